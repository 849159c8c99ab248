using InstaHub.Grains.Feeds;
using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Stores.Contract.Feeds;

/// <summary>A host with the stores of feeds, put together as the silo is.</summary>
internal sealed class FeedStoreHost : IAsyncDisposable
{
    private readonly IHost _host;

    public FeedStoreHost(TestDatabase database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration[$"ConnectionStrings:{DatabaseOptions.ConnectionStringName}"] = database.ConnectionString;
        builder.Logging.AddProvider(new LogRecorder());
        builder.Services.AddDatabase().AddFeedStores();
        _host = builder.Build();
    }

    public IFeedStore Feeds => _host.Services.GetRequiredService<IFeedStore>();

    public IFeedHostStore Hosts => _host.Services.GetRequiredService<IFeedHostStore>();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
