using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Chats.Live;

/// <summary>The inboxes in use on this silo, and the chats that they are in. One for the silo.</summary>
public sealed class ChatHost(IChatLiveStore store, IChatViews views, IPusher pusher, TimeProvider time, ILogger<ChatHost> logger)
{
    /// <summary>Events that are remembered; each is told twice, within moments. About 60 bytes each.</summary>
    private const int MostEvents = 100_000;

    private readonly ConcurrentDictionary<Guid, InboxInUse> _inboxes = new();
    private readonly ConcurrentDictionary<Guid, HostedChat> _chats = new();
    private readonly RecentIds _events = new(MostEvents);
    private readonly Lock _sending = new();

    internal IChatLiveStore Store => store;

    internal IChatViews Views => views;

    internal ILogger Logger => logger;

    internal long Now => (long)time.GetElapsedTime(0).TotalMilliseconds;

    /// <summary>Inboxes in use.</summary>
    public int Count => _inboxes.Count;

    /// <summary>Chats that somebody of them is in.</summary>
    public int ChatCount => _chats.Count;

    /// <summary>Takes an inbox into use. It knows nothing yet: see <see cref="InboxInUse.RefreshAsync"/>.</summary>
    public InboxInUse Open(Guid userId)
    {
        var inbox = new InboxInUse(userId, this);
        InboxInUse? replaced = null;
        _inboxes.AddOrUpdate(
            userId,
            inbox,
            (_, old) =>
            {
                replaced = old;
                return inbox;
            });
        if (replaced is not null)
            LeaveAll(replaced);
        return inbox;
    }

    /// <summary>Ends the use of an inbox.</summary>
    public void Close(InboxInUse inbox)
    {
        _inboxes.TryRemove(new(inbox.UserId, inbox));
        LeaveAll(inbox);
    }

    /// <summary>
    /// Takes news. Those of a chat are worked off one after the other, soon after it returns; what cannot be told then shows as lost numbers.
    /// </summary>
    public void Deliver(IReadOnlyList<ChatNews> news)
    {
        if (_inboxes.IsEmpty)
            return;
        foreach (var item in news)
            Deliver(item);
    }

    internal InboxInUse? Find(Guid userId) => _inboxes.GetValueOrDefault(userId);

    /// <summary>An inbox is in a chat.</summary>
    internal void Enter(InboxInUse inbox, ChatSeat seat)
    {
        while (!ChatOf(seat.ChatId).TryEnter(inbox, seat))
        {
        }
    }

    /// <summary>An inbox is in a chat no more.</summary>
    internal void Leave(InboxInUse inbox, Guid chatId)
    {
        inbox.Leave(chatId);
        if (_chats.TryGetValue(chatId, out var chat))
            chat.Leave(inbox);
    }

    internal void Forget(HostedChat chat) => _chats.TryRemove(new(chat.Id, chat));

    /// <summary>Numbers an arrival in inboxes, and sends what their users are told: one push for each web process.</summary>
    internal void Send(IReadOnlyList<InboxInUse> inboxes, InboxArrival arrival, LiveEvent liveEvent)
    {
        // Together, so that what comes to an inbox from two chats is sent in the order of its numbers.
        lock (_sending)
            Publish(inboxes.Select(inbox => inbox.Take(arrival)), liveEvent);
    }

    /// <summary>Sends what is of the moment.</summary>
    internal void SendUnnumbered(IReadOnlyList<InboxInUse> inboxes, LiveEvent liveEvent) => Publish(inboxes.Select(inbox => inbox.Place()), liveEvent);

    private void Publish(IEnumerable<PlacedTarget?> targets, LiveEvent liveEvent)
    {
        PlacedTarget[] placed = [.. targets.OfType<PlacedTarget>()];
        if (placed.Length > 0)
            pusher.Publish(placed, liveEvent);
    }

    private void Deliver(ChatNews news)
    {
        var isMove = news.Kind is ChatNewsKind.Created or ChatNewsKind.MembersChanged;
        var brings = false;
        foreach (var userId in isMove ? news.Users : [])
        {
            if (!_inboxes.TryGetValue(userId, out var inbox))
                continue;
            inbox.Moved();
            brings = true;
        }

        if (!_chats.ContainsKey(news.ChatId) && !brings)
            return;
        if (news.EventId is { } eventId && !_events.Add(eventId))
            return;
        HostedChat? chat;
        do
            chat = brings ? ChatOf(news.ChatId) : _chats.GetValueOrDefault(news.ChatId);
        while (chat is not null && !chat.TryTake(news));
    }

    private HostedChat ChatOf(Guid chatId) => _chats.GetOrAdd(chatId, static (id, host) => new HostedChat(id, host), this);

    private void LeaveAll(InboxInUse inbox)
    {
        foreach (var chatId in inbox.Close())
            Leave(inbox, chatId);
    }
}
