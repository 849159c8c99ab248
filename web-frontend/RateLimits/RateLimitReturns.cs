using Microsoft.Extensions.Options;

namespace InstaHub.Web.RateLimits;

/// <summary>Gives unused permits back from time to time.</summary>
internal sealed class RateLimitReturns(RateLimiter limiter, IOptions<RateLimitOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        using var timer = new PeriodicTimer(options.Value.ReturnAfter, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await limiter.ReturnIdleAsync();
    }
}
