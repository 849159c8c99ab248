using InstaHub.GrainInterfaces.Chats;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Chats.Live;

/// <summary>
/// A chat that inboxes in use are in: who they are, and how far they have been told. News are worked off one batch after the other, so that
/// messages come in the order of their numbers, whoever tells of them in whichever order, and how often. Thread-safe.
/// </summary>
internal sealed partial class HostedChat(Guid id, ChatHost host)
{
    /// <summary>Most news that wait; of more all are dropped, and whoever looks reloads.</summary>
    private const int MostWaiting = 10_000;

    private const long Unknown = -1;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Seat> _seats = [];
    private List<ChatNews> _waiting = [];
    private bool _isRunning;
    private bool _isGone;
    private bool _hasLost;

    // Number of the newest message that was told.
    private long _last = Unknown;

    // Number of the newest that is known to be there.
    private long _newest;
    private ChatKind _kind;
    private int _members;

    public Guid Id => id;

    /// <summary>Lets an inbox in that has read that it is; or knows better now.</summary>
    /// <returns>False: this object has been given up for a new one.</returns>
    public bool TryEnter(InboxInUse inbox, ChatSeat seat)
    {
        lock (_lock)
        {
            if (_isGone)
                return false;
            if (_last == Unknown)
                _last = seat.LastSequence;
            Sit(inbox, seat, seat.LastSequence);
            LeaveIfEmpty();
            return true;
        }
    }

    /// <summary>Lets an inbox go.</summary>
    public void Leave(InboxInUse inbox)
    {
        lock (_lock)
        {
            if (_seats.TryGetValue(inbox.UserId, out var seat) && seat.Inbox == inbox)
                _seats.Remove(inbox.UserId);
            LeaveIfEmpty();
        }
    }

    /// <summary>Takes news.</summary>
    /// <returns>False: this object has been given up for a new one, or for none.</returns>
    public bool TryTake(ChatNews news)
    {
        lock (_lock)
        {
            if (_isGone)
                return false;
            // Of who comes and goes all is kept: it is found by that alone.
            _hasLost |= _waiting.Count >= MostWaiting && news.Users.Count == 0;
            if (_hasLost && news.Users.Count == 0)
                return true;
            _waiting.Add(news);
            if (_isRunning)
                return true;
            _isRunning = true;
        }
        // Without the context of the grain that happened to be first.
        ThreadPool.UnsafeQueueUserWorkItem(static chat => _ = chat.RunAsync(), this, preferLocal: false);
        return true;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            List<ChatNews> news;
            bool hasLost;
            lock (_lock)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    LeaveIfEmpty();
                    return;
                }
                (news, _waiting, hasLost, _hasLost) = (_waiting, [], _hasLost, false);
            }

            try
            {
                if (hasLost)
                    Lose(news);
                await HandleAsync(news);
            }
            catch (Exception exception)
            {
                LogNotTold(host.Logger, exception, id);
                Lose(news);
            }
        }
    }

    // Who is in it is read anew, by each inbox for itself: nobody is told anything until then.
    private void Lose(List<ChatNews> news)
    {
        var lost = news.SelectMany(item => item.Users).Select(host.Find).OfType<InboxInUse>().ToHashSet();
        lock (_lock)
        {
            foreach (var seat in _seats.Values)
            {
                lost.Add(seat.Inbox);
                seat.Inbox.Leave(id);
            }
            _seats.Clear();
            _last = Unknown;
        }

        // After they have left: a reading that has not seen that is repeated.
        foreach (var inbox in lost)
            inbox.Distrust();
    }

    // Under the lock. Who was in it already has had what came before; who comes in has loaded it.
    private void Sit(InboxInUse inbox, ChatSeat read, long? loaded)
    {
        (_kind, _members, _newest) = (read.Kind, read.Members, Math.Max(_newest, read.LastSequence));
        var isThere = _seats.TryGetValue(read.UserId, out var seat) && seat.Inbox == inbox;
        if (isThere || (read.IsIn && inbox.Enter(id)))
        {
            var after = loaded ?? (isThere ? seat!.After : read.Since);
            _seats[read.UserId] = new Seat(inbox, read.State, read.Since, read.Until, after);
        }
    }

    private void LeaveIfEmpty()
    {
        if (_seats.Count > 0 || _isRunning || _isGone)
            return;
        _isGone = true;
        host.Forget(this);
    }

    private Seat[] Seats
    {
        get
        {
            lock (_lock)
                return [.. _seats.Values];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What happened in chat {ChatId} was not told to those who look; they load it anew")]
    private static partial void LogNotTold(ILogger logger, Exception exception, Guid chatId);

    /// <summary>An inbox that is in the chat.</summary>
    /// <param name="Inbox">The inbox.</param>
    /// <param name="State">How its user stands.</param>
    /// <param name="Since">They see messages after this number.</param>
    /// <param name="Until">And up to this one; null: all.</param>
    /// <param name="After">They are told of new ones after this number: older ones they have loaded.</param>
    private sealed record Seat(InboxInUse Inbox, MemberState State, long Since, long? Until, long After)
    {
        public bool IsIn => State is MemberState.In or MemberState.Requested;

        public bool Sees(long sequence) => sequence > Since && (Until is not { } until || sequence <= until);

        public bool IsNews(long sequence) => sequence > After && Sees(sequence);
    }
}
