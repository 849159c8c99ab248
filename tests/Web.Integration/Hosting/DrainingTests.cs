using System.Net;
using InstaHub.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstaHub.Web.Integration.Hosting;

/// <summary>How a process stops.</summary>
public sealed class DrainingTests
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task First_it_is_not_ready_then_it_takes_no_more_then_what_is_under_way_ends()
    {
        await using var web = await StartAsync();
        var slow = web.Get("/api/v1/slow");
        await Patience.ForAsync(_entered.Task, "the slow request to be under way");

        var stopping = web.StopAsync();
        await _time.WaitForTimerAsync(Drain);

        // Draining: not ready, and serving on, new connections too.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.Fresh.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.Fresh.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.Fresh.GetAsync("/api/v1/fine", TestContext.Current.CancellationToken)).StatusCode);

        _time.Advance(Drain);

        await Patience.UntilAsync(() => IsRefused(web), "the server to take no more connections");
        Assert.False(slow.IsCompleted);
        Assert.False(stopping.IsCompleted);

        _letGo.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await slow).StatusCode);
        await Patience.ForAsync(stopping, "the process to stop");
    }

    [Fact]
    public async Task The_host_allows_for_draining_and_for_the_requests_under_way()
    {
        await using var web = await StartAsync(builder => builder.Configuration["Web:DrainSeconds"] = "0");
        Assert.Equal(TimeSpan.FromSeconds(30), web.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    private static async Task<bool> IsRefused(TestWeb web)
    {
        try
        {
            await web.Fresh.GetAsync("/health/live", TestContext.Current.CancellationToken);
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    private Task<TestWeb> StartAsync(Action<WebApplicationBuilder>? configure = null) => TestWeb.StartAsync(
        builder =>
        {
            builder.Configuration["Web:DrainSeconds"] = $"{Drain.TotalSeconds}";
            builder.Services.AddSingleton<TimeProvider>(_time);
            configure?.Invoke(builder);
        },
        api =>
        {
            api.MapGet("/fine", () => Answer.Ok("x"));
            api.MapGet("/slow", async () =>
            {
                _entered.SetResult();
                await _letGo.Task;
                return Answer.Ok("x");
            });
        });
}
