using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>A long chat: where one is in it, and how one gets about.</summary>
public sealed class ThreadTests(ProductFixture fixture, Chromium chromium)
{
    private const int Messages = 120;

    // It is marked for a moment, which a busy machine may let pass before a test looks.
    private const string RememberMarked =
        """
        () => {
          window.marked = [];
          new MutationObserver(() => {
            for (const { textContent } of document.querySelectorAll('[role=feed] article[aria-current]')) window.marked.push(textContent);
          }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-current'] });
        }
        """;

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 780)]
    public async Task What_is_found_leads_to_its_place_and_from_there_to_the_newest(int width, int height)
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await WriteAsync(ada, bob, read: Messages);
        await bob.Page.SetViewportSizeAsync(width, height);
        await bob.GoAsync("/chats");
        await bob.Page.GetByLabel("Search messages").FillAsync("number17");
        await bob.Page.EvaluateAsync(RememberMarked);
        await bob.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = TextOf(17) }).ClickAsync();

        await Expect(bob.Message(TextOf(17))).ToBeInViewportAsync();
        await Patience.UntilAsync(async () => (await bob.Page.EvaluateAsync<string[]>("marked")).Any(text => text.Contains(TextOf(17))), "what was found to be marked");
        await Expect(bob.Messages.Locator("article[aria-current]")).ToHaveCountAsync(0); // for a moment
        await Expect(bob.Message(TextOf(17))).ToBeInViewportAsync();

        await bob.Button("To the newest message").ClickAsync();
        await Expect(bob.Message(TextOf(Messages))).ToBeInViewportAsync();
        await Expect(bob.Button("To the newest message")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 780)]
    public async Task Who_has_not_read_for_a_while_begins_where_they_left_off_and_what_comes_meanwhile_moves_nothing(int width, int height)
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        var chat = await WriteAsync(ada, bob, read: Messages - 30);
        await bob.Page.SetViewportSizeAsync(width, height);
        await bob.GoAsync("/chats");
        await bob.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = TextOf(Messages) }).ClickAsync();

        var mark = bob.Messages.GetByText("New messages", new() { Exact = true });
        var first = bob.Message(TextOf(Messages - 29));
        await Expect(mark).ToBeInViewportAsync();
        await Expect(first).ToBeInViewportAsync();
        await Expect(bob.Button("30 new messages")).ToBeVisibleAsync();
        var (markAt, before) = (await mark.BoundingBoxAsync(), await first.BoundingBoxAsync());
        Assert.True(markAt!.Y < before!.Y && before.Y < height / 2, $"The mark is at {markAt.Y}, what is new at {before.Y} of {height}.");

        await TellAsync(ada, chat, "Are you there?");
        await Expect(bob.Button("31 new messages")).ToBeVisibleAsync();
        Assert.Equal(before.Y, (await first.BoundingBoxAsync())!.Y);
        await bob.Button("31 new messages").ClickAsync();
        await Expect(bob.Message("Are you there?")).ToBeInViewportAsync();
        await Patience.UntilAsync(async () => (await bob.AskAsync(fixture.Product.Client, $"chats/{chat}")).GetProperty("unread").GetInt32() == 0, "all to be read");

        // At the end one stays there.
        await TellAsync(ada, chat, "Good that you are");
        await Expect(bob.Message("Good that you are")).ToBeInViewportAsync();
    }

    private static string TextOf(int sequence) => $"This is number{sequence} of many";

    /// <summary>Writes the messages to somebody who reads the first of them. The chat's id.</summary>
    private async Task<string> WriteAsync(Person from, Person to, int read)
    {
        var client = fixture.Product.Client;
        var reader = (await to.AskAsync(client, "users/me")).GetProperty("id").GetString();
        var chat = (await from.TellAsync(client, "chats", new { type = "private", members = new[] { reader } })).GetProperty("id").GetString()!;
        for (var sequence = 1; sequence <= Messages; sequence++)
            await TellAsync(from, chat, TextOf(sequence));
        await to.TellAsync(client, $"chats/{chat}/accept", new { });
        await to.TellAsync(client, $"chats/{chat}/read", new { upTo = read });
        return chat;
    }

    private Task TellAsync(Person from, string chat, string text) => from.TellAsync(fixture.Product.Client, $"chats/{chat}/messages", new { type = "text", text });
}
