using InstaHub.Grains.Common;
using InstaHub.Silo.Database;
using Npgsql;

namespace InstaHub.Stores.Contract.GroupCommit;

public sealed class GroupCommitFailureTests : GroupCommitTest
{
    [Fact]
    public async Task A_session_that_ends_before_the_commit_is_replaced_by_another()
    {
        await using var host = NewHost();
        await using var obstacle = await Obstacle.PutAsync(Database);

        var put = host.PutAsync(new Item(1, Item.WaitsInStatement));
        await obstacle.TerminateHeldAsync();
        await host.Log.WaitForAsync("A batch of 1 writes to items is tried again");
        await obstacle.RemoveAsync();

        Assert.Equal(1, await put);
        Assert.Equal([1], await Database.ToldAsync());
    }

    [Fact]
    public async Task A_session_that_ends_before_the_commit_has_not_committed()
    {
        await using var host = NewHost(("GroupCommit:Attempts", "1"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var put = host.PutAsync(new Item(1, Item.WaitsInStatement));
        await obstacle.TerminateHeldAsync();

        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => put);
        Assert.True(DatabaseErrors.IsUnavailable(error));
        Assert.Empty(await Database.ItemsAsync());
    }

    [Fact]
    public async Task The_outcome_is_unknown_when_the_session_ends_at_the_commit()
    {
        await using var host = NewHost(("GroupCommit:Attempts", "1"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var put = host.PutAsync(new Item(1, Item.WaitsAtCommit));
        await obstacle.TerminateHeldAsync();

        await Assert.ThrowsAsync<UnknownOutcomeException>(() => put);
        await host.Log.WaitForAsync("Whether 1 writes to items were committed is not known");
    }

    [Fact]
    public async Task The_outcome_is_unknown_when_the_line_is_cut_at_the_commit_which_may_come_later()
    {
        var server = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        await using var proxy = new TcpProxy(server.Host!, server.Port);
        server.Port = proxy.Port;
        await using var host = new CommitterHost(server.ConnectionString);
        await using var obstacle = await Obstacle.PutAsync(Database);

        var put = host.PutAsync(new Item(1, Item.WaitsAtCommit));
        await obstacle.HoldsAsync();
        proxy.CutClients();
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => put);

        await obstacle.RemoveAsync();
        await Patience.UntilAsync(async () => await Database.ItemsAsync() is [1], "the commit after the cut");
        Assert.Equal([1], await Database.ToldAsync());
        Assert.Equal(1, await host.PutAsync(new Item(2, 1)));
    }

    [Fact]
    public async Task The_outcome_is_unknown_when_the_commit_does_not_come_in_time()
    {
        await using var host = NewHost(("Database:CommandTimeout", "00:00:01"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var error = await Assert.ThrowsAsync<UnknownOutcomeException>(() => host.PutAsync(new Item(1, Item.WaitsAtCommit)));

        Assert.True(DatabaseErrors.IsUnavailable(error), "it is answered as 503");
    }

    [Fact]
    public async Task Writes_to_a_server_that_cannot_be_reached_have_not_been_committed()
    {
        var server = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        await using (var proxy = new TcpProxy(server.Host!, server.Port))
            server.Port = proxy.Port; // nobody listens there any more
        await using var host = new CommitterHost(server.ConnectionString);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => host.PutAsync(new Item(1, 1)));
    }

    [Fact]
    public async Task What_has_failed_does_not_hold_up_its_key()
    {
        await using var host = NewHost(("GroupCommit:Attempts", "1"));
        await using var obstacle = await Obstacle.PutAsync(Database);

        var first = host.PutAsync(new Item(1, Item.WaitsAtCommit));
        var second = host.PutAsync(new Item(1, 1));
        await obstacle.TerminateHeldAsync();

        await Assert.ThrowsAsync<UnknownOutcomeException>(() => first);
        Assert.Equal(1, await second);
    }
}
