using System.Collections.ObjectModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo for tests with a client of it.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly List<InProcessSiloHandle> _silos = [];
    private readonly List<Action<IClientBuilder>> _clientDelegates;
    private ServiceProvider? _clientServices;
    private GrainFactory? _client;
    private int _instances;

    internal InProcessTestCluster(InProcessTestClusterOptions options, List<Action<IClientBuilder>> clientDelegates)
    {
        Options = options;
        _clientDelegates = clientDelegates;
    }

    public InProcessTestClusterOptions Options { get; }

    /// <summary>Calls grains from outside of the silo. Goes on to work when the silo has been started again.</summary>
    public IClusterClient Client => _client ?? throw new InvalidOperationException("The cluster has not been deployed");

    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    public async Task DeployAsync()
    {
        var silo = await StartAdditionalSiloAsync();
        var services = new ServiceCollection();
        services.AddOptions();
        services.AddLogging();
        foreach (var configure in _clientDelegates)
        {
            configure(new ClientBuilder(services));
        }

        var client = _clientServices = services.BuildServiceProvider();
        _client = new(new(silo.Runtime, client.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout, () => [.. client.GetServices<IOutgoingGrainCallFilter>()]));
    }

    /// <summary>Starts a silo when there is none: the embedded runtime is one process.</summary>
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync()
    {
        if (_silos.Count > 0)
        {
            throw new InvalidOperationException("The embedded runtime has one silo");
        }

        var options = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{_instances++}" };
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.UseOrleans(_ => { });
        builder.Services.AddLogging();
        builder.Services.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Options.ClusterId, Options.ServiceId));
        builder.Services.Configure<SiloOptions>(silo => silo.SiloName = options.SiloName);
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(options, builder);
        }

        var host = builder.Build();
        await host.StartAsync();
        var handle = new InProcessSiloHandle(options.SiloName, host);
        _silos.Add(handle);
        if (_client is not null)
        {
            _client.Origin.Runtime = handle.Runtime;
        }

        return handle;
    }

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => _silos.Single().ServiceProvider;

    public async Task StopSiloAsync(InProcessSiloHandle instance)
    {
        _silos.Remove(instance);
        await instance.StopSiloAsync(stopGracefully: true);
    }

    /// <summary>Ends a silo without deactivating its grains, as a killed process would.</summary>
    public async Task KillSiloAsync(InProcessSiloHandle instance)
    {
        _silos.Remove(instance);
        await instance.StopSiloAsync(stopGracefully: false);
    }

    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartAdditionalSiloAsync();
    }

    public async Task StopAllSilosAsync()
    {
        foreach (var silo in _silos.ToList())
        {
            await StopSiloAsync(silo);
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await StopAllSilosAsync();
        if (_clientServices is not null)
        {
            await _clientServices.DisposeAsync();
        }
    }

    private sealed class ClientBuilder(IServiceCollection services) : IClientBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
