using System.Collections.Concurrent;
using System.Net;

namespace InstaHub.Faults;

/// <summary>Things die and lapse while posts are brought to feeds: afterwards nothing is missing from any feed, and nothing is too much.</summary>
public sealed class FeedFaultTests
{
    private const int Followers = 5_000;

    // The process is killed after so many posts; there are more under way then.
    private const int Posts = 300;
    private const int Publishers = 8;

    // Of users who act upon each other, before the database goes away and after it has come back.
    private const int Acts = 400;

    private static readonly (string, string)[] Settings = [("PasswordHashing__Iterations", "1000")];

    [Fact]
    public async Task A_process_killed_while_it_brings_posts_to_five_thousand_feeds_leaves_all_of_them_right()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var killed = SiloProcess.Start(database.ConnectionString, Settings);
        await killed.UntilReadinessIsAsync(HttpStatusCode.OK);
        var author = await ContentUser.RegisterAsync(killed.Client);
        var followers = await MakeFollowersAsync(database, author.Id);
        await killed.AssertFeedsAreRightAsync(followers); // and are in use from now

        var published = await PublishUntilGoneAsync(killed, author);
        Assert.True(published.Count >= Posts, $"Only {published.Count} posts were published.");
        var waiting = (await database.QueryAsync<long>("select count(*) from events"))[0];
        Assert.True(waiting > 0, "The process was not killed among fan-outs.");

        await using var next = await killed.StartAgainReadyAsync(database.ConnectionString, Settings);
        await next.AssertFeedsAreRightAsync(followers); // they wake while what waited is brought
        var last = await author.PublishAsync(next.Client, "after it", $"{Guid.NewGuid()}");
        await database.UntilEventsAreHandledAsync();
        await next.AssertFeedsAreRightAsync([.. followers, author.Username]);

