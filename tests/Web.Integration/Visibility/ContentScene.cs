using System.Net;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Visibility;

/// <summary>
/// An author with a post, and with comments and likes on the post of a host; and viewers who had liked and bookmarked the author's post
/// before something came between them.
/// </summary>
internal sealed class ContentScene
{
    private static readonly string[] Between = ["stranger", "follower", "former", "asking", "muting", "restricted", "blocked", "blocking", "both"];

    private readonly Dictionary<string, Person> _viewers = [];
    private readonly Dictionary<string, Guid> _collections = [];
    private readonly SocialProduct _social;

    private ContentScene(SocialProduct social) => _social = social;

    public Person Author => _viewers["author"];

    public IReadOnlyDictionary<string, Person> Viewers => _viewers;

    public Guid Post { get; private set; }

    public string Tag { get; } = $"t{Guid.NewGuid():N}";

    private Guid Picture { get; set; }

    private Person Host { get; set; } = null!;

    private Guid HostsPost { get; set; }

    // By the host on the author's post; by the host and by the author on the host's.
    private Guid Received { get; set; }

    private Guid HostsComment { get; set; }

    private Guid Comment { get; set; }

    private Guid Reply { get; set; }

    public static async Task<ContentScene> CreateAsync(SocialProduct social, bool isPrivate)
    {
        var scene = new ContentScene(social) { Host = await social.CreateUser("host") };
        scene._viewers["author"] = await social.CreateUser("author");
        scene._viewers["nobody"] = social.Nobody;
        foreach (var viewer in Between)
            scene._viewers[viewer] = await social.CreateUser(viewer);
        await scene.PublishAsync();
        await scene.ReactAsync();
        await scene.ComeBetweenAsync(isPrivate);
        return scene;
    }

    /// <summary>The ways to read something of the author's or to act on it; each gives what the viewer is answered, in a word or two.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> ReadersOfPost() =>
    [
        ("post", viewer => StatusAsync(viewer, $"posts/{Post}")),
        ("history", viewer => StatusAsync(viewer, $"posts/{Post}/history")),
        ("comments", viewer => StatusAsync(viewer, $"posts/{Post}/comments")),
        ("likes", viewer => StatusAsync(viewer, $"posts/{Post}/likes")),
        ("replies", viewer => StatusAsync(viewer, $"comments/{Received}/replies")),
        ("likes of a comment", viewer => StatusAsync(viewer, $"comments/{Received}/likes")),
    ];

    /// <summary>The lists in which the post is for who sees it.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> ListsForAnybody() =>
    [
        ("hashtag", viewer => ListedAsync(viewer, $"hashtags/{Tag}/posts", Post)),
        ("tagged", viewer => ListedAsync(viewer, $"users/{Host.Id}/tagged", Post)),
    ];

    /// <summary>The viewer's own lists, in which it is too.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> OwnLists() =>
    [
        ("liked", viewer => ListedAsync(viewer, "users/me/likes", Post)),
        ("saved", viewer => ListedAsync(viewer, "bookmarks", Post)),
        ("collection", viewer => ListedAsync(viewer, $"bookmarks?collection={_collections[viewer]}", Post)),
    ];

    /// <summary>What is done to a post that is seen.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> Acts() =>
    [
        ("to like", viewer => CodeAsync(_viewers[viewer].PutAsync($"posts/{Post}/like"))),
        ("to bookmark", viewer => CodeAsync(_viewers[viewer].PutAsync($"posts/{Post}/bookmark", "{}"))),
        ("to comment", viewer => CodeAsync(_viewers[viewer].TryCommentAsync(Post, "Well."))),
        ("to reply", viewer => CodeAsync(_viewers[viewer].TryCommentAsync(Post, "Well.", Received))),
        ("to like a comment", viewer => CodeAsync(_viewers[viewer].PutAsync($"comments/{Received}/like"))),
    ];

    /// <summary>The author's comments on what is the host's.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> Comments() =>
    [
        ("comment", viewer => ListedAsync(viewer, $"posts/{HostsPost}/comments", Comment)),
        ("reply", viewer => ListedAsync(viewer, $"comments/{HostsComment}/replies", Reply)),
    ];

    /// <summary>What hangs on the author's comment.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> ReadersOfComment() =>
    [
        ("replies to a comment", viewer => StatusAsync(viewer, $"comments/{Comment}/replies")),
        ("likes of a comment of theirs", viewer => StatusAsync(viewer, $"comments/{Comment}/likes")),
    ];

    /// <summary>The author among those who like something of the host's.</summary>
    public IReadOnlyList<(string Name, Func<string, Task<string>> Read)> Likers() =>
    [
        ("who likes a post", viewer => ListedAsync(viewer, $"posts/{HostsPost}/likes", Author.Id)),
        ("who likes a comment", viewer => ListedAsync(viewer, $"comments/{HostsComment}/likes", Author.Id)),
    ];

