using Xunit;

namespace InstaHub.TestSupport;

/// <summary>
/// One migrated database for all tests of an assembly, which keep apart by ids of their own:
/// <c>[assembly: AssemblyFixture(typeof(AssemblyDatabase))]</c>.
/// </summary>
public sealed class AssemblyDatabase : IAsyncLifetime
{
    private TestDatabase? _database;

    /// <summary>The database.</summary>
    public TestDatabase Database => _database ?? throw new InvalidOperationException("The assembly fixture has not been initialised.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateMigratedAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_database is { } database)
            await database.DisposeAsync();
    }
}
