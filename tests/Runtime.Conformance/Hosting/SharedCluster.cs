using InstaHub.Runtime.Conformance.Hosting;

[assembly: AssemblyFixture(typeof(SharedCluster))]
[assembly: CollectionBehavior(MaxParallelThreads = 8)]

namespace InstaHub.Runtime.Conformance.Hosting;

/// <summary>The database of this run and the silo for the tests which need no configuration of their own.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestSilo? _silo;

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The database has not been created.");

    public TestSilo Silo => _silo ?? throw new InvalidOperationException("The silo has not been started.");

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.Create();
        _silo = await TestSilo.Start(_database, serviceId: "shared");
    }

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
