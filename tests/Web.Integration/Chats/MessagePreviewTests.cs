using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.Egress;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>A product that looks at links in messages, over an internet of the test's.</summary>
public sealed class PreviewingChats : IAsyncLifetime
{
    public PreviewingChats() => Social = new SocialProduct(Internet.AddTo, ("LinkPreviews:Enabled", "true"));

    public TestInternet Internet { get; } = new();

    public SocialProduct Social { get; }

    public ValueTask InitializeAsync() => Social.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Social.DisposeAsync();
        await Internet.DisposeAsync();
    }
}

/// <summary>Previews of links in messages; each test has a host of its own.</summary>
public sealed class MessagePreviewTests(PreviewingChats previewing, SocialProduct plain) : IClassFixture<PreviewingChats>
{
    private readonly TestInternet _internet = previewing.Internet;
    private readonly SocialProduct _social = previewing.Social;
    private readonly string _host = $"{Guid.NewGuid():N}.example";

    [Fact]
    public async Task A_preview_comes_after_the_message_and_is_no_edit()
    {
        _internet.Host(_host, LocalSite.OfPage("<title>A page</title><meta property=og:site_name content='A site'>"));
        var (ada, bob, chat) = await PairAsync(_social);
        await using var bobs = await _social.Connect(bob);

        var sent = await ada.Say(chat, $"look: http://{_host}/a#b!");

        Assert.True(sent.IsNull("preview"));
        Assert.Equal(sent.GetRawText(), (await bobs.Next("message:new")).GetRawText());
        var told = await bobs.Next("message:edited");
        var preview = told.GetProperty("preview");
        Assert.Equal((sent.Id(), true, 1), (told.Id(), told.IsNull("editedAt"), told.Number("sequence")));
        Assert.Equal(($"http://{_host}/a#b", "A page", "A site"), (preview.Text("url"), preview.Text("title"), preview.Text("siteName")));
        Assert.True(preview.IsNull("description"));
        Assert.Equal(told.GetRawText(), (await bob.Messages(chat)).Single().GetRawText());
        Assert.Empty((await ada.DataAsync(ada.GetAsync($"messages/{sent.Id()}/history"))).EnumerateArray());

        var target = await bob.MakeChat("group", ada);
        await bob.SendJson(HttpMethod.Post, $"messages/{sent.Id()}/forward", new { chats = new[] { target } });
        Assert.Equal("A page", (await bobs.Next("message:edited")).GetProperty("preview").Text("title"));
    }

    [Fact]
    public async Task A_slow_page_holds_up_nobody_and_an_edit_is_not_written_over()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = _internet.Host(_host, new LocalSite(async (_, connection, cancellationToken) =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(cancellationToken);
            await LocalSite.WriteAsync(connection, "HTTP/1.1 200 OK\r\nContent-Type: text/html", "<title>Slow</title>"u8.ToArray(), cancellationToken);
        }));
        _internet.Host($"quick.{_host}", LocalSite.OfPage("<title>Quick</title>"));
        var (ada, bob, chat) = await PairAsync(_social);
        await using var bobs = await _social.Connect(bob);
        var (edited, left) = (await ada.Say(chat, $"http://{_host}/"), await ada.Say(chat, $"http://{_host}/#left"));
        await Patience.ForAsync(asked.Task, "the slow page to be asked for");

        await EditAsync(ada, edited.Id(), $"http://quick.{_host}/");

        var changes = (await bobs.Until("message:edited", message => !message.IsNull("preview"))).Where(next => next.Name == "message:edited").ToArray();
        Assert.Equal(("Quick", edited.Id()), (changes[^1].Data.GetProperty("preview").Text("title"), changes[^1].Data.Id()));
        Assert.False(changes[^1].Data.IsNull("editedAt"));
        answer.SetResult();
        // Both have waited for that page: when the one has it, the other has been refused it, or is about to be.
        var last = await bobs.Until("message:edited", message => message.Id() == left.Id());
        Assert.DoesNotContain(last.Concat(await bobs.ArrivedBefore(ada, chat)), next => next.Data.GetRawText().Contains("Slow", StringComparison.Ordinal) && next.Data.Id() == edited.Id());
        Assert.Equal(["Slow", "Quick"], (await bob.Messages(chat)).Skip(1).Select(message => message.GetProperty("preview").Text("title")));
        Assert.Single(slow.Heads);
    }

    [Fact]
    public async Task An_edit_takes_the_preview_away_and_brings_another()
    {
        _internet.Host(_host, LocalSite.OfPage("<title>One</title>"));
        _internet.Host($"other.{_host}", LocalSite.OfPage("<title>Two</title>"));
        var (ada, bob, chat) = await PairAsync(_social);
        await using var bobs = await _social.Connect(bob);
        var sent = await ada.Say(chat, $"http://{_host}/");
        Assert.Equal("One", (await bobs.Next("message:edited")).GetProperty("preview").Text("title"));

        Assert.True((await EditAsync(ada, sent.Id(), $"http://other.{_host}/")).IsNull("preview"));
        var changes = await bobs.Until("message:edited", message => !message.IsNull("preview"));
        Assert.Equal("Two", changes[^1].Data.GetProperty("preview").Text("title"));
        Assert.True((await EditAsync(ada, sent.Id(), "no link")).IsNull("preview"));
        Assert.True((await bob.Messages(chat)).Single().IsNull("preview"));
        await ada.Erase(sent.Id(), "all");
    }

    [Fact]
    public async Task Only_texts_are_looked_at()
    {
        var site = _internet.Host(_host, LocalSite.OfPage("<title>A page</title>"));
        var (ada, bob, chat) = await PairAsync(_social);
        await using var bobs = await _social.Connect(bob);
        var picture = await ada.UploadPicture(_social.Product);

        await ada.TrySay(chat, new { type = "image", media = new[] { picture }, text = $"http://{_host}/caption" });
        await ada.TrySay(chat, new { type = "encrypted", body = Convert.ToBase64String(Encoding.UTF8.GetBytes($"http://{_host}/secret")) });
        await ada.Say(chat, $"http://{_host}/text");

        await bobs.Next("message:edited");
        Assert.StartsWith("GET /text ", Assert.Single(site.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_looked_at_unless_it_is_configured()
    {
        var (ada, bob, chat) = await PairAsync(plain);
        await using var bobs = await plain.Connect(bob);

        await ada.Say(chat, $"http://{_host}/");

        Assert.DoesNotContain(await bobs.ArrivedBefore(ada, chat), next => next.Name == "message:edited");
        Assert.Equal([0L], await plain.Database.QueryAsync<long>($"select count(*) from link_previews where url_hash = sha256('http://{_host}/')"));
    }

    private static Task<JsonElement> EditAsync(Person person, Guid message, string text) =>
        person.DataAsync(person.SendJson(HttpMethod.Patch, $"messages/{message}", new { text }));

    private static async Task<(Person Ada, Person Bob, Guid Chat)> PairAsync(SocialProduct social)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Befriend(bob);
        return (ada, bob, await ada.MakeChat("private", bob));
    }
}
