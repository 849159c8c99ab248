using System.Collections.Concurrent;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Stores.Contract.GroupCommit;

public sealed class GroupCommitOrderTests : GroupCommitTest
{
    [Fact]
    public async Task Operations_of_one_key_are_committed_in_the_order_of_submission()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "4"), ("GroupCommit:MaxBatch", "7"));

        Item[] items = [.. Enumerable.Range(0, 500).Select(i => new Item(i % 5, i))];
        var versions = await Task.WhenAll(items.Select(item => host.PutAsync(item)));

        Assert.Equal(Enumerable.Range(0, 500).Select(i => 1L + (i / 5)), versions);
        Assert.Equal([495, 496, 497, 498, 499], await Database.QueryAsync<int>("select value from items order by key"));
        Assert.Equal(
            items.OrderBy(item => item.Key).Select(item => item.Event.Id),
            await Database.QueryAsync<Guid>("select id from events order by key, position"));
    }

    [Fact]
    public async Task A_key_is_never_in_two_transactions_at_the_same_time_nor_twice_in_one()
    {
        var writer = new RecordingWriter();
        await using var host = new CommitterHost(Database.ConnectionString, writer);
        await using var obstacle = await Obstacle.PutAsync(Database);

        var first = host.PutAsync(new Item(1, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var second = host.PutAsync(new Item(1, 2));
        var third = host.PutAsync(new Item(1, 3));
        await host.PutAsync(new Item(2, 1)); // by the other lane, which could have taken them too
        Assert.Equal([[1L], [2L]], writer.Batches);
        await obstacle.RemoveAsync();

        Assert.Equal(new long[] { 1, 2, 3 }, await Task.WhenAll(first, second, third));
        Assert.All(writer.Batches, keys => Assert.Single(keys));
    }

    [Fact]
    public async Task Operations_on_other_keys_do_not_wait_for_a_slow_transaction()
    {
        await using var host = NewHost();
        await using var obstacle = await Obstacle.PutAsync(Database);

        var slow = host.PutAsync(new Item(1, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        await Task.WhenAll(Enumerable.Range(2, 100).Select(key => host.PutAsync(new Item(key, 1))));

        Assert.False(slow.IsCompleted);
        await obstacle.RemoveAsync();
        await slow;
    }

    [Fact]
    public async Task Two_silos_that_write_the_same_keys_in_opposite_order_do_not_deadlock()
    {
        // A transaction that failed by a deadlock would not be tried again, and its callers told.
        (string, string)[] settings = [("GroupCommit:Attempts", "1"), ("GroupCommit:Lanes", "1")];
        await using var one = new CommitterHost(Database.ConnectionString, settings: settings);
        await using var other = new CommitterHost(Database.ConnectionString, settings: settings);

        await Task.WhenAll(
            WriteAsync(one, [.. Enumerable.Range(0, 100)]),
            WriteAsync(other, [.. Enumerable.Range(0, 100).Reverse()]));
    }

    [Fact]
    public async Task Statements_that_update_rows_in_any_order_do_not_deadlock_when_the_rows_are_locked_first()
    {
        (string, string)[] settings = [("GroupCommit:Attempts", "1"), ("GroupCommit:Lanes", "1")];
        await using var one = new CommitterHost(Database.ConnectionString, new UnsortedWriter(descending: false), settings: settings);
        await using var other = new CommitterHost(Database.ConnectionString, new UnsortedWriter(descending: true), settings: settings);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(key => one.PutAsync(new Item(key, 1))));

        await Task.WhenAll(WriteAsync(one, [.. Enumerable.Range(0, 100)]), WriteAsync(other, [.. Enumerable.Range(0, 100)]));
    }

    private static async Task WriteAsync(CommitterHost host, int[] keys)
    {
        for (var round = 1; round <= 200; round++)
            await Task.WhenAll(keys.Select(key => host.PutAsync(new Item(key, round))));
    }

    private sealed class RecordingWriter : ItemWriter
    {
        public ConcurrentQueue<long[]> Batches { get; } = new();

        public override void Write(IReadOnlyList<Item> operations, WriteBatch batch)
        {
            Batches.Enqueue([.. operations.Select(item => item.Key)]);
            base.Write(operations, batch);
        }
    }

    /// <summary>Its statement takes the rows in an order of its own.</summary>
    private sealed class UnsortedWriter(bool descending) : ItemWriter
    {
        public override void Write(IReadOnlyList<Item> operations, WriteBatch batch)
        {
            batch.LockRows("items", "key", operations.Select(item => item.Key).ToArray());
            base.Write(descending ? [.. operations.Reverse()] : operations, batch);
        }
    }
}
