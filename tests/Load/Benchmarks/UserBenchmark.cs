using System.Globalization;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// <c>GET /api/v1/users/{username}</c> of another user, signed in and warm, against a bare Kestrel endpoint that answers the same body, in
/// turns, in one process with the load generator. The rate limiter is on, its limit out of reach. Options: seconds a round (3), connections (64).
/// </summary>
public static class UserBenchmark
{
    private const int Rounds = 5;
    private const double Bar = 0.4;

    public static async Task Run(string[] options)
    {
        var round = TimeSpan.FromSeconds(options is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 3);
        var connections = options is [_, var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 64;
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:User", "100000000"), ("Logging:LogLevel:Default", "Warning"));
        var viewer = await BenchUser.RegisterAsync(product.Client, "viewer");
        var ada = await BenchUser.RegisterAsync(product.Client, "ada");
        (await viewer.SendAsync(HttpMethod.Put, $"users/{ada.Id}/follow")).EnsureSuccessStatusCode();
        using var answer = await viewer.SendAsync(HttpMethod.Get, "users/ada");
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        await using var bare = await BareServer.StartAsync(body);

        const string Path = "/api/v1/users/ada";
        var user = new HttpLoad(product.Address, Path, $"Authorization: Bearer {viewer.Token}", body.Length);
        var nothing = new HttpLoad(new Uri(bare.Urls.Single()), Path, $"Authorization: Bearer {viewer.Token}", body.Length);
        await user.RunAsync(connections, round);
        await nothing.RunAsync(connections, round);
        var rates = new List<(double User, double Bare)>();
        for (var i = 0; i < Rounds; i++)
            rates.Add((await user.RunAsync(connections, round), await nothing.RunAsync(connections, round)));

        var (ofUser, ofBare) = (Median(rates.Select(rate => rate.User)), Median(rates.Select(rate => rate.Bare)));
        Print($"body\t{body.Length}\tbytes");
        Print($"connections\t{connections}\t");
        Print($"GET {Path}\t{ofUser:0}\trequests/s");
        Print($"bare Kestrel\t{ofBare:0}\trequests/s");
        Print($"ratio\t{ofUser / ofBare:0.00}\tbar {Bar:0.00}: {(ofUser / ofBare >= Bar ? "reached" : "missed")}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
