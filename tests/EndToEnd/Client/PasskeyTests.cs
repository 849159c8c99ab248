using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>Passkeys, by the screens.</summary>
public sealed partial class PasskeyTests(ProductFixture fixture, Chromium chromium)
{
    // Where passkeys are in the list of the field, this authenticator chooses one before anybody can press the button.
    private const string NoList = "PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);";

    [Fact]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await VirtualAuthenticator.AddAsync(ada.Page);
        await ada.Page.AddInitScriptAsync(NoList);
        await ada.GoAsync("/settings/passkeys");
        await Expect(ada.Page.GetByText("You have no passkey yet.")).ToBeVisibleAsync();
        await ada.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("My laptop");
        await ada.Button("Add a passkey").ClickAsync();
        var passkeys = ada.Page.GetByRole(AriaRole.List, new() { Name = "Passkeys" }).GetByRole(AriaRole.Listitem);
        await Expect(passkeys).ToHaveTextAsync([Unused()]);

        await ada.Button("Add a passkey").ClickAsync(); // it is on this device already
        await Expect(ada.Page.GetByText("There is a passkey of this account on that device already.")).ToBeVisibleAsync();
        await Expect(passkeys).ToHaveCountAsync(1);

        await ada.SignOutAsync();
        await SignInAsync(ada);
        await ada.ExpectHomeAsync();

        await ada.GoAsync("/settings/passkeys");
        await Expect(passkeys).Not.ToContainTextAsync("Never used");
        await ada.Button("Remove My laptop").ClickAsync();
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(ada.Page.GetByText("You have no passkey yet.")).ToBeVisibleAsync();
        await ada.SignOutAsync();
        await SignInAsync(ada);
        await Expect(ada.Page.GetByText("This passkey is not known here any more.")).ToBeVisibleAsync();
    }

    private static async Task SignInAsync(Person person)
    {
        await person.GoAsync("/sign-in");
        await person.Button("Sign in with a passkey").ClickAsync();
    }

    [GeneratedRegex("My laptop.*Never used")]
    private static partial Regex Unused();
}
