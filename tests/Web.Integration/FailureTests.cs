using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstaHub.Web.Integration;

/// <summary>What a client sees of an exception, and what the log keeps.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private const string SentTraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string TraceParent = $"00-{SentTraceId}-00f067aa0ba902b7-01";

    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(
        builder => builder.Services.AddSingleton<IServiceAvailability, SocketsAway>(), MapFailures);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/bug")]
    [InlineData("/api/v1/bug/later")]
    public async Task A_bug_answers_500_and_tells_nothing_of_itself(string path)
    {
        var answer = await _web.Get(path);

        var error = await answer.Failure(HttpStatusCode.InternalServerError, "internal");
        Assert.DoesNotContain("secret", await answer.Text());
        Assert.DoesNotContain(nameof(FailureTests), await answer.Text());
        var entry = Assert.Single(_web.Log.Troubles);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.IsType<InvalidOperationException>(entry.Exception);
        Assert.Contains(error.GetProperty("traceId").GetString()!, entry.Text);
        Assert.Contains(path, entry.Text);
    }

    [Theory]
    [InlineData("/api/v1/timeout")]
    [InlineData("/api/v1/cancelled")]
    [InlineData("/api/v1/away")]
    [InlineData("/api/v1/away/inside")]
    [InlineData("/api/v1/away/silo")]
    [InlineData("/api/v1/away/grain")]
    public async Task Something_that_is_away_answers_503(string path)
    {
        var answer = await _web.Get(path);

        var error = await answer.Failure(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.DoesNotContain("secret", await answer.Text());
        var entry = Assert.Single(_web.Log.Troubles);
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains(error.GetProperty("traceId").GetString()!, entry.Text);
    }

    [Fact]
    public async Task Headers_of_the_answer_that_failed_are_gone_and_those_of_every_answer_are_there()
    {
        var answer = await _web.Get("/api/v1/bug/headers");

        await answer.Failure(HttpStatusCode.InternalServerError, "internal");
        Assert.Null(answer.Header("X-Own"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task An_answer_that_fails_half_way_does_not_look_whole() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => _web.Get("/api/v1/bug/half"));

    [Fact]
    public async Task An_answer_that_fails_before_its_first_flush_does_not_look_whole() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => _web.Get("/api/v1/bug/unflushed"));

    [Fact]
    public async Task The_trace_id_is_that_of_the_callers_trace()
    {
        var error = await (await _web.Get("/api/v1/bug", ("traceparent", TraceParent))).Failure(HttpStatusCode.InternalServerError, "internal");

        Assert.Equal(SentTraceId, error.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData("traceparent", "nonsense")]
    [InlineData("traceparent", "00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task A_trace_id_that_is_none_is_not_taken_over(string header, string value) =>
        await (await _web.Get("/api/v1/bug", (header, value))).Failure(HttpStatusCode.InternalServerError, "internal");

    [Fact]
    public async Task A_request_has_no_activity_unless_somebody_wants_one()
    {
        var running = new List<Activity?>();
        await using var web = await TestWeb.StartAsync(api: MapFailures, around: app => RecordActivity(app, running));

        await (await web.Get("/api/v1/bug")).Failure(HttpStatusCode.InternalServerError, "internal");

        Assert.Null(Assert.Single(running));
    }

    [Fact]
    public async Task The_trace_id_is_that_of_the_running_activity()
    {
        var running = new List<Activity?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var traced = await TestWeb.StartAsync(api: MapFailures, around: app => RecordActivity(app, running));

        var error = await (await traced.Get("/api/v1/bug")).Failure(HttpStatusCode.InternalServerError, "internal");

        Assert.Equal(Assert.Single(running)!.TraceId.ToHexString(), error.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task An_activity_of_the_old_hierarchical_form_has_no_trace_id_to_take_over()
    {
        await using var web = await TestWeb.StartAsync(api: MapFailures, around: app => app.Use(async (context, next) =>
        {
            using var old = new Activity("old").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
            await next(context);
        }));

        await (await web.Get("/api/v1/bug")).Failure(HttpStatusCode.InternalServerError, "internal");
    }

    [Fact]
    public async Task A_client_that_went_away_is_no_failure()
    {
        var reached = new TaskCompletionSource();
        var ended = new TaskCompletionSource<int>();
        await using var web = await TestWeb.StartAsync(
            api: api => api.MapGet("/wait", async (HttpContext context) =>
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }),
            around: app => app.Use(async (context, next) =>
            {
                await next();
                ended.SetResult(context.Response.StatusCode);
            }));
        using var leaving = new CancellationTokenSource();

        var request = web.Client.GetAsync("/api/v1/wait", leaving.Token);
        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal(499, await ended.Task.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Empty(web.Log.Troubles);
    }

    private static void RecordActivity(WebApplication app, List<Activity?> running) => app.Use((context, next) =>
    {
        running.Add(Activity.Current);
        return next(context);
    });

    private static void MapFailures(RouteGroupBuilder api)
    {
        Func<string> bug = () => throw new InvalidOperationException("secret");
        api.MapGet("/bug", bug);
        api.MapGet("/bug/later", async Task<IResult> () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("secret");
        });
        api.MapGet("/bug/headers", string (HttpContext context) =>
        {
            context.Response.Headers["X-Own"] = "secret";
            throw new InvalidOperationException("secret");
        });
        api.MapGet("/bug/half", async Task<IResult> (HttpContext context) =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException("secret");
        });
        api.MapGet("/bug/unflushed", string (HttpContext context) =>
        {
            context.Response.BodyWriter.Write("half"u8);
            throw new InvalidOperationException("secret");
        });
        api.MapGet("/timeout", string () => throw new TimeoutException("secret"));
        api.MapGet("/cancelled", string () => throw new TaskCanceledException("secret"));
        api.MapGet("/away", string () => throw new SocketException((int)SocketError.ConnectionRefused));
        api.MapGet("/away/silo", string () => throw new SiloUnavailableException("secret"));
        api.MapGet("/away/grain", string () => throw new UnavailableException("secret"));
        api.MapGet("/away/inside", string () => throw new InvalidOperationException("secret", new SocketException((int)SocketError.ConnectionRefused)));
    }

    /// <summary>As the silo will say it of its database.</summary>
    private sealed class SocketsAway : IServiceAvailability
    {
        public bool IsUnavailable(Exception exception) => exception is SocketException;
    }
}
