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
/// <c>GET /api/v1/posts/{id}</c> of another user, signed in, against a bare Kestrel endpoint that answers the same body, over as
/// many connections, in turns, in one process with the load generator. A part of <see cref="PostBenchmark"/>.
/// </summary>
public static class PostReadBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 64;
    private const double Bar = 0.4;

    public static async Task Run(int seconds)
    {
        var round = TimeSpan.FromSeconds(seconds);
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:User", "100000000"), ("Logging:LogLevel:Default", "Warning"));
        var path = await PublishAsync(product.Client, await RegisterAsync(product.Client, "grace"));
        var token = await RegisterAsync(product.Client, "ada");
        var body = await ReadAsync(product.Client, path, token);
        await using var bare = await StartBareAsync(body);

        var post = new HttpLoad(product.Address, path, $"Authorization: Bearer {token}", body.Length);
        var nothing = new HttpLoad(new Uri(bare.Urls.Single()), path, $"Authorization: Bearer {token}", body.Length);
        await post.RunAsync(Connections, round);
        await nothing.RunAsync(Connections, round);
        var rates = new List<(double Post, double Bare)>();
        for (var i = 0; i < Rounds; i++)
            rates.Add((await post.RunAsync(Connections, round), await nothing.RunAsync(Connections, round)));

        var (ofPost, ofBare) = (Median(rates.Select(rate => rate.Post)), Median(rates.Select(rate => rate.Bare)));
        Print($"GET posts/{{id}}, {body.Length} bytes, {Connections} connections\t{ofPost:0}\trequests/s");
        Print($"bare Kestrel\t{ofBare:0}\trequests/s");
        Print($"ratio\t{ofPost / ofBare:0.00}\t(bar {Bar}: {(ofPost >= Bar * ofBare ? "met" : "MISSED")})");
    }

    private static async Task<string> RegisterAsync(HttpClient client, string username)
    {
        var registration = new { email = $"{username}@example.com", username, password = "a password of hers", displayName = username };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", registration);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("data").GetProperty("accessToken").GetString()!;
    }

    private static async Task<string> PublishAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/posts")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = JsonContent.Create(new { caption = PostScripts.CaptionOf(1), location = new { name = "London" } }),
        };
        using var answer = await client.SendAsync(request);
        return answer.EnsureSuccessStatusCode().Headers.Location!.OriginalString;
    }

    private static async Task<byte[]> ReadAsync(HttpClient client, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
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
