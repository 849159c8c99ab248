using System.Text;
using System.Threading.Channels;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Unit.Chats;

/// <summary>A database of one group and its messages, the way they are written, and everything that is pushed.</summary>
internal sealed class FakeChat : IChatLiveStore, IChatViews, IPusher
{
    private readonly Lock _lock = new();
    private readonly List<StoredMessage> _messages = [];
    private readonly Dictionary<Guid, ChatSeat> _seats = [];
    private readonly Channel<(PlacedTarget Target, LiveEvent Event)> _pushes = Channel.CreateUnbounded<(PlacedTarget, LiveEvent)>();

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>How often messages were read.</summary>
    public int MessageReadings { get; private set; }

    /// <summary>How often a user's chats were read.</summary>
    public int Wakings { get; private set; }

    /// <summary>Comes after each reading of a user's chats, and of messages, before its answer.</summary>
    public Func<Task> AfterReading { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether the chat is shown as it is; it is in nobody's list else.</summary>
    public bool IsShown { get; set; }

    /// <summary>Sends a message, and gives the news of it.</summary>
    public ChatNews Send(Guid senderId)
    {
        lock (_lock)
        {
            var message = Add(senderId, null);
            return new ChatNews(ChatNewsKind.Sent, Id, senderId)
            {
                EventId = Guid.NewGuid(),
                MessageId = message.Id,
                Number = message.Sequence,
                Message = Json(message),
            };
        }
    }

    /// <summary>Puts somebody in, or out, with a message that says so, and gives the news of both.</summary>
    public (ChatNews Said, ChatNews Moved) Move(Guid userId, MemberState state)
    {
        lock (_lock)
        {
            var isIn = state == MemberState.In;
            var since = _messages.Count;
            var message = Add(userId, new SystemNote(isIn ? SystemAct.Added : SystemAct.Kicked, [userId]));
            _seats[userId] = isIn
                ? new ChatSeat(Id, userId, ChatKind.Group, 2, state, since, null, 0)
                : _seats[userId] with { State = state, Until = message.Sequence };
            return (
                new ChatNews(ChatNewsKind.Sent, Id, userId) { EventId = Guid.NewGuid(), MessageId = message.Id },
                new ChatNews(ChatNewsKind.MembersChanged, Id, userId) { EventId = Guid.NewGuid(), Users = [userId] });
        }
    }

    /// <summary>Waits for the next message that a user is sent, and gives its number.</summary>
    public async Task<(long Sequence, LivePoint Point)> NextAsync(Guid userId)
    {
        while (true)
        {
            var (target, told) = await Patience.ForAsync(_pushes.Reader.ReadAsync().AsTask(), "a push");
            if (target.Target.UserId == userId && told.Name == "message:new")
                return (long.Parse(Encoding.UTF8.GetString(told.Data.Span)), target.Target.Point!.Value);
        }
    }

    /// <summary>Waits for the next event that somebody is sent: its name and what it holds.</summary>
    public async Task<string> NextEventAsync()
    {
        var (_, told) = await Patience.ForAsync(_pushes.Reader.ReadAsync().AsTask(), "a push");
        return $"{told.Name} {Encoding.UTF8.GetString(told.Data.Span)}";
    }

    /// <summary>The next messages that a user is sent.</summary>
    public async Task<List<long>> NextAsync(Guid userId, int count)
    {
        var all = new List<long>();
        while (all.Count < count)
            all.Add((await NextAsync(userId)).Sequence);
        return all;
    }

    public async Task<IReadOnlyList<ChatSeat>> FindSeatsAsync(Guid userId, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChatSeat> seats;
        lock (_lock)
        {
            Wakings++;
            seats = _seats.TryGetValue(userId, out var seat) && seat.IsIn ? [Now(seat)] : [];
        }
        await AfterReading();
        return seats;
    }

    public Task<IReadOnlyList<ChatSeat>> FindSeatsAsync(Guid chatId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ChatSeat>>([.. userIds.Where(_seats.ContainsKey).Select(userId => Now(_seats[userId]))]);
    }

    public async Task<IReadOnlyList<StoredMessage>> FindAfterAsync(Guid chatId, long above, int count, CancellationToken cancellationToken)
    {
        StoredMessage[] found;
        lock (_lock)
        {
            MessageReadings++;
            found = [.. _messages.Where(message => message.Sequence > above).Take(count)];
        }
        await AfterReading();
        return found;
    }

    public Task<MessageForMany?> FindMessageAsync(Guid chatId, Guid messageId, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Guid>> FindHiddenAsync(Guid messageId, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<StoredMessage>> FindSeenAsync(Guid viewerId, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ChatOfUser>> FindChatAsync(Guid chatId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ChatOfUser>>(IsShown ? [.. userIds.Select(Show)] : []);
    }

    public Task<ReactionsForMany> FindReactionsAsync(
        IReadOnlyList<Guid> messageIds, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IMessageForm> PrepareAsync(StoredMessage message) => Task.FromResult<IMessageForm>(new Form(message));

    public Task<JsonBytes> WriteAsync(ChatOfUser chat, IEnumerable<ReactionCount> reactions) =>
        Task.FromResult(new JsonBytes(Encoding.UTF8.GetBytes($"{chat.Chat.LastSequence}")));

    public Task PublishAsync(IReadOnlyList<LiveTarget> targets, LiveEvent liveEvent) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> FindProcessesAsync(Guid userId) => new(["web"]);

    public void Publish(IReadOnlyList<PlacedTarget> targets, LiveEvent liveEvent)
    {
        foreach (var target in targets)
            _pushes.Writer.TryWrite((target, liveEvent));
    }

    private StoredMessage Add(Guid senderId, SystemNote? note)
    {
        var message = new StoredMessage
        {
            Id = Guid.NewGuid(),
            ChatId = Id,
            Sequence = _messages.Count + 1,
            SenderId = senderId,
            Type = note is null ? MessageType.Text : MessageType.System,
            System = note,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        _messages.Add(message);
        return message;
    }

    private ChatOfUser Show(Guid userId)
    {
        var (seat, time) = (_seats[userId], DateTimeOffset.UnixEpoch);
        return new ChatOfUser(
            new StoredChat(Id, ChatKind.Group, "", "", null, userId, null, null, _messages.Count, 2, null, time, time),
            new StoredMember(userId, ChatRole.Member, seat.State, seat.Since, seat.Until, 0, 0, 0, null, null, false, time), Relation.None, true, null, null);
    }

    private ChatSeat Now(ChatSeat seat) => seat with { LastSequence = _messages.Count };

    private static JsonBytes Json(StoredMessage message) => new(Encoding.UTF8.GetBytes($"{message.Sequence}"));

    private sealed class Form(StoredMessage message) : IMessageForm
    {
        public JsonBytes Write(IEnumerable<ReactionCount> reactions, bool showsQuote) => Json(message);
    }
}
