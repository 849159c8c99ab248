using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Begins and ends the silo with its host.</summary>
internal sealed class SiloHostedService(IServiceProvider services, EmbeddedRuntime runtime) : IHostedService
{
    private readonly LifecycleSubject _lifecycle = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _lifecycle.Subscribe(nameof(EmbeddedRuntime), ServiceLifecycleStage.BecomeActive, _ => Start(), runtime.Stop);
        foreach (var participant in services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
        {
            participant.Participate(_lifecycle);
        }

        return _lifecycle.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _lifecycle.StopAsync(runtime.Log.StopFailed, cancellationToken);

    private Task Start()
    {
        runtime.Start();
        return Task.CompletedTask;
    }
}
