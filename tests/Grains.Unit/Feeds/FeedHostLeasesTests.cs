using System.Net;
using InstaHub.Grains.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstaHub.Grains.Unit.Feeds;

/// <summary>Until when a silo believes that it is told of everything.</summary>
public sealed class FeedHostLeasesTests
{
    private readonly ManualTime _time = new();
    private readonly FakeHostStore _store = new();
    private readonly FeedHostLeases _leases;

    public FeedHostLeasesTests() => _leases = new FeedHostLeases(
        _store, new FeedHost(new FakeFeedStore(Guid.Empty), new NoPusher(), _time), new LocalSilo(), _time, NullLogger<FeedHostLeases>.Instance);

    [Fact]
    public async Task Memory_is_believed_for_two_seconds_from_the_sending_of_a_renewal()
    {
        Assert.Equal(1, await HoldAsync());
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(1, await HoldAsync());
        Assert.Equal(0, _store.Renewals);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, await HoldAsync());
        Assert.Equal(1, _store.Renewals);
    }

    [Fact]
    public async Task A_lease_that_has_lapsed_begins_a_new_epoch()
    {
        await HoldAsync();
        _store.IsLapsed = true;

        Assert.Equal(2, await Patience.ForAsync(_leases.RenewAsync(), "the renewal"));
        Assert.Equal(2, await HoldAsync());
    }

    [Fact]
    public async Task A_renewal_that_is_answered_after_the_lease_before_it_would_have_lapsed_does_not_count()
    {
        await HoldAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        _store.Takes(TimeSpan.FromSeconds(2), _time);

        Assert.Equal(2, await Patience.ForAsync(_leases.RenewAsync(), "the renewal"));
    }

    [Fact]
    public async Task A_renewal_that_is_answered_in_time_keeps_the_epoch()
    {
        await HoldAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        _store.Takes(TimeSpan.FromSeconds(1.5), _time);

        Assert.Equal(1, await Patience.ForAsync(_leases.RenewAsync(), "the renewal"));
    }

    [Fact]
    public async Task A_lease_that_is_over_when_its_beginning_is_answered_is_begun_again()
    {
        _store.Takes(TimeSpan.FromSeconds(3), _time);

        Assert.Equal(2, await HoldAsync());
    }

    [Fact]
    public async Task Who_has_given_it_up_asks_before_believing_again()
    {
        await HoldAsync();
        await _leases.EndAsync(TestContext.Current.CancellationToken);
        _store.IsLapsed = true;

        Assert.Equal(2, await HoldAsync());
    }

    private Task<long> HoldAsync() => Patience.ForAsync(_leases.HoldAsync().AsTask(), "the lease");

    private sealed class FakeHostStore : IFeedHostStore
    {
        private Action _next = () => { };
        private long _epoch;

        public int Renewals { get; private set; }

        public bool IsLapsed { get; set; }

        /// <summary>The next answer comes so late.</summary>
        public void Takes(TimeSpan time, ManualTime clock) => _next = () => clock.Advance(time);

        public Task<long> BeginAsync(string silo, CancellationToken cancellationToken)
        {
            Wait();
            return Task.FromResult(++_epoch);
        }

        public Task<bool> RenewAsync(string silo, long epoch, CancellationToken cancellationToken)
        {
            Renewals++;
            Wait();
            return Task.FromResult(!IsLapsed && epoch == _epoch);
        }

        public Task EndAsync(string silo, long epoch, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task EndAllAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<FeedHostLease>> FindAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> IsLeasedAsync(FeedHostLease host, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<FanoutReading> ReadAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken) => throw new NotSupportedException();

        private void Wait()
        {
            var wait = _next;
            _next = () => { };
            wait();
        }
    }

    private sealed class LocalSilo : ILocalSiloDetails
    {
        public string Name => "silo";

        public string ClusterId => "cluster";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);

        public SiloAddress GatewayAddress => SiloAddress;
    }
}
