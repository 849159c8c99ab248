using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>The second factor, by the screens.</summary>
public sealed class TwoStepTests(ProductFixture fixture, Chromium chromium)
{
    private const string WrongCode = "The code is wrong, or was used already.";

    [Fact]
    public async Task With_a_second_step_the_password_alone_signs_nobody_in()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        var (secret, _) = await TurnOnAsync(ada);

        await ada.SignOutAsync();
        await ada.SignInAsync();
        await Expect(ada.Page.GetByText("Now enter the code of your second step.")).ToBeVisibleAsync();
        await EnterAsync(ada, secret.Code(0), "Sign in"); // the one that it was turned on by
        await Expect(ada.Page.GetByText(WrongCode)).ToBeVisibleAsync();
        await EnterAsync(ada, secret.Code(1), "Sign in");
        await ada.ExpectHomeAsync();

        await ada.GoAsync("/settings/two-step");
        await ada.Button("Turn off").ClickAsync();
        var question = ada.Page.GetByRole(AriaRole.Dialog);
        await question.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await question.GetByRole(AriaRole.Button, new() { Name = "Turn off" }).ClickAsync();
        await Expect(ada.Button("Set up")).ToBeVisibleAsync();
        await ada.SignOutAsync();
        await ada.SignInAsync();
        await ada.ExpectHomeAsync();
    }

    [Fact]
    public async Task Who_has_lost_the_phone_signs_in_by_a_recovery_code_once()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        var (_, recovery) = await TurnOnAsync(ada);
        Assert.Equal(10, recovery.Distinct().Count());

        await ada.SignOutAsync();
        await ada.SignInAsync();
        await EnterAsync(ada, recovery[3], "Sign in");
        await ada.ExpectHomeAsync();

        await ada.SignOutAsync();
        await ada.SignInAsync();
        await EnterAsync(ada, recovery[3], "Sign in");
        await Expect(ada.Page.GetByText(WrongCode)).ToBeVisibleAsync();
        await EnterAsync(ada, recovery[4].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), "Sign in"); // as people type it
        await ada.ExpectHomeAsync();
    }

    /// <summary>Turns it on, with a wrong code first. The app's secret, and the recovery codes that were shown.</summary>
    private static async Task<(TotpSecret Secret, IReadOnlyList<string> Recovery)> TurnOnAsync(Person person)
    {
        await person.GoAsync("/settings/two-step");
        await person.Button("Set up").ClickAsync();
        var shown = await person.Page.GetByText("Or enter this key in the app:").Locator("+ p").InnerTextAsync();
        var secret = TotpSecret.Of(shown.Replace(" ", "", StringComparison.Ordinal));
        await EnterAsync(person, secret.Code(-9), "Turn on"); // of minutes ago
        await Expect(person.Page.GetByText(WrongCode)).ToBeVisibleAsync();
        await EnterAsync(person, secret.Code(0), "Turn on");

        var codes = person.Page.GetByRole(AriaRole.List, new() { Name = "Your recovery codes" }).GetByRole(AriaRole.Listitem);
        await Expect(codes).ToHaveCountAsync(10);
        var recovery = await codes.AllInnerTextsAsync();
        await person.Button("I have kept them").ClickAsync();
        await Expect(person.Page.GetByText("Two-step sign-in is on")).ToBeVisibleAsync();
        return (secret, recovery);
    }

    private static async Task EnterAsync(Person person, string code, string action)
    {
        await person.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await person.Button(action).ClickAsync();
    }
}
