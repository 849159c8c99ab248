using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Hosting;

/// <summary>
/// Stops in order: first readiness says no, then, after <see cref="WebOptions.DrainSeconds"/>, the server takes no more connections and
/// lets requests under way end, for at most <see cref="WebOptions.ShutdownTimeoutSeconds"/>.
/// </summary>
internal sealed partial class Draining(
    IOptions<WebOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Draining> logger) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Readiness goes by this. A signal has done it already; a host that is stopped by code would do it only after us.
        lifetime.StopApplication();
        if (options.Value.DrainSeconds == 0)
            return;
        LogDraining(options.Value.DrainSeconds);
        await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining: not ready any more, serving on for {Seconds} s")]
    private partial void LogDraining(int seconds);
}

/// <summary>Registration of <see cref="Draining"/>.</summary>
internal static class DrainingServices
{
    public static IServiceCollection AddDraining(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<Draining>();
        // The time-out covers draining too: it runs from the moment the host begins to stop.
        services.AddOptions<HostOptions>().Configure<IOptions<WebOptions>>((host, web) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(web.Value.DrainSeconds + web.Value.ShutdownTimeoutSeconds));
        return services;
    }
}