        var there = (await database.QueryAsync<Guid>("select id from posts where status = 2")).ToHashSet();
        Assert.Equal([], published.Append(last).Except(there));
        TestContext.Current.TestOutputHelper?.WriteLine($"{published.Count} posts were acknowledged; {waiting} fan-outs were under way or to come.");
    }

    [Fact]
    public async Task A_host_of_feeds_whose_lease_lapses_while_it_is_alive_shows_what_it_was_not_told()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var silo = SiloProcess.Start(database.ConnectionString, Settings);
        await silo.UntilReadinessIsAsync(HttpStatusCode.OK);
        var (ada, bob) = (await ContentUser.RegisterAsync(silo.Client), await ContentUser.RegisterAsync(silo.Client));
        await ada.FollowAsync(silo.Client, bob.Id);
        await using var live = await ada.ConnectAsync(silo.Client);
        Assert.Empty(await ada.FeedAsync(silo.Client));

        Guid post;
        Task<List<Guid>> reading;
        await using (var held = await database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            // It cannot renew its lease, and does not hear why.
            await TestDatabase.ExecuteOnAsync(held, "begin; select from feed_hosts for update");
            await Patience.UntilAsync(
                async () => (await database.QueryAsync<long>("select count(*) from feed_hosts where lease_until > clock_timestamp()"))[0] == 0, "the lease to lapse");
            post = await bob.PublishAsync(silo.Client, "while nobody hosts feeds", $"{Guid.NewGuid()}");
            await database.UntilEventsAreHandledAsync();
            Assert.Empty(live.TakeArrived()); // it was brought to no host
            reading = ada.FeedAsync(silo.Client);
            await TestDatabase.ExecuteOnAsync(held, "rollback");
        }

        Assert.Equal([post], await Patience.ForAsync(reading, "the feed"));
        var told = await live.NextAsync();
        Assert.True(
            (told.Name == "post:new" && told.Data.GetProperty("id").GetGuid() == post) || (told.Name == "sync:events" && told.Data.GetProperty("reload").GetBoolean()),
            $"{told}");
        await silo.AssertFeedsAreRightAsync([ada.Username, bob.Username]);
        Assert.Equal(0, await silo.TerminateAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_is_restarted_under_load_leaves_all_feeds_right(bool crash)
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        var database = await TestDatabase.CreateMigratedAsync(server.ConnectionString);
        await using var connections = database.DataSource; // the database itself goes with its server
        await using var silo = SiloProcess.Start(database.ConnectionString, Settings);
        await silo.UntilReadinessIsAsync(HttpStatusCode.OK);
        var users = await Task.WhenAll(Enumerable.Range(0, 2 * Publishers).Select(_ => ContentUser.RegisterAsync(silo.Client)));

        var (done, refused) = (0, 0);
        using var stop = new CancellationTokenSource();
        var acting = Task.WhenAll(users.Select((user, number) => Task.Run(() => ActAsync(silo, users, user, new Random(number), Done, Refused, stop.Token))));
        await Patience.UntilAsync(() => Task.FromResult(Volatile.Read(ref done) >= Acts), $"{Acts} acts");
        await (crash ? server.CrashAsync() : server.StopAsync());
        await silo.UntilReadinessIsAsync(HttpStatusCode.ServiceUnavailable);
        await server.StartAsync();
        database.DataSource.Clear(); // its connections are gone
        await silo.UntilReadinessIsAsync(HttpStatusCode.OK);
        var before = Volatile.Read(ref done);
        await Patience.UntilAsync(() => Task.FromResult(Volatile.Read(ref done) >= before + Acts), $"{Acts} acts after it");
        await stop.CancelAsync();
        await Patience.ForAsync(acting, "the end of all acts");

        Assert.NotEqual(0, refused);
        await database.UntilEventsAreHandledAsync();
        await silo.AssertFeedsAreRightAsync([.. users.Select(user => user.Username)]);
        Assert.Equal(0, await silo.TerminateAsync());

        void Done() => Interlocked.Increment(ref done);
        void Refused() => Interlocked.Increment(ref refused);
    }

    private static async Task<string[]> MakeFollowersAsync(TestDatabase database, Guid authorId)
    {
        var ids = await database.MakeUsersAsync(Followers);
        await database.ExecuteAsync(
            $"""
            with made as (
                insert into follows (follower_id, followee_id, since) select id, '{authorId}', now() from accounts where id <> '{authorId}' returning follower_id
            )
            update user_counts set following = 1 where user_id in (select follower_id from made);
            update user_counts set followers = {Followers} where user_id = '{authorId}'
            """);
        return [.. await database.QueryAsync<string>($"select username from accounts where id <> '{authorId}'")];
    }

    /// <summary>Publishes until the process, killed amidst it, is gone.</summary>
    /// <returns>What was acknowledged.</returns>
    private static async Task<IReadOnlyCollection<Guid>> PublishUntilGoneAsync(SiloProcess silo, ContentUser author)
    {
        var published = new ConcurrentQueue<Guid>();
        var publishing = Task.WhenAll(Enumerable.Range(0, Publishers).Select(async _ =>
        {
            try
            {
                while (true)
                    published.Enqueue(await author.PublishAsync(silo.Client, "to all of them", $"{Guid.NewGuid()}"));
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // Gone.
            }
        }));
        await Patience.UntilAsync(() => Task.FromResult(published.Count >= Posts || publishing.IsCompleted), $"{Posts} posts");
        await silo.KillAsync();
        await Patience.ForAsync(publishing, "the end of all requests");
        return published;
    }

    // Follows, publishes, takes back and reads; what is refused while there is no database is left.
    private static async Task ActAsync(
        SiloProcess silo, ContentUser[] users, ContentUser user, Random random, Action done, Action refused, CancellationToken stop)
    {
        var posts = new List<Guid>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var other = users[random.Next(users.Length)];
                switch (random.Next(10))
                {
                    case < 4:
                        posts.Add(await user.PublishAsync(silo.Client, "under load", $"{Guid.NewGuid()}"));
                        break;
                    case < 6 when posts.Count > 0:
                        await user.DeleteAsync(silo.Client, posts[random.Next(posts.Count)]);
                        break;
                    case < 8 when other != user:
                        await (random.Next(3) == 0 ? user.UnfollowAsync(silo.Client, other.Id) : user.FollowAsync(silo.Client, other.Id));
                        break;
                    default:
                        await user.FeedAsync(silo.Client);
                        break;
                }
                done();
            }
            catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException)
            {
                refused();
            }
        }
    }
}
