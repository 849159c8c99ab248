using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>A host with a group commit of items, put together as the silo is. What is not to be tested need not be started.</summary>
internal sealed class CommitterHost : IAsyncDisposable
{
    private readonly IHost _host;

    /// <param name="connectionString">Of the database.</param>
    /// <param name="writer">Null: <see cref="ItemWriter"/>.</param>
    /// <param name="addGrains">Adds what the silo adds after the stores.</param>
    /// <param name="time">Null: the system's.</param>
    /// <param name="runtime">The runtime to serve for.</param>
    /// <param name="settings">Configuration, as key and value.</param>
    public CommitterHost(
        string connectionString,
        IBatchWriter<long, Item, long>? writer = null,
        Action<IServiceCollection>? addGrains = null,
        TimeProvider? time = null,
        ServingRuntime runtime = ServingRuntime.Embedded,
        params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration[$"ConnectionStrings:{DatabaseOptions.ConnectionStringName}"] = connectionString;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        if (time is not null)
            builder.Services.AddSingleton(time);
        if (writer is not null)
            builder.Services.AddSingleton(writer);
        builder.Services.AddDatabase();
        builder.Services.AddDatabaseServing(runtime);
        builder.Services.AddEvents(runtime);
        builder.Services.AddGroupCommit();
        builder.Services.AddGroupCommitter<long, Item, long, ItemWriter>();
        addGrains?.Invoke(builder.Services);
        _host = builder.Build();
    }

    /// <summary>What the services log.</summary>
    public LogRecorder Log { get; } = new();

    /// <summary>The committer.</summary>
    public IGroupCommitter<Item, long> Committer => Get<IGroupCommitter<Item, long>>();

    /// <summary>A service.</summary>
    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Submits an item and expects an answer in time.</summary>
    public Task<long> PutAsync(Item item, CancellationToken cancellationToken = default) =>
        Patience.ForAsync(Committer.SubmitAsync(item, cancellationToken), $"the answer to {item}");

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)_host).DisposeAsync();
}
