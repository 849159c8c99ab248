using Npgsql;

namespace InstaHub.Stores.Contract.GroupCommit;

public sealed class GroupCommitBatchTests : GroupCommitTest
{
    [Fact]
    public async Task What_gathers_while_a_transaction_is_under_way_is_committed_in_one()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var first = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var others = Enumerable.Range(1, 100).Select(key => host.PutAsync(new Item(key, 1))).ToList();
        await obstacle.RemoveAsync();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(2, (await Database.QueryAsync<long>("select count(distinct xmin::text) from items"))[0]);
    }

    [Fact]
    public async Task A_batch_is_no_larger_than_the_option_says()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"), ("GroupCommit:MaxBatch", "10"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var first = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var others = Enumerable.Range(1, 35).Select(key => host.PutAsync(new Item(key, 1))).ToList();
        await obstacle.RemoveAsync();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([10, 10, 10, 5, 1], await Database.QueryAsync<long>("select count(*) as items from items group by xmin::text order by items desc"));
    }

    [Theory]
    [InlineData(-1, "", PostgresErrorCodes.CheckViolation)]
    [InlineData(1, null, PostgresErrorCodes.NotNullViolation)]
    [InlineData(1, "\0", PostgresErrorCodes.CharacterNotInRepertoire)]
    public async Task One_bad_row_among_a_hundred_fails_alone_with_its_own_error(int value, string? note, string error)
    {
        var (good, bad) = await PutAmongAHundredAsync(new Item(50, value, note!));

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => bad);
        Assert.Equal(error, refusal.SqlState);
        await AssertAllButTheBadAreThereAsync(good);
    }

    [Fact]
    public async Task A_value_that_cannot_even_be_sent_fails_alone()
    {
        var (good, bad) = await PutAmongAHundredAsync(new Item(50, 1, "\ud800"));

        await Assert.ThrowsAnyAsync<ArgumentException>(() => bad);
        await AssertAllButTheBadAreThereAsync(good);
    }

    [Fact]
    public async Task A_row_that_is_refused_only_at_the_commit_fails_alone()
    {
        await using (var earlier = NewHost())
            await earlier.PutAsync(new Item(1000, 1, Slot: 7));

        var (good, bad) = await PutAmongAHundredAsync(new Item(50, 1, Slot: 7));

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => bad);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refusal.SqlState);
        await Task.WhenAll(good);
        Assert.DoesNotContain(50, await Database.ItemsAsync());
        Assert.Equal(await Database.ItemsAsync(), await Database.ToldAsync());
    }

    [Fact]
    public async Task A_serialization_failure_is_tried_again()
    {
        await using var host = NewHost(("GroupCommit:Attempts", "3"));

        Assert.Equal(1, await host.PutAsync(new Item(1, Item.FailsToSerialize)));
        Assert.Equal(await Database.ItemsAsync(), await Database.ToldAsync());
    }

    [Fact]
    public async Task A_failure_that_stays_is_not_tried_for_ever()
    {
        await using var host = NewHost(("GroupCommit:Attempts", "2"));

        await Assert.ThrowsAsync<Silo.Database.DatabaseUnavailableException>(() => host.PutAsync(new Item(1, Item.FailsToSerialize)));
        Assert.Empty(await Database.ItemsAsync());
    }

    [Fact]
    public async Task A_statement_that_is_wrong_fails_all_and_is_not_tried_again()
    {
        await using var host = NewHost();
        await Database.ExecuteAsync("alter table items drop column note");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.PutAsync(new Item(1, 1)));

        Assert.Equal(PostgresErrorCodes.UndefinedColumn, refusal.SqlState);
        await host.Log.WaitForAsync("The database refused 1 writes to items");
    }

    [Fact]
    public async Task Callers_are_told_the_outcomes_of_their_own_operations()
    {
        await using var host = NewHost();
        await Task.WhenAll(Enumerable.Range(1, 50).Select(key => host.PutAsync(new Item(key, 1))));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 100).Select(key => host.PutAsync(new Item(key, key % 2))));

        // The even ones of the first fifty are changed; the odd ones are the same already; the others are new.
        Assert.Equal(Enumerable.Range(1, 100).Select(key => key > 50 ? 1L : key % 2 == 0 ? 2 : 0), outcomes);
    }

    [Theory]
    [InlineData("GroupCommit:Lanes", "0", "Lanes must be between 1 and 32")]
    [InlineData("GroupCommit:MaxBatch", "0", "MaxBatch must be between")]
    [InlineData("GroupCommit:Capacity", "0", "Capacity must be between")]
    [InlineData("GroupCommit:Patience", "00:00:00", "Patience must be between")]
    [InlineData("GroupCommit:Attempts", "0", "Attempts must be between")]
    [InlineData("Events:Queues", "65", "Queues must be between 1 and 64")]
    [InlineData("Events:NotifyInterval", "00:00:02", "NotifyInterval must be between")]
    public async Task A_wrong_option_ends_the_start_and_is_named(string key, string value, string problem)
    {
        await using var host = NewHost((key, value));

        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(host.StartAsync);

        Assert.Contains(problem, error.Message);
    }

    // The batch is formed behind an obstacle, so that they are together.
    private async Task<(IReadOnlyList<Task<long>> Good, Task<long> Bad)> PutAmongAHundredAsync(Item bad)
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"));
        await using var obstacle = await Obstacle.PutAsync(Database);
        var first = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var all = Enumerable.Range(1, 100).Select(key => host.PutAsync(key == bad.Key ? bad : new Item(key, 1))).ToList();
        await obstacle.RemoveAsync();
        await first;
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        await host.Log.WaitForAsync("A batch of 100 writes to items is halved");
        return ([.. all.Where((_, i) => i != bad.Key - 1)], all[(int)bad.Key - 1]);
    }

    private async Task AssertAllButTheBadAreThereAsync(IReadOnlyList<Task<long>> good)
    {
        Assert.All(await Task.WhenAll(good), version => Assert.Equal(1, version));
        var expected = Enumerable.Range(0, 101).Where(key => key != 50).Select(key => (long)key);
        Assert.Equal(expected, await Database.ItemsAsync());
        Assert.Equal(expected, await Database.ToldAsync());
    }
}
