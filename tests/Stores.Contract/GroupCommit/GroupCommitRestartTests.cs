using System.Collections.Concurrent;
using InstaHub.Grains.Common;
using InstaHub.Silo.Database;

namespace InstaHub.Stores.Contract.GroupCommit;

public sealed class GroupCommitRestartTests
{
    private const int Writers = 50;

    private readonly ConcurrentBag<long> _acknowledged = [];
    private readonly ConcurrentBag<long> _notCommitted = [];
    private long _lastKey;
    private int _unknown;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restart_of_the_database_under_load_loses_nothing_that_was_acknowledged(bool crash)
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await using var database = await TestDatabase.CreateMigratedAsync(server.ConnectionString);
        await ItemTable.CreateAsync(database);
        await using var host = new CommitterHost(database.ConnectionString, settings: ("Database:ConnectTimeout", "00:00:30"));
        await host.StartAsync();
        using var ending = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(_ => WriteAsync(host, ending.Token)).ToList();

        for (var restart = 1; restart <= 2; restart++)
        {
            await AcknowledgedAsync(1000);
            await (crash ? server.CrashAsync() : server.StopAsync());
            await FailedAsync(restart);
            await server.StartAsync();
        }

        await AcknowledgedAsync(1000);
        await ending.CancelAsync();
        await Patience.ForAsync(Task.WhenAll(writing), "the end of writing");

        database.DataSource.Clear(); // its sessions are those from before
        var items = await database.ItemsAsync();
        Assert.Empty(_acknowledged.Except(items));
        Assert.Empty(_notCommitted.Intersect(items));
        Assert.InRange(items.Count, _acknowledged.Count, _acknowledged.Count + _unknown);
        Assert.Equal(items, await database.ToldAsync());
    }

    private async Task WriteAsync(CommitterHost host, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var key = Interlocked.Increment(ref _lastKey);
            try
            {
                await host.Committer.SubmitAsync(new Item(key, 1), CancellationToken.None);
                _acknowledged.Add(key);
            }
            catch (DatabaseUnavailableException)
            {
                _notCommitted.Add(key);
                await Task.Yield();
            }
            catch (UnknownOutcomeException)
            {
                Interlocked.Increment(ref _unknown);
            }
        }
    }

    private Task AcknowledgedAsync(int more)
    {
        var goal = _acknowledged.Count + more;
        return Patience.UntilAsync(() => Task.FromResult(_acknowledged.Count >= goal), $"{more} more acknowledged writes");
    }

    private Task FailedAsync(int restarts) =>
        Patience.UntilAsync(() => Task.FromResult(_notCommitted.Count >= restarts * Writers), "writes that find no database");
}
