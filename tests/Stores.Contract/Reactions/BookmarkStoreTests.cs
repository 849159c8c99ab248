using InstaHub.Grains.Bookmarks;
using Npgsql;

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
        await UntilWaitingForAsync(other, 1);
        await TestDatabase.ExecuteOnAsync(other, $"select from bookmarks where user_id = '{user}' and post_id = '{second}' for no key update");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.True(await Patience.ForAsync(deleting, "the deletion"));
        Assert.Equal([2L], await _database.QueryAsync<long>($"select count(*) from bookmarks where user_id = '{user}' and collection_id is null"));
    }

    // Else two batches of several silos, or a batch and the deletion of a collection, could wait for each other.
    [Fact]
    public async Task A_batch_that_puts_and_removes_bookmarks_takes_them_in_the_order_of_their_keys()
    {
        var users = await _database.MakeUsersAsync(4);
        var (one, other) = (await _database.MakePostAsync(users[3]), await _database.MakePostAsync(users[3]));
        var (first, last) = one < other ? (one, other) : (other, one);
        var collections = Array.ConvertAll(users, _ => Guid.CreateVersion7());
        foreach (var (user, collection) in users.Zip(collections))
        {
            await _database.ExecuteAsync($"insert into collections (id, user_id, name, created_at) values ('{collection}', '{user}', 'cats', now())");
            await _database.ExecuteAsync($"insert into bookmarks (user_id, post_id, since) values ('{user}', '{first}', now()), ('{user}', '{last}', now())");
        }

        await using var busy = await _database.DataSource.OpenConnectionAsync(Cancellation);
        await TestDatabase.ExecuteOnAsync(busy, $"begin; select from collections where id in ('{collections[0]}', '{collections[1]}') for update");
        await using var holder = await _database.DataSource.OpenConnectionAsync(Cancellation);
        await TestDatabase.ExecuteOnAsync(holder, $"begin; select from bookmarks where user_id = '{users[2]}' and post_id = '{first}' for update");

        // Both lanes are held up, and the two that come then are one batch.
        var writing = new List<Task<BookmarkOutcome>> { PutAsync(users[0], first, collections[0]) };
        await UntilWaitingForAsync(busy, 1);
        writing.Add(PutAsync(users[1], first, collections[1]));
        await UntilWaitingForAsync(busy, 2);
        writing.Add(PutAsync(users[3], last, collections[3]));
        writing.Add(WriteAsync(new BookmarkWrite(users[2], first, Kept: false, CollectionId: null, DateTimeOffset.UtcNow)));
        await TestDatabase.ExecuteOnAsync(busy, "commit");
        await UntilWaitingForAsync(holder, 1);

        await TestDatabase.ExecuteOnAsync(holder, $"select from bookmarks where user_id = '{users[3]}' and post_id = '{last}' for update nowait; commit");
        Assert.All(await Task.WhenAll(writing), outcome => Assert.Equal(new BookmarkOutcome(BookmarkVerdict.Done, Changed: true), outcome));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<BookmarkOutcome> PutAsync(Guid user, Guid post, Guid collection) =>
        WriteAsync(new BookmarkWrite(user, post, Kept: true, collection, DateTimeOffset.UtcNow));

    private Task<BookmarkOutcome> WriteAsync(BookmarkWrite write) => Patience.ForAsync(_host.Bookmarks.WriteAsync(write, Cancellation), "a bookmark to be written");

    private Task UntilWaitingForAsync(NpgsqlConnection holder, int sessions) => Patience.UntilAsync(
        async () => (await _database.QueryAsync<long>($"select count(*) from pg_stat_activity where {holder.ProcessID} = any(pg_blocking_pids(pid))")).Single() == sessions,
        $"{sessions} sessions to wait");
}
