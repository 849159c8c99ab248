using InstaHub.EndToEnd.Support;
using InstaHub.TestSupport.Media;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>Without a connection one reads what one has read, and what one does happens later, once.</summary>
public sealed class OfflineTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task Who_is_offline_reads_likes_comments_and_writes_and_it_happens_once_when_they_are_back()
    {
        using var pictures = new Pictures();
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);
        await ada.PublishAsync(await pictures.QuartersAsync(".jpg"), "Four quarters", "From the train");
        await bob.WriteToAsync(ada);
        await bob.SendAsync("Before");
        var chat = new Uri(bob.Page.Url).AbsolutePath;
        await bob.GoByLinkAsync("Home");
        await Expect(bob.Post("From the train")).ToBeVisibleAsync();
        // The client and what was read are kept in the background; a page that came from there shows that they are.
        await bob.Page.EvaluateAsync("navigator.serviceWorker.ready");
        await bob.GoAsync("/");
        await Expect(bob.Post("From the train")).ToBeVisibleAsync();
        await bob.Page.EvaluateAsync("() => new Promise((resolve) => { const look = () => caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))).some((count) => count > 10) ? resolve() : setTimeout(look, 50)); look(); })");

        await bob.BeOfflineAsync(true);
        await bob.GoAsync("/");
        var post = bob.Post("From the train");
        await Expect(post).ToBeVisibleAsync();
        await post.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true }).ClickAsync();
        await Expect(post.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true, Pressed = true })).ToBeVisibleAsync();
        await bob.GoAsync(chat);
        await Expect(bob.Message("Before")).ToBeVisibleAsync();
        await bob.SendAsync("Meanwhile");
        await bob.GoByLinkAsync("Home");
        await post.GetByRole(AriaRole.Link, new() { Name = "Comment", Exact = true }).ClickAsync();
        await bob.Page.GetByLabel("Write a comment").FillAsync("Beautiful");
        await bob.Button("Send").ClickAsync();
        await Expect(bob.Page.GetByText("You are offline. 3 things wait to be sent.")).ToBeVisibleAsync();

        // Not even a page that is closed meanwhile loses it.
        await bob.GoAsync("/");
        await bob.BeOfflineAsync(false);
        await Expect(bob.Page.GetByText("You are offline.")).ToBeHiddenAsync();
        var client = fixture.Product.Client;
        var shared = (await ada.AskAsync(client, "feed?order=latest"))[0];
        await Patience.UntilAsync(
            async () => (await ada.AskAsync(client, $"posts/{shared.GetProperty("id")}")).GetProperty("counts") is var counts
                && counts.GetProperty("likes").GetInt64() == 1 && counts.GetProperty("comments").GetInt64() == 1,
            "the like and the comment");
        await Patience.UntilAsync(async () => (await ada.AskAsync(client, $"{chat[1..]}/messages")).GetArrayLength() >= 2, "the message");
        var texts = (await ada.AskAsync(client, $"{chat[1..]}/messages")).EnumerateArray().Select(message => message.GetProperty("text").GetString());
        Assert.Equal(["Meanwhile", "Before"], texts);
        Assert.Equal(["Beautiful"], (await ada.AskAsync(client, $"posts/{shared.GetProperty("id")}/comments")).EnumerateArray().Select(comment => comment.GetProperty("text").GetString()));
    }
}
