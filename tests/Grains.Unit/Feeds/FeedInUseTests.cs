using System.Threading.Channels;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

/// <summary>A feed in memory, and what is told of while the database is being asked.</summary>
public sealed class FeedInUseTests
{
    private const long Epoch = 1;

    private static readonly Guid User = Guid.NewGuid();
    private static readonly Guid Bob = Guid.NewGuid();

    private readonly FakeFeedStore _store = new(User);
    private readonly FeedHost _host;
    private readonly FeedInUse _feed;

    public FeedInUseTests()
    {
        _host = new FeedHost(_store, new NoPusher(), new ManualTime());
        _feed = _host.Open(User);
    }

    [Fact]
    public async Task It_is_filled_up_to_what_it_must_hold_and_grows_until_the_oldest_go()
    {
        var keys = Posts(2_000);
        _store.Change(followed => followed[Bob] = keys[..900]);
        await RefreshAsync();
        AssertHolds(keys[(900 - FeedInUse.Least)..900], hasFloor: true);

        foreach (var key in keys[900..1_100])
            Deliver(key);
        AssertHolds(keys[100..1_100], hasFloor: true);
        Deliver(keys[1_100]);

        var contents = _feed.GetContents();
        Assert.InRange(contents.Keys.Count, FeedInUse.Least, FeedInUse.Most);
        Assert.Equal(contents.Keys[^1], contents.Floor);
        Deliver(keys[0]); // below the floor: the database's
        Assert.Equal(contents.Keys, _feed.GetContents().Keys);
    }

    [Fact]
    public async Task When_much_is_taken_back_it_is_filled_up_again()
    {
        var keys = Posts(900);
        _store.Change(followed => followed[Bob] = [.. keys]);
        await RefreshAsync();

        foreach (var key in keys[^50..])
        {
            _store.Change(followed => followed[Bob].Remove(key));
            Deliver(key, version: 2, isPublished: false);
        }
        await RefreshAsync();

        AssertHolds(keys[50..850], hasFloor: true);
        Assert.Equal(1, _store.Wakings);
    }

    [Fact]
    public async Task Of_an_author_who_has_more_than_fits_the_newest_are_held_and_the_floor_says_so()
    {
        await RefreshAsync();
        var keys = Posts(3_000);
        _store.Change(followed => followed[Bob] = keys);

        _feed.LookAgain(Bob);
        await RefreshAsync();

        var contents = _feed.GetContents();
        AssertHolds(keys[^contents.Keys.Count..], hasFloor: true);
        Assert.InRange(contents.Keys.Count, FeedInUse.Least, FeedInUse.Most);
    }

    [Fact]
    public async Task A_pair_that_changes_while_it_is_read_is_read_again()
    {
        await RefreshAsync();
        _store.Change(followed => followed[Bob] = Posts(3));
        var (asked, answer) = Hold();

        _feed.LookAgain(Bob);
        var refreshing = RefreshAsync();
        await Patience.ForAsync(asked, "the pair to be read");
        _store.Change(followed => followed.Remove(Bob)); // after it was read
        _feed.LookAgain(Bob);
        answer.SetResult();
        await refreshing;

        AssertHolds([], hasFloor: false);
        Assert.Equal(2, _store.PairReadings);
    }

