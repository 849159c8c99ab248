using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>How a feed is made, and brought up to date where news do not say all.</summary>
public sealed partial class FeedInUse
{
    /// <summary>Pairs to be looked at again; of more, the whole feed is.</summary>
    private const int MostPairs = 100;

    /// <summary>Posts that may come while the database is asked; of more, it is asked again.</summary>
    private const int MostRecorded = 2_000;

    private readonly HashSet<Guid> _pairs = [];

    // Those that the database is being asked about.
    private Guid[] _asked = [];

    // How often there were too many pairs.
    private int _overflows;
    private List<FeedPost>? _recorded;
    private Task? _refreshing;
    private bool _isAwake;
    private bool _wasAwake;
    private bool _mustRefill;
    private bool _isClosed;

    // Of the host, when what is here was read.
    private long _epoch;

    /// <summary>Completes when the feed is right: what has been told before the call is in it.</summary>
    /// <param name="epoch">The host's epoch; what was read under another is not believed.</param>
    public Task RefreshAsync(long epoch)
    {
        lock (_lock)
        {
            if (_isClosed)
                return Task.CompletedTask;
            Believe(epoch);
            return IsRight ? Task.CompletedTask : _refreshing ?? Begin();
        }
    }

    /// <summary>What was read under another epoch is not believed any more; <see cref="RefreshAsync"/> reads it anew.</summary>
    public void Distrust(long epoch)
    {
        lock (_lock)
            Believe(epoch);
    }

    /// <summary>What is between the feed's user and an author may have changed. Asked of the database before the next read, at once if somebody looks.</summary>
    public void LookAgain(Guid authorId)
    {
        lock (_lock)
        {
            if (_pairs.Count < MostPairs)
                _pairs.Add(authorId);
            else
                (_isAwake, _overflows) = (false, _overflows + 1);
            _authors.Forget(authorId);
            _relationChanges++;
            _changes++;
            if (IsConnected)
                _ = _refreshing ?? Begin();
        }
    }

