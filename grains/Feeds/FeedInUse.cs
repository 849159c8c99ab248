using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// A feed in the memory of its silo: the newest entries, kept equal to the definition of the feed at and above a floor. News come by
/// <see cref="Apply"/> and are there when it returns; what asks the database is done by <see cref="RefreshAsync"/>, one at a time, and
/// whoever reads waits for that first. Thread-safe.
/// </summary>
public sealed partial class FeedInUse(Guid userId, FeedHost host)
{
    /// <summary>Entries that a feed is filled up to, and has at least, if there are so many.</summary>
    public const int Least = 800;

    /// <summary>Most entries; then the oldest go.</summary>
    public const int Most = 1_000;

    /// <summary>Events that are kept for who was away.</summary>
    public const int KeptArrivals = 100;

    // What is left when the oldest go, so that they do not go one by one.
    private const int Kept = 900;

    private readonly Lock _lock = new();
    private readonly FeedEntries _entries = new();
    private readonly FeedAuthors _authors = new();
    private readonly Arrivals<FeedArrival> _arrivals = new(KeptArrivals);
    private FeedKey? _floor;
    private long _changes;

    // How often relations were forgotten.
    private long _relationChanges;
    private long _connectedUntil;
    private volatile bool _hasNumbers;
    private volatile IReadOnlyList<string>? _processes;

    /// <summary>Whose feed it is.</summary>
    public Guid UserId => userId;

    /// <summary>Grows with each change of the entries.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>Whether somebody looks: its news are pushed.</summary>
    public bool IsConnected => Interlocked.Read(ref _connectedUntil) > host.Now;

    /// <summary>A connection has asked; it will again.</summary>
    public void Connected()
    {
        Interlocked.Exchange(ref _connectedUntil, host.Now + FeedHost.ConnectionTicks);
        _hasNumbers = true;
        _processes = null;
        lock (_lock)
            ForgetRelations();
    }

    /// <summary>What is between the feed's user and an author, asked once until it may have changed, or a connection asks again.</summary>
    /// <param name="authorId">The author.</param>
    /// <param name="find">Finds it for a viewer and another.</param>
    public async ValueTask<Relation> GetRelationAsync(Guid authorId, Func<Guid, Guid, ValueTask<Relation>> find)
    {
        long changes;
        lock (_lock)
        {
            if (_authors.RelationTo(authorId) is { } known)
                return known;
            changes = _relationChanges;
        }

        var relation = await find(userId, authorId);
        lock (_lock)
        {
            if (changes == _relationChanges)
                _authors.Remember(authorId, relation);
        }
        return relation;
    }

    /// <summary>Where the user is connected, asked once until a connection, perhaps a new one, asks again. Ask for it after the number of what is sent.</summary>
    /// <param name="find">Finds it.</param>
    public ValueTask<IReadOnlyList<string>> GetProcessesAsync(Func<Guid, ValueTask<IReadOnlyList<string>>> find) =>
        _processes is { } processes ? new(processes) : FindProcessesAsync(find);

    /// <summary>Takes a post as it is now.</summary>
    /// <returns>What is to be told to connections; it is given its number then.</returns>
    public FeedChange Apply(in FeedPost post)
    {
        lock (_lock)
        {
            if (_recorded?.Count <= MostRecorded)
                _recorded.Add(post);
            var change = _isAwake ? Take(post) : FeedChange.None;
            // What comes back to its place is no news.
            if (change == FeedChange.None || (change == FeedChange.Added && post.Happening != FeedHappening.Published))
                return FeedChange.None;
            if (IsConnected)
                return change;
            // Whoever was connected a while ago, and comes back, asks what has happened since.
            if (_hasNumbers)
                NextArrival(new(change, post.Key.PostId));
            return FeedChange.None;
        }
    }

    /// <summary>Entries below a key, newest first.</summary>
    /// <param name="below">Null: from the newest on.</param>
    /// <param name="limit">Most entries.</param>
    /// <returns>Fewer than asked for where memory ends, or the feed.</returns>
    public FeedSlice Read(FeedKey? below, int limit)
    {
        lock (_lock)
        {
            var end = below is { } key ? _entries.CountBelow(key) : _entries.Count;
            var count = Math.Min(limit, end);
            var entries = new FeedEntry[count];
            for (var i = 0; i < count; i++)
                entries[i] = EntryAt(end - 1 - i);
            return new FeedSlice(entries, count == limit ? null : _floor);
        }
    }

    /// <summary>Whether a post is in the feed, as far as memory goes.</summary>
    public bool Holds(FeedKey key)
    {
        lock (_lock)
            return _entries.Contains(key);
    }

    /// <summary>All that is held.</summary>
    public FeedContents GetContents()
    {
        lock (_lock)
        {
            var keys = new FeedKey[_entries.Count];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = _entries[keys.Length - 1 - i];
            return new FeedContents(keys, _floor);
        }
    }

    /// <summary>Where the feed's events are.</summary>
    public LivePoint Point
    {
        get
        {
            lock (_lock)
                return _arrivals.Point;
        }
    }

    /// <summary>Gives an event its number.</summary>
    public LivePoint NextArrival(FeedArrival arrival)
    {
        lock (_lock)
            return _arrivals.Add(arrival);
    }

    /// <summary>What has happened after a point; null: that cannot be told.</summary>
    public IReadOnlyList<FeedArrival>? ArrivalsSince(LivePoint point, out LivePoint now)
    {
        lock (_lock)
        {
            now = _arrivals.Point;
            return _arrivals.Since(point);
        }
    }

    /// <summary>Numbers are lost: whoever is connected reloads.</summary>
    public void RestartArrivals()
    {
        lock (_lock)
            _arrivals.Restart();
    }

    private void ForgetRelations()
    {
        _relationChanges++;
        _authors.ForgetRelations();
    }

    private async ValueTask<IReadOnlyList<string>> FindProcessesAsync(Func<Guid, ValueTask<IReadOnlyList<string>>> find)
    {
        var connected = Interlocked.Read(ref _connectedUntil);
        var processes = await find(userId);
        // Who has connected meanwhile may not be among them.
        if (connected == Interlocked.Read(ref _connectedUntil))
            _processes = processes;
        return processes;
    }

    private FeedEntry EntryAt(int place) => new(_entries[place], _authors[_entries.AuthorAt(place)]);

    private FeedChange Take(in FeedPost post)
    {
        if (_authors.Find(post.AuthorId) is not { } author || !_authors.IsShown(author) || post.Key < _floor)
            return FeedChange.None;
        if (!post.IsPublished)
        {
            if (!_entries.Remove(post.Key))
                return FeedChange.None;
            _changes++;
            if (_entries.Count < Least && _floor is not null)
                MustRefill();
            return FeedChange.Removed;
        }

        if (!_entries.Add(post.Key, author))
            return post.Happening == FeedHappening.Edited ? FeedChange.Edited : FeedChange.None;
        _changes++;
        Trim();
        return FeedChange.Added;
    }

    private void Trim()
    {
        if (_entries.Count <= Most)
            return;
        _entries.KeepNewest(Kept);
        _floor = _entries[0];
    }
}

/// <summary>A part of a feed.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Floor">Where memory ended before there were as many as asked for: below this there may be more. Null: it did not.</param>
public readonly record struct FeedSlice(IReadOnlyList<FeedEntry> Entries, FeedKey? Floor);

/// <summary>What news do to a feed.</summary>
public enum FeedChange
{
    None = 0,
    Added = 1,
    Edited = 2,
    Removed = 3,
}

/// <summary>An event of a feed.</summary>
public readonly record struct FeedArrival(FeedChange Change, Guid PostId);