    [Fact]
    public async Task Whoever_reads_while_a_pair_is_read_waits_for_it()
    {
        await RefreshAsync();
        var (asked, answer) = Hold();
        _feed.LookAgain(Bob);
        var first = RefreshAsync();
        await Patience.ForAsync(asked, "the pair to be read");

        var second = RefreshAsync();
        Assert.False(second.IsCompleted);
        answer.SetResult();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_pair_that_could_not_be_read_is_read_when_somebody_asks_again()
    {
        await RefreshAsync();
        var keys = Posts(3);
        _store.Change(followed => followed[Bob] = keys);
        _store.AfterReading = () => throw new TimeoutException("No database.");
        _feed.LookAgain(Bob);
        await Assert.ThrowsAsync<TimeoutException>(RefreshAsync);

        _store.AfterReading = () => Task.CompletedTask;
        await RefreshAsync();

        AssertHolds(keys, hasFloor: false);
    }

    [Fact]
    public async Task More_changes_than_are_kept_while_it_wakes_wake_it_again()
    {
        var (asked, answer) = Hold();
        var refreshing = RefreshAsync();
        await Patience.ForAsync(asked, "the feed to be read");
        _store.Change(followed => followed[Bob] = Posts(3)); // after it was read
        for (var i = 0; i < 200; i++)
            _feed.LookAgain(Guid.NewGuid());
        _feed.LookAgain(Bob);
        answer.SetResult();
        await refreshing;

        AssertHolds(_store.Followed[Bob], hasFloor: false);
        Assert.Equal(2, _store.Wakings);
    }

    [Fact]
    public async Task What_is_published_while_it_wakes_is_in_it()
    {
        _store.Change(followed => followed[Bob] = []);
        var (asked, answer) = Hold();
        var refreshing = RefreshAsync();
        await Patience.ForAsync(asked, "the feed to be read");
        var keys = Posts(2);
        Deliver(keys[0]);
        Deliver(keys[1]);
        Deliver(keys[1], version: 2, isPublished: false);
        answer.SetResult();
        await refreshing;

        AssertHolds(keys[..1], hasFloor: false);
    }

    [Fact]
    public async Task Under_a_new_epoch_everything_is_read_anew()
    {
        _store.Change(followed => followed[Bob] = Posts(2));
        await RefreshAsync();
        var keys = Posts(3);
        _store.Change(followed => followed[Bob] = keys); // and nobody tells

        await RefreshAsync();
        Assert.Equal(2, _feed.GetContents().Keys.Count);
        await Patience.ForAsync(_feed.RefreshAsync(Epoch + 1), "the feed");

        AssertHolds(keys, hasFloor: false);
    }

    [Fact]
    public async Task When_an_epoch_begins_the_feeds_that_are_looked_at_are_read_a_few_at_a_time()
    {
        const int Feeds = 50;
        var readings = Channel.CreateUnbounded<TaskCompletionSource>();
        var (current, most) = (0, 0);
        _store.AfterReading = () =>
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (readings)
                most = Math.Max(most, ++current);
            readings.Writer.TryWrite(answer);
            return answer.Task;
        };
        for (var i = 0; i < Feeds; i++)
            _host.Open(Guid.NewGuid()).Connected();

        _host.RefreshConnected(Epoch);

        var held = new Queue<TaskCompletionSource>();
        for (var i = 0; i < Feeds; i++)
        {
            held.Enqueue(await Patience.ForAsync(readings.Reader.ReadAsync().AsTask(), "a feed to be read"));
            if (held.Count < FeedHost.MostRefreshing)
                continue;
            lock (readings)
                current--;
            held.Dequeue().SetResult();
        }
        Assert.Equal(FeedHost.MostRefreshing, most);
    }

    [Fact]
    public async Task What_is_not_in_use_any_more_is_told_of_nothing()
    {
        _store.Change(followed => followed[Bob] = Posts(2));
        await RefreshAsync();

        _host.Close(_feed);
        Deliver(Posts(3)[2]);

        Assert.True(_feed.IsClosed);
        Assert.Equal(0, _host.Count);
        Assert.Empty(_feed.GetContents().Keys);
    }

    private Task RefreshAsync() => Patience.ForAsync(_feed.RefreshAsync(Epoch), "the feed");

    // The next reading has been done, and its answer waits.
    private (Task Asked, TaskCompletionSource Answer) Hold()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.AfterReading = () =>
        {
            _store.AfterReading = () => Task.CompletedTask;
            asked.SetResult();
            return answer.Task;
        };
        return (asked.Task, answer);
    }

    private void Deliver(FeedKey key, long version = 1, bool isPublished = true) =>
        _host.Deliver(new FeedNews([new FeedPost(key, Bob, version, isPublished, FeedHappening.Moved)], [], []));

    private void AssertHolds(IReadOnlyList<FeedKey> oldestFirst, bool hasFloor)
    {
        var contents = _feed.GetContents();
        Assert.Equal(oldestFirst.Reverse(), contents.Keys);
        Assert.Equal(hasFloor ? oldestFirst[0] : null, contents.Floor);
    }

    // Oldest first.
    private static List<FeedKey> Posts(int count) => [.. Enumerable.Range(0, count).Select(at => new FeedKey(at, new Guid(at, 0, 0, new byte[8])))];
}
