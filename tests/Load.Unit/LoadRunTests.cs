using System.Diagnostics;
using System.Net;
using InstaHub.Load.Mix;
using InstaHub.Silo.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace InstaHub.Load.Unit;

/// <summary>Runs: against the product, and against a server that stalls.</summary>
public sealed class LoadRunTests
{
    private static readonly LoadUser User = new(Guid.NewGuid(), "ada", "token");
    private static readonly LoadTargets Targets = new([User], [User], [new LoadPost(Guid.NewGuid(), User.Id, TakesComments: true)], [], []);

    [Theory]
    [InlineData("read")]
    [InlineData("update")]
    public async Task A_seeded_product_answers_each_operation_of_a_mix(string mix)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([database.Configuration, new("PasswordHashing:Iterations", "1000")]).Build();
        Assert.Equal(0, await SeedCommand.RunAsync(configuration, ["--users", "150", "--photos", "0"], TestContext.Current.CancellationToken));

        var result = await LoadBenchmark.MeasureAsync(
            product.Address, new LoadOptions(mix, Rate: 150, Duration: 4, Warmup: 0, Users: 150, Connections: 8, Live: 5, Arrivals: Arrivals.Constant));

        Assert.Empty(result.Operations.SelectMany(operation => operation.Errors.Keys.Select(error => $"{operation.Operation.Name}: {error}")));
        Assert.False(result.HasFailed);
        Assert.Equal(600, result.Succeeded);
        Assert.Equal(600, result.Seconds.Sum(second => second.Succeeded));
        Assert.All(result.Operations.Where(operation => operation.Operation.Weight > 5), operation => Assert.NotEqual(0, operation.Latency.Count));
        Assert.Equal((5, 0), (result.Live.Connected, result.Live.Lost));
        Assert.Empty(await database.FindWrongReactionsAsync());
    }

    // 50 requests, the first of which holds the only connection until all others were meant to begin: they waited, each a little less.
    [Fact]
    public async Task Requests_that_had_to_wait_for_a_slow_answer_count_with_their_waiting()
    {
        var held = new TaskCompletionSource();
        var count = 0;
        await using var server = await StartAsync(async context =>
        {
            if (Interlocked.Increment(ref count) == 1)
                await held.Task;
            await context.Response.WriteAsync("{}");
        });
        var options = new LoadOptions(Rate: 50, Duration: 1, Warmup: 0, Connections: 1, Live: 0, Arrivals: Arrivals.Constant);
        await using var live = new LiveClients(Targets.Run);

        var running = new LoadRun(new Uri(server.Urls.Single()), MixOf("x"), Targets, live, options).RunAsync([]);
        await Patience.UntilAsync(() => Task.FromResult(Volatile.Read(ref count) == 1), "the first request");
        var stalled = Stopwatch.GetTimestamp();
        await Patience.UntilAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(stalled) > TimeSpan.FromSeconds(1.5)), "the time when the last request was meant to begin");
        held.SetResult();
        var result = await Patience.ForAsync(running, "the end of the run");

        var operation = Assert.Single(result.Operations);
        Assert.Equal(50, operation.Latency.Count);
        // Half of them were meant to begin before the middle of the second.
        Assert.True(operation.Latency.Percentile(0.5) > TimeSpan.FromSeconds(0.9), $"{operation.Latency.Percentile(0.5)}");
        // What measures from sending sees one slow answer of fifty.
        Assert.True(operation.Service.Max > TimeSpan.FromSeconds(1.4), $"{operation.Service.Max}");
        Assert.True(operation.Service.Percentile(0.5) < operation.Latency.Percentile(0.5) / 2, $"{operation.Service.Percentile(0.5)}");
    }

    [Fact]
    public async Task Answers_that_refuse_are_counted_by_their_codes_and_not_as_latencies()
    {
        await using var server = await StartAsync(async context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.Conflict;
            await context.Response.WriteAsync("""{"success":false,"error":{"code":"blocked","message":"no"}}""");
        });
        await using var live = new LiveClients(Targets.Run);

        var result = await new LoadRun(
            new Uri(server.Urls.Single()), MixOf("x"), Targets, live, new LoadOptions(Rate: 20, Duration: 1, Warmup: 0, Connections: 2, Live: 0, Arrivals: Arrivals.Constant)).RunAsync([]);

        Assert.Equal(new Dictionary<string, long> { ["409 blocked"] = 20 }, result.Operations.Single().Errors);
        Assert.Equal((0L, 20L, 20L, true), (result.Succeeded, result.Failed, result.Seconds.Single().Failed, result.HasFailed));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_of_each_request()
    {
        await using var live = new LiveClients(Targets.Run);
        string address;
        await using (var server = await StartAsync(_ => Task.CompletedTask))
            address = server.Urls.Single();

        var result = await new LoadRun(
            new Uri(address), MixOf("x"), Targets, live, new LoadOptions(Rate: 10, Duration: 1, Warmup: 0, Connections: 2, Live: 0, Arrivals: Arrivals.Constant)).RunAsync([]);

        Assert.Equal(10, result.Failed);
        Assert.Equal(["SocketException"], result.Operations.Single().Errors.Keys);
    }

    private static OperationMix MixOf(string path) => new([new Operation("one", IsWrite: false, 1, (targets, _) => new LoadRequest("GET", path, targets.Users[0]))]);

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
