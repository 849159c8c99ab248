using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo of a test.</summary>
public abstract class SiloHandle : IAsyncDisposable
{
    public string Name { get; set; } = "";

    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    public abstract bool IsActive { get; }

    public abstract Task StopSiloAsync(bool stopGracefully);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A silo in the process of the test.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private bool _hasStopped;

    internal InProcessSiloHandle(string name, IHost host)
    {
        Name = name;
        SiloHost = host;
        SiloAddress = Runtime.Silo.SiloAddress;
    }

    public IHost SiloHost { get; }

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public override bool IsActive => !_hasStopped;

    internal EmbeddedRuntime Runtime => SiloHost.Services.GetRequiredService<EmbeddedRuntime>();

    public override async Task StopSiloAsync(bool stopGracefully)
    {
        if (_hasStopped)
        {
            return;
        }

        _hasStopped = true;
        if (!stopGracefully)
        {
            Runtime.Kill();
        }

        await SiloHost.StopAsync();
        SiloHost.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        await StopSiloAsync(stopGracefully: true);
        GC.SuppressFinalize(this);
    }
}
