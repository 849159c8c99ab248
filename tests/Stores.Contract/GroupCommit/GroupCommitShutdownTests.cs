using InstaHub.Silo.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstaHub.Stores.Contract.GroupCommit;

public sealed class GroupCommitShutdownTests : GroupCommitTest
{
    [Fact]
    public async Task Shutdown_commits_and_answers_everything_accepted()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"), ("GroupCommit:Capacity", "50"));
        await host.StartAsync();
        await using var obstacle = await Obstacle.PutAsync(Database);
        var first = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var others = Enumerable.Range(1, 100).Select(key => host.PutAsync(new Item(key, 1))).ToList();

        var stopping = host.StopAsync(TestContext.Current.CancellationToken);
        var late = host.PutAsync(new Item(200, 1));
        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => late);
        Assert.Equal("A write to items was not committed. The silo is stopping.", error.Message);
        Assert.False(stopping.IsCompleted);

        await obstacle.RemoveAsync();
        await Patience.ForAsync(stopping, "the host to stop");
        await Patience.ForAsync(Task.WhenAll(others.Append(first)), "the answers to everything accepted");
        Assert.Equal(Enumerable.Range(0, 101).Select(key => (long)key), await Database.ItemsAsync());
    }

    [Fact]
    public async Task A_shutdown_that_may_take_no_longer_answers_what_is_in_no_transaction()
    {
        await using var host = NewHost(("GroupCommit:Lanes", "1"), ("GroupCommit:Capacity", "50"));
        await host.StartAsync();
        await using var obstacle = await Obstacle.PutAsync(Database);
        var taken = host.PutAsync(new Item(0, Item.WaitsInStatement));
        await obstacle.HoldsAsync();
        var queued = Enumerable.Range(1, 100).Select(key => host.PutAsync(new Item(key, 1))).ToList();
        var behind = host.PutAsync(new Item(0, 1));

        var stopping = host.StopAsync(new CancellationToken(canceled: true));
        foreach (var operation in queued)
            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => operation);
        await obstacle.RemoveAsync();

        Assert.Equal(1, await taken);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => behind);
        await Task.WhenAny(stopping);
        Assert.Equal([0], await Database.ItemsAsync());
    }

    [Fact]
    public async Task Grains_that_write_while_they_stop_still_can()
    {
        await using var host = new CommitterHost(
            Database.ConnectionString, addGrains: services => services.AddSingleton<Grains>().AddHostedService(provider => provider.GetRequiredService<Grains>()));
        host.Get<Grains>().Host = host;
        await host.StartAsync();

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1], await Database.ItemsAsync());
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => host.PutAsync(new Item(2, 1)));
    }

    private sealed class Grains : IHostedService
    {
        public CommitterHost Host { get; set; } = null!;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Host.PutAsync(new Item(1, 1), cancellationToken);
    }
}
