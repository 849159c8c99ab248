namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>A test with a database that has the table of items.</summary>
public abstract class GroupCommitTest : IAsyncLifetime
{
    private TestDatabase? _database;

    private protected TestDatabase Database => _database!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        await ItemTable.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private protected CommitterHost NewHost(params (string Key, string Value)[] settings) => new(Database.ConnectionString, settings: settings);
}
