namespace InstaHub.Stores.Contract.Feeds;

/// <summary>A database for tests that write rows whose counters nobody keeps.</summary>
public sealed class FeedDatabase : IAsyncLifetime
{
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateMigratedAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is { } database)
            await database.DisposeAsync();
    }
}
