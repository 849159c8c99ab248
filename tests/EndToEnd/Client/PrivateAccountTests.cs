using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>An account whose posts are for those whom it accepts.</summary>
public sealed class PrivateAccountTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task Who_asks_to_follow_a_private_account_sees_its_posts_when_accepted()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await using var carl = await SignUpAsync(chromium, fixture, "carl");
        await ada.GoAsync("/settings/privacy");
        await ada.Page.GetByRole(AriaRole.Switch, new() { Name = "Private account" }).CheckAsync();
        await Patience.UntilAsync(async () => (await ada.AskAsync(fixture.Product.Client, "users/me")).GetProperty("isPrivate").GetBoolean(), "the account to be private");
        await ada.TellAsync(fixture.Product.Client, "posts", new { caption = "For friends" });
        await ada.GoByLinkAsync("Notifications");

        await bob.FollowAsync(ada);
        await carl.FollowAsync(ada);
        await Expect(bob.Page.GetByText("This account is private")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByText("For friends")).ToBeHiddenAsync();

        await ada.Main.GetByRole(AriaRole.Link, new() { Name = "Follow requests 2" }).ClickAsync();
        await ada.Button($"Accept {bob.Username}").ClickAsync();
        await ada.Button($"Decline {carl.Username}").ClickAsync();
        await Expect(ada.Page.GetByText("Follows you now")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByText("Declined")).ToBeVisibleAsync();

        // Neither has to load anything anew.
        await bob.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = "For friends" }).ClickAsync();
        await Expect(bob.Post("For friends")).ToBeVisibleAsync();
        await bob.GoByLinkAsync("Home");
        await Expect(bob.Post("For friends")).ToBeVisibleAsync();
        await Expect(carl.Page.GetByText("This account is private")).ToBeVisibleAsync();
    }
}
