using System.Net;
using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Feeds;

/// <summary>The home feed, as its owner sees it.</summary>
public sealed class FeedTests(SocialProduct social)
{
    [Fact]
    public async Task Whoever_is_followed_is_in_the_feed_newest_first_with_what_they_published_before()
    {
        var (ada, bob, cora) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("cora"));
        var before = (await bob.Post("before")).Id();
        await ada.Follow(bob);
        var own = (await ada.Post("own")).Id();
        var after = (await bob.Post("after")).Id();
        await cora.Post("of nobody's concern");

        await FeedIsAsync(ada, [after, own, before]);
        await FeedIsAsync(bob, [after, before]);

        await ada.Unfollow(bob);
        Assert.Equal([own], await ada.Feed());
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_when_that_is_answered_and_comes_back_to_its_place()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        var (first, second, third) = ((await bob.Post("1")).Id(), (await bob.Post("2")).Id(), (await bob.Post("3")).Id());
        await FeedIsAsync(ada, [third, second, first]);

        await bob.DataAsync(bob.PutAsync($"posts/{second}/archive"));
        Assert.Equal([third, first], await ada.Feed());
        await bob.DataAsync(bob.DeleteAsync($"posts/{second}/archive"));
        await FeedIsAsync(ada, [third, second, first]);
        await bob.DeleteAsync($"posts/{third}");
        Assert.Equal([second, first], await ada.Feed());
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("block")]
    public async Task Whoever_is_muted_or_blocked_is_not_in_the_feed(string mark)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        var post = (await bob.Post("loud")).Id();
        await FeedIsAsync(ada, [post]);

        await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/{mark}"));
        Assert.Empty(await ada.Feed());
        await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/{mark}"));
        if (mark == "block")
            await ada.Follow(bob); // a block has ended it
        Assert.Equal([post], await ada.Feed());
    }

    [Fact]
    public async Task Whoever_blocks_the_reader_or_is_deactivated_is_not_in_the_feed()
    {
        var (ada, bob, cora) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("cora"));
        await ada.Follow(bob);
        await ada.Follow(cora);
        var (bobs, coras) = ((await bob.Post("bob's")).Id(), (await cora.Post("cora's")).Id());
        await FeedIsAsync(ada, [coras, bobs]);

        await bob.DataAsync(bob.PutAsync($"users/{ada.Id}/block"));
        Assert.Equal([coras], await ada.Feed());
        var left = await cora.SendAsync(HttpMethod.Post, "users/me/deactivate", JsonSerializer.Serialize(new { password = SocialProduct.Password }));
        Assert.True(left.IsSuccessStatusCode, await left.Text());
        await FeedIsAsync(ada, []);
    }

    [Fact]
    public async Task Both_orders_give_every_post_once_page_by_page_while_posts_come()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        var posts = new List<Guid>();
        for (var i = 0; i < 23; i++)
            posts.Add((await bob.Post($"{i}")).Id());
        posts.Reverse();
        await FeedIsAsync(ada, posts);

        foreach (var order in new[] { "latest", "ranked" })
        {
            var (seen, cursor) = (new List<Guid>(), (string?)null);
            do
            {
                var (ids, next) = await ada.PageAsync($"feed?order={order}&limit=5{(cursor is null ? "" : $"&cursor={cursor}")}");
                seen.AddRange(ids);
                cursor = next;
                await ada.Post("meanwhile");
            }
            while (cursor is not null);
            var bobs = seen.Intersect(posts).ToList();
            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal(posts.Count, bobs.Count);
            if (order == "latest")
                Assert.Equal(posts, bobs);
        }
    }

    [Fact]
    public async Task Ranked_is_the_default_and_says_why()
    {
        var (ada, bob, cora) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("cora"));
        await ada.Follow(bob);
        var liked = (await bob.Post("liked")).Id();
        var plain = (await bob.Post("plain")).Id();
        foreach (var fan in new[] { cora, bob })
            await fan.DataAsync(fan.PutAsync($"posts/{liked}/like"));
        await FeedIsAsync(ada, [plain, liked]);

        var posts = await ada.DataAsync(ada.GetAsync("feed?why=1"));
        Assert.Equal([liked, plain], posts.EnumerateArray().Select(post => post.Id()));
        var why = posts[0].GetProperty("why");
        Assert.Equal("following", why.GetProperty("reason").GetString());
        Assert.True(why.GetProperty("engagement").GetDouble() > posts[1].GetProperty("why").GetProperty("engagement").GetDouble());
        Assert.False((await ada.DataAsync(ada.GetAsync("feed")))[0].TryGetProperty("why", out _));
    }

    [Theory]
    [InlineData("feed?order=oldest")]
    [InlineData("feed?why=yes")]
    [InlineData("feed?cursor=x")]
    public async Task What_is_not_asked_rightly_is_refused(string path)
    {
        var ada = await social.CreateUser("ada");
        await (await ada.GetAsync(path)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Pages_within_memory_do_not_ask_the_database_for_entries()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        for (var i = 0; i < 30; i++)
            await bob.Post($"{i}");
        await Patience.UntilAsync(async () => (await ada.Feed()).Count == 30, "all posts in the feed");
        var (memory, sql) = (await PagesAsync("memory"), await PagesAsync("sql"));

        Assert.Equal(30, (await ada.AllIds("feed", limit: 10)).Count);

        Assert.True(await PagesAsync("memory") >= memory + 3);
        Assert.Equal(sql, await PagesAsync("sql"));
    }

    [Fact]
    public async Task A_post_is_on_the_connections_of_followers_and_author_and_so_are_its_changes()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        await using var follower = await ConnectAsync(ada);
        await using var author = await ConnectAsync(bob);

        var post = (await bob.Post("hello")).Id();
        foreach (var client in new[] { follower, author })
        {
            var told = await client.NextAsync("post:new");
            Assert.Equal((post, "hello"), (told.Data.Id(), told.Data.Caption()));
        }
        Assert.Equal((await ada.See(post)).GetRawText(), (await ada.DataAsync(ada.GetAsync("feed")))[0].GetRawText());

        await bob.Edit(post, new { caption = "goodbye" });
        Assert.Equal("goodbye", (await follower.NextAsync("post:updated")).Data.Caption());
        await bob.DeleteAsync($"posts/{post}");
        Assert.Equal(post, (await follower.NextAsync("post:deleted")).Data.Id());
    }

    [Fact]
    public async Task What_came_while_the_connection_was_cut_comes_by_sync_once_and_in_order()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        string position;
        await using (var client = await ConnectAsync(ada))
        {
            await bob.Post("seen");
            position = (await client.NextAsync("post:new")).Position;
        }

        var missed = new[] { (await bob.Post("1")).Id(), (await bob.Post("2")).Id() };
        await FeedHasAsync(ada, missed);
        await using var again = await SignalRTestClient.ConnectAsync(social.Product.Address, $"/hubs/live?access_token={ada.Token}");
        await again.NextAsync("ready");
        await again.InvokeAsync("sync", JsonSerializer.Serialize(new { position }));

        var events = (await again.NextAsync("sync:events")).Data;
        Assert.False(events.TryGetProperty("reload", out var reload) && reload.GetBoolean(), events.GetRawText());
        Assert.Equal(missed, events.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("data").Id()));
    }

    private async Task<SignalRTestClient> ConnectAsync(Person person)
    {
        var client = await SignalRTestClient.ConnectAsync(social.Product.Address, $"/hubs/live?access_token={person.Token}");
        await client.NextAsync("ready");
        await client.InvokeAsync("sync", "{}");
        await client.NextAsync("sync:events");
        return client;
    }

    private static Task FeedIsAsync(Person person, IReadOnlyList<Guid> expected) =>
        Patience.UntilAsync(async () => (await person.Feed()).SequenceEqual(expected), $"the feed to be {expected.Count} posts");

    private static Task FeedHasAsync(Person person, IReadOnlyList<Guid> expected) =>
        Patience.UntilAsync(async () => !expected.Except(await person.Feed()).Any(), "the posts to be in the feed");

    private async Task<long> PagesAsync(string source)
    {
        var text = await social.Product.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var line = text.Split('\n').FirstOrDefault(line => line.Contains("feed_pages", StringComparison.Ordinal) && line.Contains($"source=\"{source}\"", StringComparison.Ordinal));
        return line is null ? 0 : (long)double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>Reading feeds.</summary>
internal static class FeedActs
{
    /// <summary>The ids of the feed's first hundred posts, newest first.</summary>
    public static async Task<List<Guid>> Feed(this Person person) => [.. (await person.PageAsync("feed?order=latest&limit=100")).Ids];
}
