using System.Diagnostics;
using System.Globalization;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Likes of one post by many users at once, at the grain's interface and over HTTP, on the whole product in this process; against pgbench
/// that adds the row and counts it in a transaction each. In turns, so that all see the same machine. When every user likes the post,
/// the next one is the hot one. Users have looked at the author's profile before, as who likes a post has seen it. Option: seconds of a
/// round (5).
/// </summary>
public static class LikesBenchmark
{
    private const int Users = 10_000;
    private const int Author = Users;
    private const int Callers = 400;
    private const int Connections = 64;
    private const int Tokens = 2_000;
    private const int Rounds = 3;
    private const int PgbenchClients = 16;
    private const double GrainBar = 8;
    private const double HttpBar = 1.5;

    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var pgbench = Pgbench.Find() ?? throw new InvalidOperationException("pgbench is not installed; Debian has it in the package postgresql-contrib.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Logging:LogLevel:Default", "Warning"));
        await database.ExecuteAsync(FollowScripts.MakeUsers(Users));
        await database.ExecuteAsync("vacuum analyze");
        var grains = product.Get<IGrainFactory>();
        var tokens = await MakeTokensAsync(product);
        await LikeAsync(grains, [await database.MakePostAsync(FollowScripts.UserId(Author))], TimeSpan.FromMinutes(1));

        var rounds = new List<(double Pgbench, double Grains, double Http)>();
        for (var round = 0; round <= Rounds; round++)
        {
            await CleanAsync(database);
            var single = await Pgbench.RunAsync(pgbench, database.ConnectionString, await ScriptAsync(database), seconds, PgbenchClients);
            await CleanAsync(database);
            var ofGrains = await LikeAsync(grains, await PostsAsync(database), TimeSpan.FromSeconds(seconds));
            await CheckAsync(database);
            await CleanAsync(database);
            var ofHttp = await new HttpLikes(product.Address, tokens, await PostsAsync(database)).RunAsync(Connections, TimeSpan.FromSeconds(seconds));
            await CheckAsync(database);
            if (round == 0)
                continue; // compiles and prepares
            rounds.Add((single, ofGrains, ofHttp));
            Print($"round {round}: pgbench {single:0}, grains {ofGrains:0}, HTTP {ofHttp:0} likes/s");
        }

        var (limit, rate, http) = (Median(rounds.Select(r => r.Pgbench)), Median(rounds.Select(r => r.Grains)), Median(rounds.Select(r => r.Http)));
        Print($"pgbench, a transaction a like of one post, {PgbenchClients} clients\t{limit:0}\tlikes/s");
        Print($"likes of one post at the grain's interface, {Callers} callers\t{rate:0}\tlikes/s");
        Print($"ratio\t{rate / limit:0.0}\t(bar {GrainBar}: {(rate >= GrainBar * limit ? "met" : "MISSED")})");
        Print($"likes of one post over HTTP, {Connections} connections\t{http:0}\tlikes/s");
        Print($"ratio\t{http / limit:0.0}\t(bar {HttpBar}: {(http >= HttpBar * limit ? "met" : "MISSED")})");
    }

    private static async Task<double> LikeAsync(IGrainFactory grains, Guid[] posts, TimeSpan time)
    {
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(began) < time && Interlocked.Increment(ref next) is var i && i < posts.Length * Users)
            {
                var answer = await grains.GetReactions(FollowScripts.UserId(i % Users)).Like(posts[i / Users], ContentKind.Post);
                if (!answer.IsSuccess || !answer.Value.Liked)
                    throw new InvalidOperationException($"Like number {i} was refused: {answer}");
                count++;
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // Of the same author, whom everybody knows.
    private static async Task<Guid[]> PostsAsync(TestDatabase database)
    {
        var posts = new Guid[100];
        for (var i = 0; i < posts.Length; i++)
            posts[i] = await database.MakePostAsync(FollowScripts.UserId(Author));
        return posts;
    }

    private static async Task<string[]> MakeTokensAsync(TestProduct product)
    {
        var issuer = product.Get<AccessTokenIssuer>();
        var tokens = new string[Tokens];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = await issuer.IssueAsync(FollowScripts.UserId(i), Guid.CreateVersion7(), CancellationToken.None);
        return tokens;
    }

    // Another user each time, so that every transaction adds a row.
    private static async Task<string> ScriptAsync(TestDatabase database)
    {
        var post = await database.MakePostAsync(FollowScripts.UserId(Author));
        return $"""
            begin;
            insert into likes (user_id, target_id, kind, liked_at) values (gen_random_uuid(), '{post}', 1, now());
            update content_counts set likes = likes + 1, change_number = change_number + 1 where target_id = '{post}';
            commit;

            """;
    }

    private static async Task CleanAsync(TestDatabase database)
    {
        await database.ExecuteAsync("update content_counts set likes = 0 where likes > 0");
        // By itself, since readers of events wait for rows of it in an order of their own.
        foreach (var command in new[] { "truncate likes", "truncate events", "vacuum content_counts", "checkpoint" })
            await database.ExecuteAsync(command);
    }

    private static async Task CheckAsync(TestDatabase database)
    {
        var wrong = await database.FindWrongReactionsAsync();
        if (wrong.Count > 0)
            throw new InvalidOperationException($"Counters are wrong: {wrong[0]}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
