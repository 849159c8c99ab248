using InstaHub.Stores.Contract.Media;
using InstaHub.Stores.Contract.Profiles;

namespace InstaHub.Stores.Contract;

/// <summary>What many grains ask for at once is read by few queries: two that begin at once, and one for all that gather meanwhile.</summary>
public sealed class CoalescedFindsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_files()
    {
        await using var host = await MediaStoreHost.CreateAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 40; i++)
            ids.Add(await host.AwaitedAsync());

        var found = await CountAsync(host.Database, "media", "from media where id", () => ids.Append(Guid.NewGuid()).Select(host.Catalog.FindAsync).ToArray());

        Assert.Equal<IEnumerable<Guid?>>([.. ids, null], found.Select(media => media?.View.Id));
    }

    [Fact]
    public async Task Many_profiles()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var host = new ProfileStoreHost(database);
        var ids = new List<Guid>();
        for (var i = 0; i < 40; i++)
            ids.Add(await database.MakeUserAsync());

        var found = await CountAsync(
            database, "profiles", "from accounts a join profiles", () => ids.Append(Guid.NewGuid()).Select(id => host.Profiles.FindAsync(id, Cancellation)).ToArray());

        Assert.Equal<IEnumerable<Guid?>>([.. ids, null], found.Select(profile => profile?.UserId));
    }

    // While the table is locked, no query ends.
    private static async Task<T[]> CountAsync<T>(TestDatabase database, string table, string query, Func<Task<T>[]> find)
    {
        using var queries = new QueryCounter(database.Name);
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await TestDatabase.ExecuteOnAsync(connection, $"lock table {table} in access exclusive mode");
        var finds = find();
        await transaction.CommitAsync(Cancellation);

        var found = await Patience.ForAsync(Task.WhenAll(finds), "what was asked for");

        Assert.InRange(queries.CountOf(query), 1, 3);
        return found;
    }
}
