using System.Net;
using InstaHub.Web.Health;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace InstaHub.Web.Integration;

/// <summary>Liveness and readiness.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_running_process_is_live_even_when_it_cannot_serve()
    {
        await using var web = await StartWithDatabase(HealthCheckResult.Unhealthy("The database does not answer."));

        var answer = await web.Get("/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"status":"live"}""", await answer.Text());
        Assert.Contains("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_process_whose_checks_succeed_is_ready_and_each_is_named()
    {
        await using var web = await StartWithDatabase(HealthCheckResult.Healthy());

        var answer = await web.Get("/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"status":"ready","checks":[{"name":"database","status":"ok"},{"name":"host","status":"ok"},{"name":"grains","status":"ok"}]}""",
            await answer.Text());
        Assert.Contains("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_process_one_of_whose_checks_fails_is_not_ready_and_says_why()
    {
        await using var web = await StartWithDatabase(HealthCheckResult.Unhealthy("The database does not answer."));

        var answer = await web.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(
            """{"status":"unavailable","checks":[{"name":"database","status":"failed","reason":"The database does not answer."},{"name":"host","status":"ok"},{"name":"grains","status":"ok"}]}""",
            await answer.Text());
    }

    [Fact]
    public async Task A_process_that_does_not_reach_the_grains_is_not_ready()
    {
        await using var web = await TestWeb.StartAsync(builder => builder.Services.AddSingleton(
            StandInGrains.That(() => Task.FromException(new TimeoutException("secret")))));

        var answer = await web.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("""{"name":"grains","status":"failed","reason":"Grains do not answer."}""", await answer.Text());
        Assert.DoesNotContain("secret", await answer.Text());
    }

    [Fact]
    public async Task A_degraded_process_is_ready_and_says_so()
    {
        await using var web = await StartWithDatabase(HealthCheckResult.Degraded("A replica is away."));

        var answer = await web.Get("/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("""{"name":"database","status":"degraded","reason":"A replica is away."}""", await answer.Text());
    }

    [Fact]
    public async Task A_check_that_throws_has_failed_and_its_exception_stays_inside()
    {
        await using var web = await StartWithDatabase(_ => throw new InvalidOperationException("Password=secret"));

        var answer = await web.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("""{"name":"database","status":"failed","reason":"The check did not succeed."}""", await answer.Text());
    }

    [Fact]
    public async Task A_check_that_hangs_has_failed()
    {
        await using var web = await StartWithDatabase(async cancelled =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            return HealthCheckResult.Healthy();
        });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.Get("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task HEAD_answers_as_GET_does_without_the_body(string path)
    {
        await using var web = await StartWithDatabase(HealthCheckResult.Healthy());

        var get = await web.Get(path);
        var head = await web.Send(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Empty(await head.Text());
    }

    [Fact]
    public async Task A_process_is_not_ready_while_it_starts()
    {
        var early = new AskedWhileStarting();
        await using var web = await TestWeb.StartAsync(builder => builder.Services.AddSingleton<IHostedService>(services =>
        {
            early.Server = services.GetRequiredService<IServer>();
            return early;
        }));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.Status);
        Assert.Contains("The process is starting.", early.Text);
        Assert.Equal(HttpStatusCode.OK, (await web.Get("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_process_is_not_ready_once_it_begins_to_stop()
    {
        await using var web = await TestWeb.StartAsync();

        web.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var answer = await web.Get("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("The process is stopping.", await answer.Text());
    }

    private static Task<TestWeb> StartWithDatabase(HealthCheckResult result) => StartWithDatabase(_ => Task.FromResult(result));

    private static Task<TestWeb> StartWithDatabase(Func<CancellationToken, Task<HealthCheckResult>> check) =>
        TestWeb.StartAsync(builder => builder.Services
            .AddSingleton(new DatabaseCheck(check))
            .AddReadinessCheck<DatabaseCheck>("database"));

    private sealed class DatabaseCheck(Func<CancellationToken, Task<HealthCheckResult>> check) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            check(cancellationToken);
    }

    /// <summary>Asks for readiness when the server listens and the host has not yet said that it has started.</summary>
    private sealed class AskedWhileStarting : IHostedLifecycleService
    {
        public IServer Server { get; set; } = null!;
        public HttpStatusCode Status { get; private set; }
        public string Text { get; private set; } = "";

        public async Task StartedAsync(CancellationToken cancellationToken)
        {
            var address = Server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            var answer = await client.GetAsync("/health/ready", cancellationToken);
            Status = answer.StatusCode;
            Text = await answer.Content.ReadAsStringAsync(cancellationToken);
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
