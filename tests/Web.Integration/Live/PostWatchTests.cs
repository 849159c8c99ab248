using System.Diagnostics;
using System.Net;
using System.Text.Json;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Live;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;
using InstaHub.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Web.Integration.Live;

/// <summary>Numbers under posts that are on somebody's screen.</summary>
[Collection(nameof(LiveProduct))]
public sealed class PostWatchTests(LiveProduct product)
{
    private PostWatches Watches => product.Product.Get<PostWatches>();

    private IWebHostGrain WebHost => product.Grains.GetWebHost(product.Product.Get<LiveConnections>().ProcessId);

    public static TheoryData<string> NoPosts => new()
    {
        "null", "5", "[]", "{}", """{"posts":null}""", """{"posts":5}""", """{"posts":"x"}""", """{"posts":["x"]}""", """{"posts":[null]}""", """{"posts":[{}]}""",
        """{"posts":[["019a0000-0000-7000-8000-000000000000"]]}""", """{"posts":["\u0000"]}""", """{"posts":["\ud800"]}""",
        $$"""{"posts":[{{string.Join(',', Enumerable.Range(0, PostsRequest.MaxPosts + 1).Select(_ => $"\"{Guid.NewGuid()}\""))}}]}""",
    };

    [Fact]
    public async Task Numbers_come_as_they_change_with_those_of_the_beginning_in_the_answer()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await bob.Person.Comment(post, "first");
        var (client, position) = await ConnectAsync(bob);
        await using var _ = client;

        var watched = (await WatchAsync(client, post)).Single();
        Assert.Equal((post, 0, 1), NumbersOf(watched));

