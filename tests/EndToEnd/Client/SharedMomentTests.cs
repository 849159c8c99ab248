using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using InstaHub.TestSupport.Media;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>What two people see of each other, each in a browser of their own, without loading a page anew.</summary>
public sealed partial class SharedMomentTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task A_photo_that_somebody_posts_is_seen_liked_and_answered_by_another_without_a_reload()
    {
        using var pictures = new Pictures();
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await bob.FollowAsync(ada);
        await bob.GoByLinkAsync("Home");
        await Expect(bob.Page.GetByText("Your feed is waiting for you")).ToBeVisibleAsync();

        await ada.PublishAsync(await pictures.QuartersAsync(".jpg"), "Four quarters", "Good morning #lisbon");
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "1 new post" }).ClickAsync();
        var seen = bob.Post("Good morning");
        await Expect(seen.GetByRole(AriaRole.Img, new() { Name = "Four quarters" })).ToBeVisibleAsync();
        await ada.GoByLinkAsync("Home");
        await Expect(ada.Post("Good morning")).ToBeVisibleAsync();

        await seen.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true }).ClickAsync();
        await Expect(seen.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true, Pressed = true })).ToBeVisibleAsync();
        await Expect(ada.Post("Good morning").GetByText("1 like")).ToBeVisibleAsync();

        await seen.GetByRole(AriaRole.Link, new() { Name = "Comment", Exact = true }).ClickAsync();
        await bob.Page.GetByLabel("Write a comment").FillAsync("And to you");
        await bob.Button("Send").ClickAsync();
        await Expect(bob.Page.GetByText("And to you")).ToBeVisibleAsync();
        await Expect(ada.Post("Good morning").GetByText("Show 1 comment")).ToBeVisibleAsync();

        await Expect(ada.Page.GetByRole(AriaRole.Navigation).GetByText("3", new() { Exact = true }).First).ToBeVisibleAsync(); // followed, liked, commented
        await ada.GoByLinkAsync("Notifications");
        foreach (var what in (string[])["liked your post.", "commented on your post.", "started following you."])
            await Expect(ada.Page.GetByRole(AriaRole.Main).GetByText(what)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_people_write_to_each_other_and_see_it_while_it_happens()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);
        await bob.WriteToAsync(ada);
        await bob.SendAsync("Shall we?");

        await ada.GoByLinkAsync("Chats");
        await ada.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "Shall we?" }).ClickAsync();
        await Expect(ada.Message("Shall we?")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByText(ReadByAda()).Or(bob.Page.GetByLabel(ReadByAda())).First).ToBeAttachedAsync();

        await ada.MessageBox.PressSequentiallyAsync("Yes");
        await Expect(bob.Page.GetByText("is writing…").First).ToBeVisibleAsync();
        await ada.MessageBox.PressAsync("Enter");
        await Expect(bob.Message("Yes")).ToBeVisibleAsync();
        await bob.SendAsync("Now?");
        await Expect(ada.Message("Now?")).ToBeVisibleAsync();
    }

    [GeneratedRegex("^Read by")]
    private static partial Regex ReadByAda();
}
