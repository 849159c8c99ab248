using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Chats.Live;

/// <summary>
/// An inbox in the memory of its silo: the chats that its user is in, and what has come since, numbered. In use from the first connection
/// until its grain has rested. Thread-safe.
/// </summary>
public sealed class InboxInUse(Guid userId, ChatHost host)
{
    /// <summary>Arrivals that are kept for who was away.</summary>
    public const int KeptArrivals = 200;

    /// <summary>How long an inbox counts as looked at after a connection of its user has asked; connections ask every ten seconds.</summary>
    private static readonly long ConnectionTicks = (long)TimeSpan.FromSeconds(30).TotalMilliseconds;

    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _chats = [];
    private readonly Arrivals<InboxArrival> _arrivals = new(KeptArrivals);
    private IReadOnlyList<string> _processes = [];
    private long _askedWhere;
    private long _heardWhere;
    private long _connectedUntil;
    private Task? _waking;
    private bool _isAwake;
    private bool _wasAwake;
    private bool _isClosed;

    // How often somebody has said that the user came into a chat or out of it.
    private int _moves;

    // Of the host, when what is here was read.
    private long _epoch;

    public Guid UserId => userId;

    /// <summary>Whether somebody looks: what comes is pushed.</summary>
    public bool IsConnected => Interlocked.Read(ref _connectedUntil) > host.Now;

    /// <summary>Whether its chats are known.</summary>
    public bool IsAwake
    {
        get
        {
            lock (_lock)
                return _isAwake;
        }
    }

    /// <summary>Where its events are.</summary>
    public LivePoint Point
    {
        get
        {
            lock (_lock)
                return _arrivals.Point;
        }
    }

    /// <summary>
    /// A connection has asked; it will again. Looks where the user is connected, which the connection has said before it asked; so what is
    /// numbered after this is sent there too.
    /// </summary>
    /// <param name="find">Finds the web processes.</param>
    public async Task ConnectedAsync(Func<Guid, ValueTask<IReadOnlyList<string>>> find)
    {
        Interlocked.Exchange(ref _connectedUntil, host.Now + ConnectionTicks);
        var asked = Interlocked.Increment(ref _askedWhere);
        var processes = await find(userId);
        lock (_lock)
        {
            // An answer that has been overtaken may not know the newest.
            if (asked > _heardWhere)
                (_processes, _heardWhere) = (processes, asked);
        }
    }

    /// <summary>Completes when it is in all chats of its user: what is told after that comes to it.</summary>
    /// <param name="epoch">The host's epoch; what was read under another is not believed.</param>
    public Task RefreshAsync(long epoch)
    {
        lock (_lock)
        {
            if (_isClosed)
                return Task.CompletedTask;
            if (_epoch != epoch)
                (_isAwake, _epoch) = (false, epoch);
            return _isAwake ? Task.CompletedTask : _waking ??= Task.Run(WakeAsync);
        }
    }

    /// <summary>What has come after a point; null: that cannot be told.</summary>
    public IReadOnlyList<InboxArrival>? ArrivalsSince(LivePoint point, out LivePoint now)
    {
        lock (_lock)
        {
            now = _arrivals.Point;
            return _arrivals.Since(point);
        }
    }

    /// <summary>Gives an arrival its number.</summary>
    /// <returns>Where it is to be sent; null: nobody looks.</returns>
    internal PlacedTarget? Take(InboxArrival arrival)
    {
        lock (_lock)
        {
            var point = _arrivals.Add(arrival);
            return IsConnected ? new PlacedTarget(new LiveTarget(userId, LivePart.Chats, point), _processes) : null;
        }
    }

    /// <summary>Where to send what is of the moment; null: nobody looks.</summary>
    internal PlacedTarget? Place()
    {
        lock (_lock)
            return IsConnected ? new PlacedTarget(new LiveTarget(userId, null, null), _processes) : null;
    }

    /// <summary>Something may not have come to it: when somebody asks the next time it begins anew, and they reload.</summary>
    internal void Distrust()
    {
        lock (_lock)
            (_isAwake, _moves) = (false, _moves + 1);
    }

    /// <summary>The user has come into a chat or gone out of one: a reading of them that is under way may not see it.</summary>
    internal void Moved()
    {
        lock (_lock)
            _moves++;
    }

    /// <summary>It is in a chat now.</summary>
    /// <returns>False: it is in use no more.</returns>
    internal bool Enter(Guid chatId)
    {
        lock (_lock)
            return !_isClosed && (_chats.Add(chatId) || true);
    }

    internal void Leave(Guid chatId)
    {
        lock (_lock)
            _chats.Remove(chatId);
    }

    /// <summary>It is in use no more.</summary>
    /// <returns>The chats that it was in.</returns>
    internal Guid[] Close()
    {
        lock (_lock)
        {
            (_isClosed, _isAwake) = (true, false);
            return [.. _chats];
        }
    }

    private Guid[] Chats
    {
        get
        {
            lock (_lock)
                return [.. _chats];
        }
    }

    // What is told while the chats are read concerns what was committed before anybody was answered by this inbox: who loads after that
    // has it. What is told once it is in a chat comes to it.
    private async Task WakeAsync()
    {
        try
        {
            while (true)
            {
                int moves;
                long epoch;
                lock (_lock)
                {
                    if (_isClosed || _isAwake)
                    {
                        _waking = null;
                        return;
                    }
                    (moves, epoch) = (_moves, _epoch);
                }

                var seats = await host.Store.FindSeatsAsync(userId);
                foreach (var seat in seats)
                    host.Enter(this, seat);
                foreach (var chatId in Chats.Except(seats.Select(seat => seat.ChatId)))
                    host.Leave(this, chatId);
                lock (_lock)
                {
                    if (moves != _moves || epoch != _epoch)
                        continue;
                    if (_wasAwake)
                        _arrivals.Restart(); // some news were told to nobody
                    (_isAwake, _wasAwake) = (true, true);
                }
            }
        }
        catch
        {
            // It knows as little as before, and the next who asks tries again.
            lock (_lock)
                _waking = null;
            throw;
        }
    }
}
