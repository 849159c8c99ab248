using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>Whoever one does not follow asks to write.</summary>
public sealed partial class MessageRequestTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task A_stranger_is_read_in_secret_and_learns_of_it_when_they_are_welcome()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await bob.GoByLinkAsync("Chats");
        await ada.WriteToAsync(bob);
        await ada.SendAsync("We met in Lisbon");

        await OpenRequestAsync(bob, "We met in Lisbon");
        await Expect(bob.Page.GetByText("wants to write to you")).ToBeVisibleAsync();
        await Expect(bob.MessageBox).ToBeHiddenAsync();
        await Expect(ada.Messages.GetByText("Sent", new() { Exact = true })).ToBeAttachedAsync();

        await bob.Button("Accept").ClickAsync();
        await Expect(ada.Messages.GetByText(Read())).ToBeAttachedAsync();
        await bob.SendAsync("Of course!");
        await Expect(ada.Message("Of course!")).ToBeVisibleAsync();
        await bob.Button("All").ClickAsync();
        await Expect(bob.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = "Of course!" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whom_one_refuses_may_ask_again_and_whom_one_blocks_may_not()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await bob.GoByLinkAsync("Chats");
        await ada.WriteToAsync(bob);
        await ada.SendAsync("Buy this");
        await OpenRequestAsync(bob, "Buy this");
        await bob.Button("Delete").ClickAsync();
        await bob.Button("Requests").ClickAsync();
        await Expect(bob.Page.GetByText("No requests")).ToBeVisibleAsync();

        await ada.SendAsync("Do buy this");
        await OpenRequestAsync(bob, "Do buy this");
        await bob.Button("Block").ClickAsync();
        await bob.Button("Requests").ClickAsync();
        await Expect(bob.Page.GetByText("No requests")).ToBeVisibleAsync();
        await ada.SendAsync("Buy at last");
        await Expect(ada.Page.GetByText("This cannot be delivered.")).ToBeVisibleAsync();
        await bob.GoAsync($"/u/{ada.Username}");
        await Expect(bob.Page.GetByText("You have blocked this account")).ToBeVisibleAsync();
    }

    private static async Task OpenRequestAsync(Person person, string text)
    {
        await person.Button("Requests (1)").ClickAsync();
        await person.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = text }).ClickAsync();
        await Expect(person.Message(text)).ToBeVisibleAsync();
    }

    [GeneratedRegex("^Read by")]
    private static partial Regex Read();
}