        await bob.Person.Like(post);
        Assert.Equal((post, 1, 1), await NextAsync(client));
        await ada.Person.Like(post);
        Assert.Equal((post, 2, 1), await NextAsync(client));
        await ada.Person.Comment(post, "second");
        Assert.Equal((post, 2, 2), await NextAsync(client));
        await bob.Person.Unlike(post);
        var last = await client.NextAsync("post:engagement");
        Assert.Equal((post, 1, 2), NumbersOf(last.Data));
        Assert.Equal(position, last.Position);
        Assert.Equal(1, (await bob.Person.See(post)).Count("likes"));
    }

    [Fact]
    public async Task Who_watches_is_told_and_nobody_else()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var (post, other) = ((await ada.Person.Post("one")).Id(), (await ada.Person.Post("two")).Id());
        await using var first = (await ConnectAsync(bob)).Client;
        await using var second = (await ConnectAsync(bob)).Client;
        await using var author = (await ConnectAsync(ada)).Client;
        await WatchAsync(first, post);
        await WatchAsync(author, post);
        await WatchAsync(second, other);

        await bob.Person.Like(post);
        Assert.Equal((post, 1, 0), await NextAsync(first));
        Assert.Equal((post, 1, 0), await NextAsync(author));
        await bob.Person.Like(other);

        Assert.Equal((other, 1, 0), await NextAsync(second));
        Assert.Empty(first.TakeArrived());
    }

    [Fact]
    public async Task However_often_the_numbers_change_there_are_few_events_of_which_the_last_says_all()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await using var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post);
        var (watch, number, seen) = (Stopwatch.StartNew(), 0, new List<int?>());

        // At least 500 changes, and until it has been told of some of them several times.
        while (number < 500 || seen.Count < 5)
        {
            await product.Grains.GetPost(post).CountsChanged(new ContentCounts(++number, 0, number));
            seen.AddRange(client.TakeArrived().Select(pushed => NumbersOf(pushed.Data).Likes));
        }
        while (seen[^1] != number)
            seen.Add((await NextAsync(client)).Likes);

        // The first at once, then one an interval: how long it really took tells how many there may be.
        Assert.InRange(seen.Count, 5, 1 + (int)(watch.Elapsed / new SessionsOptions().CountsInterval));
        Assert.Equal(seen.Order().Distinct(), seen);
    }

    [Fact]
    public async Task Numbers_that_are_told_in_disorder_come_in_order()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await using var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post);

        foreach (var number in new[] { 2, 1, 9, 3, 8 })
            await product.Grains.GetPost(post).CountsChanged(new ContentCounts(number, 0, number));

        var seen = new List<int?>();
        do
        {
            seen.Add((await NextAsync(client)).Likes);
        }
        while (seen[^1] != 9);
        Assert.Equal(seen.Order().Distinct(), seen);
        await product.Grains.GetPost(post).CountsChanged(new ContentCounts(1, 0, 1));
        await product.Grains.GetPost(post).CountsChanged(new ContentCounts(10, 0, 10));
        Assert.Equal(10, (await NextAsync(client)).Likes);
    }

    [Fact]
    public async Task An_older_event_that_comes_late_is_not_sent()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await using var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post);

        foreach (var number in new[] { 7, 6, 7, 8 })
        {
            var data = JsonSerializer.SerializeToUtf8Bytes(new { id = post, counts = new { likes = number, comments = 0 } });
            await WebHost.Push(new LivePush([], new LiveEvent("post:engagement", data), new LiveTopic(LiveTopicKind.Post, post, number)));
        }

        // A connection that is busy skips 7.
        var seen = new List<int?> { (await NextAsync(client)).Likes };
        if (seen[0] == 7)
            seen.Add((await NextAsync(client)).Likes);
        Assert.Equal(8, seen[^1]);
        Assert.Empty(client.TakeArrived());
    }

    [Fact]
    public async Task A_connection_that_takes_nothing_yet_gets_the_newest_numbers_alone()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        // Until it has called sync, what is for it is held back.
        var (client, _) = await product.ConnectAsync(bob.User);
        await using var _2 = client;
        await WatchAsync(client, post);
        await using var witness = (await ConnectAsync(ada)).Client;
        await WatchAsync(witness, post);
        for (var number = 1; number <= 3; number++)
        {
            await product.Grains.GetPost(post).CountsChanged(new ContentCounts(number, 0, number));
            Assert.Equal(number, (await NextAsync(witness)).Likes);
        }

        await client.InvokeAsync("sync", "{}");

        await client.NextAsync("sync:events");
        Assert.Equal(3, (await NextAsync(client)).Likes);
        Assert.Empty(client.TakeArrived());
    }

    [Theory]
    [InlineData("stranger", true)]
    [InlineData("blocked", false)]
    [InlineData("blocker", false)]
    [InlineData("muting", true)]
    [InlineData("private", false)]
    [InlineData("private follower", true)]
    [InlineData("archived", false)]
    [InlineData("draft", false)]
    [InlineData("deleted", false)]
    [InlineData("deactivated", false)]
    public async Task A_post_can_be_watched_by_who_may_see_it(string how, bool canWatch)
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post(new { caption = "one", draft = how == "draft" })).Id();
        if (how == "private follower")
            await bob.Person.Follow(ada.Person);
        await HideAsync(how, ada.Person, bob.Person, post);
        await using var client = (await ConnectAsync(bob)).Client;

        var watched = await WatchAsync(client, post, Guid.NewGuid());

        Assert.Equal(canWatch ? [post] : [], watched.Select(one => one.Id()));
        Assert.Equal(canWatch ? 1 : 0, await WatchingAsync(client));
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("blocker")]
    [InlineData("private")]
    [InlineData("archived")]
    [InlineData("deleted")]
    [InlineData("deactivated")]
    public async Task Who_may_not_see_a_post_any_more_gets_no_numbers(string how)
    {
        var (ada, bob, eve) = (await RegisterAsync(), await RegisterAsync(), await RegisterAsync());
        var (post, control) = ((await ada.Person.Post("one")).Id(), (await eve.Person.Post("two")).Id());
        await using var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post, control);
        var watching = Watches.Count;

        await HideAsync(how, ada.Person, bob.Person, post);

        await Patience.UntilAsync(() => Task.FromResult(Watches.Count == watching - 1), "the end of the watching");
        await product.Grains.GetPost(post).CountsChanged(new ContentCounts(9, 9, 9));
        await eve.Person.Like(control);
        Assert.Equal((control, 1, 0), await NextAsync(client));
        Assert.Equal(1, await WatchingAsync(client));
        Assert.Empty(client.TakeArrived());
    }

    [Fact]
    public async Task Hidden_likes_are_for_the_author_alone()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post(new { caption = "one", hideLikes = true })).Id();
        await bob.Person.Like(post);
        await using var author = (await ConnectAsync(ada)).Client;
        await using var client = (await ConnectAsync(bob)).Client;
        Assert.Equal((post, 1, 0), NumbersOf((await WatchAsync(author, post)).Single()));
        Assert.Equal((post, null, 0), NumbersOf((await WatchAsync(client, post)).Single()));

        await ada.Person.Like(post);

        Assert.Equal((post, 2, 0), await NextAsync(author));
        Assert.Equal((post, null, 0), await NextAsync(client));
        await ada.Person.Edit(post, new { hideLikes = false });
        await bob.Person.Comment(post, "first");
        Assert.Equal((post, 2, 1), await NextAsync(author));
        Assert.Equal((post, 2, 1), await NextAsync(client));
    }

    [Fact]
    public async Task Watching_ends_when_the_client_says_so_and_with_the_connection()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var (post, kept) = ((await ada.Person.Post("one")).Id(), (await ada.Person.Post("two")).Id());
        var before = Watches.Count;
        var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post, kept);
        await WatchAsync(client, post);
        Assert.Equal(before + 2, Watches.Count);

        var answer = await client.InvokeAsync("post:unwatch", ArgumentOf(post, Guid.NewGuid()));

        Assert.Equal(1, answer.GetProperty("watching").GetInt32());
        await bob.Person.Like(post);
        await bob.Person.Like(kept);
        Assert.Equal((kept, 1, 0), await NextAsync(client));
        Assert.Empty(client.TakeArrived());
        await client.DisposeAsync();
        await Patience.UntilAsync(() => Task.FromResult(Watches.Count == before), "the end of the watching");
    }

    [Fact]
    public async Task A_connection_watches_so_many_posts_and_no_more()
    {
        var ada = await RegisterAsync();
        var posts = new List<Guid>();
        for (var i = 0; i <= LiveProduct.MaxWatchedPosts; i++)
            posts.Add((await ada.Person.Post($"post {i}")).Id());
        await using var client = (await ConnectAsync(ada)).Client;
        await WatchAsync(client, [.. posts[..^1]]);

        await RefusedAsync(client, ArgumentOf(posts[^1]), "watch_limit");
        Assert.Equal(LiveProduct.MaxWatchedPosts, await WatchingAsync(client));
        await WatchAsync(client, posts[0]);
        await client.InvokeAsync("post:unwatch", ArgumentOf(posts[0]));
        Assert.Single(await WatchAsync(client, posts[^1]));
    }

    [Theory]
    [MemberData(nameof(NoPosts))]
    public async Task What_names_no_posts_is_refused(string argument)
    {
        await using var client = (await ConnectAsync(await RegisterAsync())).Client;

        await RefusedAsync(client, argument, "validation_failed");
        Assert.Equal("validation_failed", CodeOf(await Assert.ThrowsAsync<SignalRException>(() => client.InvokeAsync("post:unwatch", argument))));
    }

    [Fact]
    public async Task Numbers_whose_push_was_lost_come_with_the_next_renewal()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await using var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post);

        await WebHost.Leave();
        await bob.Person.Like(post);

        Assert.Equal((post, 1, 0), await NextAsync(client));
    }

    [Fact]
    public async Task Numbers_come_also_when_the_post_has_to_be_read_again()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await using var client = (await ConnectAsync(bob)).Client;
        await WatchAsync(client, post);

        await product.Grains.GetPost(post).Forget();
        await bob.Person.Like(post);

        Assert.Equal((post, 1, 0), await NextAsync(client));
    }

    [Fact]
    public async Task Connections_of_every_web_process_are_told()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync());
        var post = (await ada.Person.Post("one")).Id();
        await using var web = await TestWeb.StartAsync(builder => builder.Services.AddSingleton(product.Grains));
        await using var here = (await ConnectAsync(bob)).Client;
        await using var there = await SignalRTestClient.ConnectAsync(web.Address, LiveProduct.Hub, options => options.SetRequestHeader(Support.TestUsers.Header, $"{bob.User.Id:D}"));
        await there.NextAsync("ready");
        await there.InvokeAsync("sync", "{}");
        await there.NextAsync("sync:events");
        await WatchAsync(here, post);
        await WatchAsync(there, post);

        for (var likes = 1; likes >= 0; likes--)
        {
            await (likes == 1 ? bob.Person.Like(post) : bob.Person.Unlike(post));
            Assert.Equal((post, likes, 0), await NextAsync(here));
            Assert.Equal((post, likes, 0), await NextAsync(there));
        }
    }

    private async Task HideAsync(string how, Person author, Person viewer, Guid post)
    {
        switch (how)
        {
            case "blocked":
                await author.Block(viewer);
                break;
            case "blocker":
                await viewer.Block(author);
                break;
            case "muting":
                await viewer.DataAsync(viewer.PutAsync($"users/{author.Id}/mute", "{}"));
                break;
            case "private" or "private follower":
                await author.SetPrivate(true);
                break;
            case "archived":
                await author.DataAsync(author.PutAsync($"posts/{post}/archive"));
                break;
            case "deleted":
                Assert.Equal(HttpStatusCode.NoContent, (await author.DeleteAsync($"posts/{post}")).StatusCode);
                break;
            case "deactivated":
                await product.SetStatusAsync(author.Id, 1);
                break;
        }
    }

    private async Task<Watcher> RegisterAsync()
    {
        var user = await product.RegisterAsync();
        return new Watcher(user, new Person(product.Product.Client, user.Id, user.Name, user.Token));
    }

    private async Task<(SignalRTestClient Client, string Position)> ConnectAsync(Watcher watcher)
    {
        var (client, position) = await product.ConnectAsync(watcher.User);
        client.Takes = name => name is "post:engagement" or "sync:events";
        await client.InvokeAsync("sync", "{}");
        await client.NextAsync("sync:events");
        return (client, position);
    }

    private static async Task<IReadOnlyList<JsonElement>> WatchAsync(SignalRTestClient client, params Guid[] posts) =>
        [.. (await client.InvokeAsync("post:watch", ArgumentOf(posts))).GetProperty("posts").EnumerateArray()];

    private static async Task<int> WatchingAsync(SignalRTestClient client) =>
        (await client.InvokeAsync("post:unwatch", ArgumentOf())).GetProperty("watching").GetInt32();

    private static async Task RefusedAsync(SignalRTestClient client, string argument, string code) =>
        Assert.Equal(code, CodeOf(await Assert.ThrowsAsync<SignalRException>(() => client.InvokeAsync("post:watch", argument))));

    private static string CodeOf(SignalRException exception) => exception.Message.Split(' ')[^1];

    private static async Task<(Guid Post, int? Likes, int? Comments)> NextAsync(SignalRTestClient client) =>
        NumbersOf((await client.NextAsync("post:engagement")).Data);

    private static (Guid Post, int? Likes, int? Comments) NumbersOf(JsonElement post) =>
        (post.Id(), (int?)post.Count("likes"), (int?)post.Count("comments"));

    private static string ArgumentOf(params Guid[] posts) => JsonSerializer.Serialize(new { posts });

    private sealed record Watcher(LiveUser User, Person Person);
}