    public Task<string> Grid(string viewer) => CodeAsync(_viewers[viewer].GetAsync($"users/{Author.Id}/posts"));

    public Task<string> InGrid(string viewer) => ListedAsync(viewer, $"users/{Author.Id}/posts", Post);

    /// <summary>The picture by the address that anybody could make.</summary>
    public Task<string> OpenPicture() => LoadAsync($"/media/{Picture}/1080.webp");

    /// <summary>The picture by the address that a viewer is shown, who must see the post.</summary>
    public async Task<string> ShownPicture(string viewer) => await LoadAsync(
        (await _viewers[viewer].See(Post)).GetProperty("media")[0].GetProperty("variants")[0].GetProperty("url").GetString()!);

    private async Task PublishAsync()
    {
        Post = (await Author.Post(new { caption = $"one #{Tag}", media = await MediaAsync() })).Id();
        await Author.Edit(Post, new { caption = $"two #{Tag}" });
        HostsPost = (await Host.Post("the host's")).Id();
    }

    /// <summary>Another post takes the place of the first one: one that nobody has seen yet.</summary>
    public async Task ReplaceAsync(bool isDraft)
    {
        var media = await MediaAsync();
        DateTimeOffset? publishAt = isDraft ? null : DateTimeOffset.UtcNow.AddDays(1);
        Post = (await Author.Post(new { caption = $"three #{Tag}", media, draft = isDraft, publishAt })).Id();
        // On what nobody sees nobody comments.
        Received = Guid.CreateVersion7();
    }

    private async Task<object> MediaAsync()
    {
        Picture = await Author.UploadPicture(_social.Product);
        return new[] { new { id = Picture, tags = new[] { new { userId = Host.Id, x = 0.5, y = 0.5 } } } };
    }

    private async Task ReactAsync()
    {
        Received = (await Host.Comment(Post, "the host's")).Id();
        await Author.Comment(Post, "an answer", Received);
        HostsComment = (await Host.Comment(HostsPost, "the host's")).Id();
        Comment = (await Author.Comment(HostsPost, "the author's")).Id();
        Reply = (await Author.Comment(HostsPost, "the author's answer", HostsComment)).Id();
        await Host.Comment(HostsPost, "the host's answer", Comment);
        await Task.WhenAll(Author.Like(HostsPost), Author.LikeComment(HostsComment));
        foreach (var (name, viewer) in _viewers.Where(viewer => viewer.Key != "nobody"))
        {
            _collections[name] = (await (await viewer.PostJsonAsync("collections", new { name = "mine" })).Json()).GetProperty("data").Id();
            await viewer.Like(Post);
            await viewer.LikeComment(Received);
            await viewer.DataAsync(viewer.PutJsonAsync($"posts/{Post}/bookmark", new { collection = _collections[name] }));
        }
    }

    private async Task ComeBetweenAsync(bool isPrivate)
    {
        foreach (var follower in new[] { "follower", "former", "muting", "restricted", "blocked", "blocking", "both" })
            await _viewers[follower].Follow(Author);
        await _viewers["former"].Unfollow(Author);
        if (isPrivate)
            await Author.SetPrivate(true);
        Assert.Equal(isPrivate ? "pending" : "accepted", await _viewers["asking"].Follow(Author));
        await _viewers["muting"].DataAsync(_viewers["muting"].PutAsync($"users/{Author.Id}/mute", "{}"));
        await Author.DataAsync(Author.PutAsync($"users/{_viewers["restricted"].Id}/restrict"));
        foreach (var blocked in new[] { "blocked", "both" })
            await Author.Block(_viewers[blocked]);
        foreach (var blocking in new[] { "blocking", "both" })
            await _viewers[blocking].Block(Author);
    }

    private Task<string> StatusAsync(string viewer, string path) => CodeAsync(_viewers[viewer].GetAsync(path));

    private async Task<string> ListedAsync(string viewer, string path, Guid id)
    {
        using var answer = await _viewers[viewer].GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK)
            return await CodeAsync(answer);
        return (await answer.Json()).GetProperty("data").EnumerateArray().Any(item => item.Id() == id) ? "there" : "not there";
    }

    private async Task<string> LoadAsync(string url)
    {
        using var answer = await _social.Product.Client.GetAsync(url, TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode}";
    }

    private static async Task<string> CodeAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return await CodeAsync(answer);
    }

    // A status, and the reason where there are several.
    private static async Task<string> CodeAsync(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Forbidden
        ? $"403 {(await answer.Json()).GetProperty("error").GetProperty("code").GetString()}"
        : $"{(int)answer.StatusCode}";
}
