using InstaHub.Stores.Contract.Notifications;

[assembly: AssemblyFixture(typeof(NotificationDatabase))]

namespace InstaHub.Stores.Contract.Notifications;

/// <summary>
/// A database for the tests of notifications alone: what they notify of are rows without the counters that others check for the whole
/// database.
/// </summary>
public sealed class NotificationDatabase : IAsyncLifetime
{
    private readonly AssemblyDatabase _database = new();

    public TestDatabase Database => _database.Database;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