    /// <summary>The feed is not in use any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            (_isClosed, _isAwake) = (true, false);
            foreach (var author in _authors.ToArray())
                Unregister(author);
            _entries.Reset(0);
        }
    }

    /// <summary>Whether it is not in use any more: it holds nothing.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
                return _isClosed;
        }
    }

    // Under the lock.
    private void Believe(long epoch)
    {
        if (_epoch == epoch)
            return;
        (_isAwake, _epoch) = (false, epoch);
        ForgetRelations();
    }

    private bool IsRight => _isAwake && _pairs.Count == 0 && _asked.Length == 0 && !_mustRefill;

    private void MustRefill()
    {
        _mustRefill = true;
        if (IsConnected)
            _ = _refreshing ?? Begin();
    }

    private Task Begin() => _refreshing = Task.Run(RefreshAllAsync);

    private async Task RefreshAllAsync()
    {
        try
        {
            while (true)
            {
                long epoch;
                Guid[] pairs;
                FeedKey? refillBelow;
                lock (_lock)
                {
                    if (_isClosed || IsRight)
                    {
                        (_refreshing, _recorded) = (null, null);
                        return;
                    }
                    epoch = _epoch;
                    pairs = _isAwake ? [.. _pairs] : [];
                    refillBelow = _isAwake && pairs.Length == 0 ? _floor : null;
                    _recorded = [];
                    // All are read. What is told of from here on is asked about once more: this reading may not see it.
                    _pairs.Clear();
                    _asked = pairs;
                }

                if (pairs.Length > 0)
                    await LookAtAsync(pairs);
                else if (refillBelow is { } floor)
                    await RefillAsync(floor);
                else
                    await WakeAsync(epoch);
            }
        }
        catch
        {
            // It is as wrong as it was, and the next who asks tries again.
            lock (_lock)
            {
                _pairs.UnionWith(_asked);
                (_asked, _refreshing, _recorded) = ([], null, null);
            }
            throw;
        }
    }

    // The order is what makes it complete: an author is registered before the statement that reads their posts begins, so a post that it
    // does not see is committed later, and its fan-out finds the registration.
    private async Task WakeAsync(long epoch)
    {
        FeedMetrics.Woken();
        var overflows = Volatile.Read(ref _overflows);
        Register(await host.Store.FindAuthorsAsync(userId));
        var read = await host.Store.ReadAsync(userId, Least);
        var late = Register([.. read.Authors.Select(author => author.Id)]);
        var lateRead = late.Count == 0 ? null : await host.Store.ReadAuthorsAsync(userId, late, FloorOf(read), Most + 1);
        lock (_lock)
        {
            if (_isClosed)
                return;
            var all = read.Authors.ToDictionary(author => author.Id);
            foreach (var author in lateRead?.Authors ?? [])
                all[author.Id] = author;
            foreach (var author in _authors.ToArray())
            {
                if (!all.TryGetValue(author, out var found) || !found.IsFollowed)
                    Unregister(author);
            }
            foreach (var author in all.Values)
            {
                if (author.IsFollowed)
                    _authors.Set(author.Id, author.IsShown);
            }

            _floor = FloorOf(read);
            _entries.Reset(Math.Min(read.Entries.Count, Least));
            foreach (var entry in read.Entries)
                Put(entry);
            foreach (var entry in lateRead?.Entries ?? [])
                Put(entry);
            Trim();
            (_isAwake, _mustRefill) = (epoch == _epoch && overflows == _overflows, false);
            Replay();
            if (_wasAwake)
                _arrivals.Restart(); // some news were told to nobody
            _wasAwake = true;
        }
    }

    private async Task LookAtAsync(Guid[] pairs)
    {
        Register(pairs);
        FeedKey? floor;
        lock (_lock)
            floor = _floor;

        // One more than fit: where one author has more than were read, the floor rises above what was not.
        var read = await host.Store.ReadAuthorsAsync(userId, pairs, floor, Most + 1);
        lock (_lock)
        {
            if (_isClosed)
                return;
            foreach (var author in read.Authors)
            {
                if (_authors.Find(author.Id) is not { } slot)
                    continue;
                _entries.RemoveAuthor(slot);
                if (author.IsFollowed)
                    _authors.Set(author.Id, author.IsShown);
                else
                    Unregister(author.Id);
            }
            foreach (var entry in read.Entries)
                Put(entry);
            _asked = [];
            _changes++;
            Trim();
            if (_entries.Count < Least && _floor is not null)
                _mustRefill = true;
            Replay();
        }
    }

    private async Task RefillAsync(FeedKey floor)
    {
        int count;
        lock (_lock)
        {
            count = Least - _entries.Count;
            if (count <= 0)
            {
                _mustRefill = false;
                return;
            }
        }

        var read = await host.Store.ReadBelowAsync(userId, floor, count);
        lock (_lock)
        {
            if (_isClosed || _floor != floor)
                return; // the newest have pushed it up meanwhile
            _floor = read.Count < count ? null : read[^1].Key;
            foreach (var entry in read)
                Put(entry);
            _mustRefill = false;
            _changes++;
            Replay();
        }
    }

    private static FeedKey? FloorOf(FeedDefinition read) => read.Entries.Count < Least ? null : read.Entries.Min(entry => entry.Key);

    private void Put(FeedEntry entry)
    {
        if (!(entry.Key < _floor) && _authors.Find(entry.AuthorId) is { } author && _authors.IsShown(author))
            _entries.Add(entry.Key, author);
    }

    // What has come meanwhile is at least as new as what was read. Nobody is told of it again.
    private void Replay()
    {
        var recorded = _recorded!;
        _recorded = null;
        if (recorded.Count > MostRecorded)
        {
            _isAwake = false;
            return;
        }
        _changes++;
        foreach (var post in recorded)
            Take(post);
    }

    private List<Guid> Register(IReadOnlyList<Guid> authors)
    {
        var added = new List<Guid>();
        lock (_lock)
        {
            if (_isClosed)
                return added;
            if (_authors.Count == 0)
                _authors.Reset(authors.Count + 4);
            foreach (var author in authors)
            {
                if (RegisterOne(author))
                    added.Add(author);
            }
        }
        return added;
    }

    private bool RegisterOne(Guid author)
    {
        if (_isClosed || _authors.Find(author) is not null)
            return false;
        _authors.Set(author, shown: false);
        host.Register(author, this);
        return true;
    }

    private void Unregister(Guid author)
    {
        _authors.Remove(author);
        host.Unregister(author, this);
    }
}
