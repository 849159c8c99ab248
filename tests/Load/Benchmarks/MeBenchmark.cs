using System.Globalization;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// <c>GET /api/v1/auth/me</c> against a bare Kestrel endpoint that answers the same body, over as many connections, in turns, in
/// one process with the load generator. The rate limiter is on, its limit out of reach. Options: seconds a round (3), connections (64).
/// </summary>
public static class MeBenchmark
{
    private const int Rounds = 5;
    private const double Bar = 0.5;
    private const string Path = "/api/v1/auth/me";

    public static async Task Run(string[] options)
    {
        var round = TimeSpan.FromSeconds(options is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 3);
        var connections = options is [_, var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 64;
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:User", "100000000"), ("Logging:LogLevel:Default", "Warning"));
        var token = await product.Client.RegisterAsync("ada");
        var body = await product.Client.ReadAsync(Path, token);
        await using var bare = await BareKestrel.StartAsync(body);

        var me = new HttpLoad(product.Address, Path, $"Authorization: Bearer {token}", body.Length);
        var nothing = new HttpLoad(new Uri(bare.Urls.Single()), Path, $"Authorization: Bearer {token}", body.Length);
        await me.RunAsync(connections, round);
        await nothing.RunAsync(connections, round);
        var rates = new List<(double Me, double Bare)>();
        for (var i = 0; i < Rounds; i++)
            rates.Add((await me.RunAsync(connections, round), await nothing.RunAsync(connections, round)));

        var (ofMe, ofBare) = (Median(rates.Select(rate => rate.Me)), Median(rates.Select(rate => rate.Bare)));
        Print($"body\t{body.Length}\tbytes");
        Print($"connections\t{connections}\t");
        Print($"GET {Path}\t{ofMe:0}\trequests/s");
        Print($"bare Kestrel\t{ofBare:0}\trequests/s");
        Print($"ratio\t{ofMe / ofBare:0.00}\tbar {Bar:0.00}: {(ofMe / ofBare >= Bar ? "reached" : "missed")}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
