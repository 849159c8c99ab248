using System.Collections.Concurrent;
using System.Net;

namespace InstaHub.Faults;

/// <summary>The process is killed while many users publish, like and comment: nothing acknowledged is lost, and all that counts is right.</summary>
public sealed class ContentFaultTests
{
    private const int Users = 16;

    // The process is killed after so many acts; there are many under way then.
    private const int Acts = 1500;

    private static readonly (string, string)[] Settings = [("PasswordHashing__Iterations", "1000")];

    [Fact]
    public async Task A_process_killed_among_likes_comments_and_publications_loses_nothing_acknowledged()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var killed = SiloProcess.Start(database.ConnectionString, Settings);
        await killed.UntilReadinessIsAsync(HttpStatusCode.OK);
        var users = await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => ContentUser.RegisterAsync(killed.Client)));
        var done = new ConcurrentQueue<Act>();
        var hot = await users[0].PublishAsync(killed.Client, "hot", $"{Guid.NewGuid()}");

        var enough = new TaskCompletionSource();
        var acting = Task.WhenAll(users.Select(user => ActAsync(user, killed.Client, hot, done, enough)));
        await Patience.ForAsync(Task.WhenAny(enough.Task, acting), $"{Acts} acts");
        await killed.KillAsync();
        var broken = (await Patience.ForAsync(acting, "the end of all requests")).ToList();

        await using var next = await killed.StartAgainReadyAsync(database.ConnectionString, Settings);
        Assert.True(done.Count >= Acts, $"Only {done.Count} acts were done.");
        foreach (var (kind, sql) in Act.Rows)
        {
            var there = (await database.QueryAsync<string>(sql)).ToHashSet();
            Assert.Equal([], done.Where(act => act.Kind == kind && !there.Contains(act.Row)).Select(act => act.ToString()));
            Assert.Contains(done, act => act.Kind == kind);
        }
        // Nobody knows whether what was under way has happened; to ask again with the same key makes one of each.
        foreach (var (user, caption) in broken.Index().Where(one => one.Item is not null).Select(one => (users[one.Index], one.Item!)))
        {
            var id = await user.PublishAsync(next.Client, caption, caption);
            Assert.Equal([id], await database.QueryAsync<Guid>($"select id from posts where caption = '{caption}'"));
        }
        await Patience.UntilAsync(async () => (await database.QueryAsync<long>("select count(*) from events"))[0] == 0, "all events to be handled");
        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) from events_dead"));
        Assert.Empty(await database.FindWrongPostsAsync());
        Assert.Empty(await database.FindWrongReactionsAsync());

        var counts = (await users[0].GetAsync(next.Client, $"posts/{hot}")).GetProperty("counts");
        Assert.Equal([counts.GetProperty("likes").GetInt64()], await database.QueryAsync<long>($"select count(*) from likes where target_id = '{hot}'"));
        Assert.Equal([counts.GetProperty("comments").GetInt64()], await database.QueryAsync<long>($"select count(*) from comments where post_id = '{hot}'"));
        foreach (var user in users)
        {
            var posts = (await user.GetAsync(next.Client, $"users/{user.Id}")).GetProperty("counts").GetProperty("posts").GetInt64();
            Assert.Equal([posts], await database.QueryAsync<long>($"select count(*) from posts where author_id = '{user.Id}' and status = 2"));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{done.Count} acts were acknowledged, {broken.Count(caption => caption is not null)} publications broken off.");
    }

    /// <summary>Acts until the process is gone.</summary>
    /// <returns>The caption, and key, of the post that was being published then; null: something else was under way.</returns>
    private static async Task<string?> ActAsync(ContentUser user, HttpClient client, Guid hot, ConcurrentQueue<Act> done, TaskCompletionSource enough)
    {
        string? publishing = null;
        try
        {
            for (var round = 0; ; round++)
            {
                publishing = $"{Guid.NewGuid()}";
                var post = await user.PublishAsync(client, publishing, publishing);
                publishing = null;
                Note(new("post", $"{post}"));
                foreach (var liked in round == 0 ? [hot, post] : new[] { post })
                {
                    await user.LikeAsync(client, liked);
                    Note(new("like", $"{user.Id} {liked}"));
                }
                Note(new("comment", $"{await user.CommentAsync(client, hot, "Well.")}"));
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return publishing;
        }

        void Note(Act act)
        {
            done.Enqueue(act);
            if (done.Count >= Acts)
                enough.TrySetResult();
        }
    }

    // What was acknowledged, and as what it is found in the database.
    private sealed record Act(string Kind, string Row)
    {
        public static readonly (string Kind, string Sql)[] Rows =
        [
            ("post", "select id::text from posts where status = 2"), ("like", "select user_id || ' ' || target_id from likes"),
            ("comment", "select id::text from comments where deleted_at is null"),
        ];
    }
}
