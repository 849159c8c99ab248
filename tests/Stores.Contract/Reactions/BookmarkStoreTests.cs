namespace InstaHub.Stores.Contract.Reactions;

/// <summary>Bookmarks and collections where others change the same rows.</summary>
public sealed class BookmarkStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly ReactionStoreHost _host = new(assembly.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_collection_is_deleted_beside_one_who_changes_its_bookmarks_in_the_order_of_their_keys()
    {
        var (user, collection) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second) = (Guid.Parse("00000000-0000-7000-8000-000000000001"), Guid.Parse("00000000-0000-7000-8000-000000000002"));
        await _database.ExecuteAsync($"insert into collections (id, user_id, name, created_at) values ('{collection}', '{user}', 'cats', now())");
        // Neither on disk nor by time in the order of the keys.
        await _database.ExecuteAsync($"insert into bookmarks (user_id, post_id, collection_id, since) values ('{user}', '{second}', '{collection}', now())");
        await _database.ExecuteAsync(
            $"insert into bookmarks (user_id, post_id, collection_id, since) values ('{user}', '{first}', '{collection}', now() - interval '1 day')");

        await using var other = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await TestDatabase.ExecuteOnAsync(other, $"select from bookmarks where user_id = '{user}' and post_id = '{first}' for no key update");
        var deleting = _host.Bookmarks.DeleteAsync(user, collection, DateTimeOffset.UtcNow);
        await Patience.UntilAsync(
            async () => (await _database.QueryAsync<long>($"select count(*) from pg_stat_activity where {other.ProcessID} = any(pg_blocking_pids(pid))")).Single() == 1,
            "the deletion to wait for the first bookmark");
        await TestDatabase.ExecuteOnAsync(other, $"select from bookmarks where user_id = '{user}' and post_id = '{second}' for no key update");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.True(await Patience.ForAsync(deleting, "the deletion"));
        Assert.Equal([2L], await _database.QueryAsync<long>($"select count(*) from bookmarks where user_id = '{user}' and collection_id is null"));
    }
}
