using System.Globalization;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Follows at the grain's interface, on the whole product in this process: of one hot account, against pgbench that does the same
/// rows in a transaction each; spread over many accounts, against pgbench that runs the product's own statement with 250 follows.
/// And <c>GET users/{name}</c> against bare Kestrel. In turns, so that all see the same machine. Options: seconds of a round (5),
/// and one of <c>hot</c>, <c>spread</c>, <c>profile</c> for that part alone.
/// </summary>
public static class GraphBenchmark
{
    private const int Callers = 200;
    private const int SpreadOver = 10_000;

    // As many as fill two transactions of 250, which is what pgbench runs.
    private const int SpreadCallers = 500;
    private const int Fans = 250_000;
    private const int Rounds = 3;
    private const int PgbenchClients = 16;
    private const double HotBar = 10;
    private const double SpreadBar = 0.5;
    private static readonly TimeSpan SlowestBar = TimeSpan.FromMilliseconds(100);

    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var part = options is [_, var name, ..] ? name : null;
        if (part is null or "hot" or "spread")
            await MeasureFollows(seconds, part);
        if (part is null or "profile")
            await UserBenchmark.Run(seconds);
    }

    private static async Task MeasureFollows(int seconds, string? part)
    {
        var pgbench = Pgbench.Find() ?? throw new InvalidOperationException("pgbench is not installed; Debian has it in the package postgresql-contrib.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Logging:LogLevel:Default", "Warning"));
        await database.ExecuteAsync(FollowScripts.MakeUsers(Fans));
        await database.ExecuteAsync("vacuum analyze");
        var grains = product.Get<IGrainFactory>();

        if (part is null or "hot")
            await MeasureHot(database, grains, pgbench, seconds);
        if (part is null or "spread")
            await MeasureSpread(database, grains, pgbench, seconds);
        await database.ExecuteAsync("vacuum analyze follows");
        var wrong = await database.FindWrongCountsAsync();
        if (wrong.Count > 0)
            throw new InvalidOperationException($"Counters are wrong: {wrong[0]}");
    }

    // Of each round another user is the star, whom the others follow, each once.
    private static async Task MeasureHot(TestDatabase database, IGrainFactory grains, string pgbench, int seconds)
    {
        var rounds = new List<(double Pgbench, FollowLoad.Result Product)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var star = Fans - round;
            await CleanAsync(database);
            var single = await Pgbench.RunAsync(pgbench, database.ConnectionString, FollowScripts.Single(star, Fans), seconds, PgbenchClients);
            await CleanAsync(database);
            var product = await FollowLoad.RunAsync(grains, Callers, TimeSpan.FromSeconds(seconds), i => i < Fans - Rounds ? (i, star) : null);
            if (round == 0)
                continue; // compiles and prepares
            rounds.Add((single, product));
            Print($"hot, round {round}: pgbench {single:0}, product {product}, {await BatchAsync(database):0} a transaction");
        }

        var (limit, rate, slowest) = (Median(rounds.Select(round => round.Pgbench)), Median(rounds.Select(round => round.Product.PerSecond)), rounds.Max(round => round.Product.P99));
        Print($"pgbench, a transaction a follow of one account, {PgbenchClients} clients\t{limit:0}\tfollows/s");
        Print($"follows of one account, {Callers} callers\t{rate:0}\tfollows/s");
        Print($"ratio\t{rate / limit:0.0}\t(bar {HotBar}: {(rate >= HotBar * limit ? "met" : "MISSED")})");
        Print($"p99, worst round\t{slowest.TotalMilliseconds:0.0}\tms (bar {SlowestBar.TotalMilliseconds}: {(slowest < SlowestBar ? "met" : "MISSED")})");
    }

    // Each follows the next one, then each the next but one, and so on: no pair twice.
    private static async Task MeasureSpread(TestDatabase database, IGrainFactory grains, string pgbench, int seconds)
    {
        var rounds = new List<(double Pgbench, FollowLoad.Result Product)>();
        for (var round = 0; round <= Rounds; round++)
        {
            await CleanAsync(database);
            var batches = await Pgbench.RunAsync(pgbench, database.ConnectionString, FollowScripts.Batch(SpreadOver), seconds);
            await CleanAsync(database);
            var product = await FollowLoad.RunAsync(
                grains, SpreadCallers, TimeSpan.FromSeconds(seconds), i => (i % SpreadOver, (i + (i / SpreadOver) + 1) % SpreadOver));
            if (round == 0)
                continue;
            rounds.Add((FollowScripts.BatchRows * batches, product));
            Print($"spread, round {round}: pgbench {FollowScripts.BatchRows * batches:0}, product {product}, {await BatchAsync(database):0} a transaction");
        }

        var (limit, rate) = (Median(rounds.Select(round => round.Pgbench)), Median(rounds.Select(round => round.Product.PerSecond)));
        Print($"two pgbench clients, {FollowScripts.BatchRows} follows a transaction\t{limit:0}\tfollows/s");
        Print($"follows spread over {SpreadOver} accounts, {SpreadCallers} callers\t{rate:0}\tfollows/s");
        Print($"ratio\t{rate / limit:0.00}\t(bar {SpreadBar}: {(rate >= SpreadBar * limit ? "met" : "MISSED")})");
    }

    private static async Task<double> BatchAsync(TestDatabase database) =>
        (await database.QueryAsync<double>("select count(*)::float8 / count(distinct xmin::text) from follows"))[0];

    private static async Task CleanAsync(TestDatabase database)
    {
        await database.ExecuteAsync(
            "truncate follows, follow_requests; update user_counts set followers = 0, following = 0 where followers + following > 0; delete from events");
        foreach (var command in new[] { "vacuum user_counts", "vacuum events", "checkpoint" })
            await database.ExecuteAsync(command);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
