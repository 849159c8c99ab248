using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Puts a silo for tests together, with a client of it in the same process.</summary>
public sealed class InProcessTestClusterBuilder
{
    public InProcessTestClusterBuilder()
        : this(1)
    {
    }

    /// <param name="initialSilosCount">1: the embedded runtime is one process.</param>
    public InProcessTestClusterBuilder(short initialSilosCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(initialSilosCount, (short)1);
        Options = new() { ClusterId = CreateClusterId() };
    }

    public InProcessTestClusterOptions Options { get; }

    internal List<Action<IClientBuilder>> ClientDelegates { get; } = [];

    public static string CreateClusterId() => $"testcluster-{Guid.NewGuid():N}";

    public InProcessTestCluster Build() => new(Options, ClientDelegates);

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate) =>
        ConfigureSiloHost((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));

    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        ClientDelegates.Add(configureClientDelegate);
        return this;
    }
}

/// <summary>A test cluster's settings.</summary>
public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = "";

    /// <summary>Silos of one service have the same state and reminders.</summary>
    public string ServiceId { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Has no effect here: logs go where the silo's services say.</summary>
    public bool ConfigureFileLogging { get; set; } = true;

    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];
}

/// <summary>One silo's settings.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    public string SiloName { get; set; } = "";
}
