using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.Load.Http;
using InstaHub.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

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
        await RegisterAsync(product.Client, "grace");
        var token = await RegisterAsync(product.Client, "ada");
        var body = await ReadAsync(product.Client, token);
        await using var bare = await StartBareAsync(body);

        var user = new HttpLoad(product.Address, Path, $"Authorization: Bearer {token}", body.Length);
        var nothing = new HttpLoad(new Uri(bare.Urls.Single()), Path, $"Authorization: Bearer {token}", body.Length);
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

    private static async Task<string> RegisterAsync(HttpClient client, string username)
    {
        var registration = new { email = $"{username}@example.com", username, password = "a password of hers", displayName = username };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", registration);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("data").GetProperty("accessToken").GetString()!;
    }

    private static async Task<byte[]> ReadAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<WebApplication> StartBareAsync(byte[] body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            context.Response.BodyWriter.Write(body);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
