using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Stores.Contract.Feeds;

/// <summary>Leases of the silos that host feeds.</summary>
public sealed class FeedHostStoreTests(FeedDatabase own) : IClassFixture<FeedDatabase>, IAsyncDisposable
{
    private readonly TestDatabase _database = own.Database;
    private readonly FeedStoreHost _host = new(own.Database);
    private readonly string _silo = $"127.0.0.1:1@{Guid.NewGuid():N}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_lease_is_three_seconds_of_the_databases_clock_and_is_prolonged()
    {
        var epoch = await _host.Hosts.BeginAsync(_silo, Cancellation);
        Assert.True(await IsWithinThreeSecondsAsync());
        Assert.Contains(new FeedHostLease(_silo, epoch), await _host.Hosts.FindAsync(Cancellation));

        await ExpireAsync("+ interval '0.9 seconds'");
        Assert.True(await _host.Hosts.RenewAsync(_silo, epoch, Cancellation));

        Assert.True(await IsWithinThreeSecondsAsync());
        Assert.True(await _host.Hosts.IsLeasedAsync(new(_silo, epoch), Cancellation));
    }

    [Fact]
    public async Task A_lease_that_has_lapsed_is_nobodys_and_is_not_prolonged()
    {
        var epoch = await _host.Hosts.BeginAsync(_silo, Cancellation);
        await ExpireAsync("");

        Assert.False(await _host.Hosts.IsLeasedAsync(new(_silo, epoch), Cancellation));
        Assert.DoesNotContain(await _host.Hosts.FindAsync(Cancellation), host => host.Silo == _silo);
        Assert.False(await _host.Hosts.RenewAsync(_silo, epoch, Cancellation));
        Assert.False(await _host.Hosts.IsLeasedAsync(new(_silo, epoch), Cancellation));
    }

    [Fact]
    public async Task Each_beginning_is_a_higher_epoch_and_ends_the_one_before()
    {
        var first = await _host.Hosts.BeginAsync(_silo, Cancellation);
        var second = await _host.Hosts.BeginAsync(_silo, Cancellation);

        Assert.True(second > first);
        Assert.False(await _host.Hosts.RenewAsync(_silo, first, Cancellation));
        Assert.False(await _host.Hosts.IsLeasedAsync(new(_silo, first), Cancellation));
        await _host.Hosts.EndAsync(_silo, first, Cancellation);
        Assert.True(await _host.Hosts.RenewAsync(_silo, second, Cancellation));
        await _host.Hosts.EndAsync(_silo, second, Cancellation);
        Assert.False(await _host.Hosts.IsLeasedAsync(new(_silo, second), Cancellation));
        Assert.True(await _host.Hosts.BeginAsync(_silo, Cancellation) > second);
    }

    [Fact]
    public async Task All_leases_can_be_ended_at_once()
    {
        var other = $"{_silo}b";
        var (first, second) = (await _host.Hosts.BeginAsync(_silo, Cancellation), await _host.Hosts.BeginAsync(other, Cancellation));

        await _host.Hosts.EndAllAsync(Cancellation);

        Assert.False(await _host.Hosts.RenewAsync(_silo, first, Cancellation));
        Assert.False(await _host.Hosts.RenewAsync(other, second, Cancellation));
        Assert.DoesNotContain(await _host.Hosts.FindAsync(Cancellation), host => host.Silo.StartsWith(_silo, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_died_long_ago_is_removed_when_another_begins()
    {
        await _host.Hosts.BeginAsync(_silo, Cancellation);
        await ExpireAsync("- interval '61 seconds'");

        await _host.Hosts.BeginAsync($"{_silo}b", Cancellation);

        Assert.Equal([0L], await _database.QueryAsync<long>($"select count(*) from feed_hosts where silo = '{_silo}'"));
    }

    [Fact]
    public async Task A_fan_out_reads_the_hosts_and_how_the_posts_are()
    {
        var epoch = await _host.Hosts.BeginAsync(_silo, Cancellation);
        var author = await _database.MakeUserAsync();
        var at = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(7);
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        for (var status = 0; status < ids.Length; status++)
        {
            var published = status >= 2 ? $"'{at:O}'" : "null";
            await _database.ExecuteAsync(
                $"insert into posts (id, author_id, status, created_at, published_at, version) values ('{ids[status]}', '{author}', {status}, now(), {published}, {status + 10})");
        }

        var read = await _host.Hosts.ReadAsync([.. ids, Guid.NewGuid()], Cancellation);

        Assert.Contains(new FeedHostLease(_silo, epoch), read.Hosts);
        Assert.Equal(
            Enumerable.Range(2, 3).Select(status => new FeedPost(FeedKey.Of(at, ids[status]), author, status + 10, IsPublished: status == 2, FeedHappening.Moved)),
            read.Posts.OrderBy(post => post.Version));
        Assert.Contains(new FeedHostLease(_silo, epoch), (await _host.Hosts.ReadAsync([], Cancellation)).Hosts);
    }

    private Task<int> ExpireAsync(string shift) => _database.ExecuteAsync($"update feed_hosts set lease_until = clock_timestamp() {shift} where silo = '{_silo}'");

    private async Task<bool> IsWithinThreeSecondsAsync() =>
        (await _database.QueryAsync<bool>($"select lease_until between clock_timestamp() + interval '1 second' and clock_timestamp() + interval '3 seconds' from feed_hosts where silo = '{_silo}'"))[0];
}
