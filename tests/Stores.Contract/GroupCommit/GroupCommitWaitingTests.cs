using InstaHub.Silo.Database;

namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>Operations that wait: in the queue, in line for it, and those whose callers no longer want them.</summary>
public sealed class GroupCommitWaitingTests : GroupCommitTest
{
    [Fact]
    public async Task Who_finds_the_queue_full_waits_for_a_place_in_order()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"), ("GroupCommit:Capacity", "3"), ("GroupCommit:MaxBatch", "2"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var first = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var others = Enumerable.Range(1, 20).Select(value => host.PutAsync(new Item(value % 2, value))).ToList();
        await obstacle.RemoveAsync();
        await first;

        Assert.Equal(Enumerable.Range(1, 20).Select(value => value % 2 == 0 ? 1L + (value / 2) : (value + 1) / 2), await Task.WhenAll(others));
    }

    [Fact]
    public async Task Who_waits_in_line_too_long_is_told_that_nothing_was_committed()
    {
        var time = new ManualTime();
        await using var host = new CommitterHost(
            Database.ConnectionString, time: time, settings: [("GroupCommit:Lanes", "1"), ("GroupCommit:Capacity", "2"), ("GroupCommit:Patience", "00:00:05")]);
        await using var obstacle = await Obstacle.PutAsync(Database);
        var taken = host.PutAsync(new Item(1, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var queued = host.PutAsync(new Item(2, 1));

        var early = host.PutAsync(new Item(3, 1));
        time.Advance(TimeSpan.FromSeconds(2));
        var late = host.PutAsync(new Item(4, 1));
        time.Advance(TimeSpan.FromSeconds(3));
        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => early);
        Assert.Equal("A write to items was not committed. The queue of 2 writes was full for 00:00:05.", error.Message);
        Assert.False(late.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(2.1));
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => late);
        await obstacle.RemoveAsync();
        await Task.WhenAll(taken, queued);
        Assert.Equal([1, 2], await Database.ItemsAsync());
    }

    [Fact]
    public async Task An_operation_taken_back_is_not_written_and_what_follows_it_is()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"), ("GroupCommit:Capacity", "4"));
        await using var obstacle = await Obstacle.PutAsync(Database);
        using var giveUp = new CancellationTokenSource();
        var taken = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();

        Task<long>[] unwanted =
        [
            host.PutAsync(new Item(1, 1), giveUp.Token), // ready
            host.PutAsync(new Item(0, 1), giveUp.Token), // behind one that is taken
        ];
        var behindReady = host.PutAsync(new Item(1, 2));
        unwanted = [.. unwanted, host.PutAsync(new Item(2, 1), giveUp.Token)]; // in line
        var behindTaken = host.PutAsync(new Item(0, 2));
        await giveUp.CancelAsync();

        foreach (var operation in unwanted)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation);
        await obstacle.RemoveAsync();
        Assert.Equal(new long[] { 1, 1, 2 }, await Task.WhenAll(taken, behindReady, behindTaken));
        Assert.Equal([2, 2], await Database.QueryAsync<int>("select value from items order by key"));
        Assert.Equal([0, 0, 1], await Database.ToldAsync());
    }

    [Fact]
    public async Task An_operation_in_a_transaction_cannot_be_taken_back()
    {
        await using var host = NewHost();
        await using var obstacle = await Obstacle.PutAsync(Database);
        using var giveUp = new CancellationTokenSource();

        var taken = host.PutAsync(new Item(1, Item.WaitsInStatement), giveUp.Token);
        await obstacle.HoldsAsync();
        await giveUp.CancelAsync();
        await obstacle.RemoveAsync();

        Assert.Equal(1, await taken);
    }

    [Fact]
    public async Task An_operation_cancelled_beforehand_is_not_written()
    {
        await using var host = NewHost();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.PutAsync(new Item(1, 1), new CancellationToken(canceled: true)));

        Assert.Equal(1, await host.PutAsync(new Item(1, 2)));
    }
}
