using System.Text.Json;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.Builder;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>Alone in the process, because it looks at the memory and at the time of all of it.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class FuzzCollection;

/// <summary>
/// Sends tens of thousands of hostile requests, made from the OpenAPI document of the running product, and wants of each a described
/// answer, soon. The requests follow from a seed, which is printed; <c>INSTAHUB_FUZZ_SEED</c> and <c>INSTAHUB_FUZZ_REQUESTS</c> choose
/// another seed and number.
/// </summary>
[Collection(typeof(FuzzCollection))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int MinRequests = 20_000;
    private const int WarmUp = 2_000;
    private const long MemoryLimit = 100 << 20;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hostile_requests_get_described_answers_soon_and_leave_nothing_behind()
    {
        var seed = Setting("INSTAHUB_FUZZ_SEED") ?? 20_260_101;
        var requests = Math.Max(MinRequests, Setting("INSTAHUB_FUZZ_REQUESTS") ?? 0);
        output.WriteLine($"Seed {seed}, {requests} requests.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString);
        using var document = JsonDocument.Parse(await product.Client.GetStringAsync("/openapi/v1.json", Cancellation));
        var operations = ApiOperation.ReadAll(document.RootElement);
        var known = new List<string>();
        for (var i = 0; i < 10; i++)
            known.Add((await TestAccount.RegisterAsync(product, Cancellation)).Id.ToString("D"));

        // What is made once (code, pools, caches) is no leak.
        var maker = new RequestMaker(operations, new Random(seed), FuzzRun.Accounts) { Known = known };
        using var run = new FuzzRun(product.Address, async () => (await TestAccount.RegisterAsync(product, Cancellation)).AccessToken);
        await run.SendAsync(Enumerable.Range(0, WarmUp).Select(_ => maker.Next()), Cancellation);
        var before = MemoryInUse();
        await run.SendAsync(Enumerable.Range(0, requests).Select(_ => maker.Next()), Cancellation);
        var growth = MemoryInUse() - before;

        output.WriteLine($"Slowest {run.Slowest.TotalMilliseconds:0} ms, memory {growth >> 20} MB more, {run.Unanswered} cut off.");
        foreach (var operation in run.Answers.GroupBy(answer => answer.Key.Operation).OrderBy(group => group.Key))
            output.WriteLine($"{operation.Key}: {string.Join(", ", operation.OrderBy(answer => answer.Key.Status).Select(answer => $"{answer.Key.Status} x {answer.Value}"))}");
        Assert.True(run.Problems.IsEmpty, $"Seed {seed}:{Environment.NewLine}{string.Join(Environment.NewLine, run.Problems)}");
        Assert.InRange(run.Answers.Values.Sum(), MinRequests, int.MaxValue);
        Assert.InRange(run.Slowest, TimeSpan.Zero, TimeLimit);
        Assert.InRange(growth, long.MinValue, MemoryLimit);
        // Requests that all fail at the door try nothing.
        Assert.All(operations, operation => Assert.Contains(run.Answers, answer => answer.Key.Operation == operation.ToString() && answer.Key.Status is not (401 or 406 or 415)));
    }

    [Fact]
    public async Task It_sees_an_endpoint_that_fails_or_answers_what_it_does_not_describe()
    {
        await using var web = await TestWeb.StartAsync(api: api =>
        {
            api.MapGet("/fails", string (int number) => throw new InvalidOperationException($"{number}"));
            api.MapGet("/teapot", () => Answer.Fail(new ApiError(418, "teapot", "No coffee here.")));
            api.MapGet("/bare", (Microsoft.AspNetCore.Http.HttpContext context) =>
            {
                context.Response.StatusCode = 400;
                context.Response.ContentLength = 0;
            });
        });
        var operations = ApiOperation.ReadAll(await (await web.Get("/openapi/v1.json")).Json());
        var maker = new RequestMaker([.. operations.Where(operation => operation.Path is "/api/v1/fails" or "/api/v1/teapot" or "/api/v1/bare")], new Random(1), FuzzRun.Accounts);
        using var run = new FuzzRun(web.Address, () => Task.FromResult("no.such.token"));

        await run.SendAsync(Enumerable.Range(0, 200).Select(_ => maker.Next()), Cancellation);

        Assert.Contains(run.Problems, problem => problem.StartsWith("status 500 <- GET /api/v1/fails", StringComparison.Ordinal));
        Assert.Contains(run.Problems, problem => problem.StartsWith("status 418 is not described <- GET /api/v1/teapot", StringComparison.Ordinal));
        Assert.Contains(run.Problems, problem => problem.Contains("<- GET /api/v1/bare", StringComparison.Ordinal));
    }

    // Of the whole process, the requests' own included: what is not in use has been given back.
    private static long MemoryInUse()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : null;
}
