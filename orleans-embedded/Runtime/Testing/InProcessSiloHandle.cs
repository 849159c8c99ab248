using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo of a test.</summary>
public class InProcessSiloHandle : IAsyncDisposable
{
    internal InProcessSiloHandle(string name, IHost host)
    {
        Name = name;
        SiloHost = host;
    }

    public string Name { get; }

    public IHost SiloHost { get; }

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public SiloAddress SiloAddress => Runtime.Silo.SiloAddress;

    public bool IsActive { get; private set; } = true;

    internal EmbeddedRuntime Runtime => SiloHost.Services.GetRequiredService<EmbeddedRuntime>();

    public async Task StopSiloAsync(bool stopGracefully)
    {
        if (!IsActive)
        {
            return;
        }

        IsActive = false;
        if (!stopGracefully)
        {
            Runtime.Kill();
        }

        await SiloHost.StopAsync();
        SiloHost.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopSiloAsync(stopGracefully: true);
        GC.SuppressFinalize(this);
    }
}
