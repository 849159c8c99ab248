using System.Globalization;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// <c>GET /api/v1/users/{name}</c> of another user, signed in, against a bare Kestrel endpoint that answers the same body, over as
/// many connections, in turns, in one process with the load generator. A part of <see cref="GraphBenchmark"/>.
/// </summary>
public static class UserBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 64;
    private const double Bar = 0.4;
    private const string Path = "/api/v1/users/grace";

    public static async Task Run(int seconds)
    {
        var round = TimeSpan.FromSeconds(seconds);
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:User", "100000000"), ("Logging:LogLevel:Default", "Warning"));
        var grace = await BenchUser.RegisterAsync(product.Client, "grace");
        var ada = await BenchUser.RegisterAsync(product.Client, "ada");
        (await ada.SendAsync(HttpMethod.Put, $"users/{grace.Id}/follow")).EnsureSuccessStatusCode();
        using var answer = await ada.SendAsync(HttpMethod.Get, "users/grace");
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        await using var bare = await BareKestrel.StartAsync(body);

        var user = new HttpLoad(product.Address, Path, $"Authorization: Bearer {ada.Token}", body.Length);
        var nothing = new HttpLoad(new Uri(bare.Urls.Single()), Path, $"Authorization: Bearer {ada.Token}", body.Length);
        await user.RunAsync(Connections, round);
        await nothing.RunAsync(Connections, round);
        var rates = new List<(double User, double Bare)>();
        for (var i = 0; i < Rounds; i++)
            rates.Add((await user.RunAsync(Connections, round), await nothing.RunAsync(Connections, round)));

        var (ofUser, ofBare) = (Median(rates.Select(rate => rate.User)), Median(rates.Select(rate => rate.Bare)));
        Print($"GET users/{{name}}, {body.Length} bytes, {Connections} connections\t{ofUser:0}\trequests/s");
        Print($"bare Kestrel\t{ofBare:0}\trequests/s");
        Print($"ratio\t{ofUser / ofBare:0.00}\t(bar {Bar}: {(ofUser >= Bar * ofBare ? "met" : "MISSED")})");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
