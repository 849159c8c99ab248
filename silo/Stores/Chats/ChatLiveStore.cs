using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Chats.Live;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <inheritdoc cref="IChatLiveStore"/>
internal sealed class ChatLiveStore(NpgsqlDataSource database) : IChatLiveStore
{
    private const string Seat = "c.id, u.user_id, c.kind, c.members, u.state, u.since_sequence, u.until_sequence, c.last_sequence";

    private const string SeatsOfUser =
        $"""
        select {Seat} from chat_members u join chats c on c.id = u.chat_id
        where u.user_id = $1 and u.state in (1, 2) and c.deleted_at is null
        """;

    private const string SeatsInChat =
        $"""
        select {Seat} from chats c join chat_members u on u.chat_id = c.id
        where c.id = $1 and u.user_id = any($2) and c.deleted_at is null
        """;

    private static readonly string After =
        $"""
        select {MessageRows.Columns} from messages m {MessageRows.Quoted("null::uuid", "0")}
        where m.chat_id = $1 and m.sequence > $2 order by m.sequence limit $3
        """;

    private static readonly string One =
        $"select {MessageRows.Columns} from messages m {MessageRows.Quoted("null::uuid", "0")} where m.id = $1 and m.chat_id = $2";

    private const string Hidden = "select user_id from message_hidden where message_id = $1 and user_id = any($2)";

    // Also to who is out by now what was said while they were in.
    private static readonly string Seen =
        $"""
        select {MessageRows.Columns}
        from messages m join chats c on c.id = m.chat_id and c.deleted_at is null
        join chat_members u on u.chat_id = m.chat_id and u.user_id = $1
            and m.sequence > u.since_sequence and (u.until_sequence is null or m.sequence <= u.until_sequence)
        {MessageRows.Quoted("$1", "u.since_sequence")}
        where m.id = any($2) and {MessageRows.IsShown("$1")}
        """;

    private static readonly string Chat = ChatStore.WithLast("c.id = $1 and u.user_id = any($2)");

    private const string Counts =
        "select message_id, emoji, count from message_reaction_counts where message_id = any($1) order by message_id, first_at, emoji";

    private const string Own =
        "select message_id, user_id, emoji from message_reactions where message_id = any($1) and user_id = any($2) order by message_id, user_id, emoji";

    public async Task<IReadOnlyList<ChatSeat>> FindSeatsAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SeatsOfUser).With(userId);
        return await command.ReadAllAsync(ReadSeat, cancellationToken);
    }

    public async Task<IReadOnlyList<ChatSeat>> FindSeatsAsync(Guid chatId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SeatsInChat).With(chatId).With<Guid[]>([.. userIds]);
        return await command.ReadAllAsync(ReadSeat, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredMessage>> FindAfterAsync(Guid chatId, long above, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(After).With(chatId).With(above).With(count);
        return await command.ReadAllAsync(row => MessageRows.Read(row), cancellationToken);
    }

    public async Task<MessageForMany?> FindMessageAsync(
        Guid chatId, Guid messageId, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(One).With(messageId).With(chatId);
        if ((await command.ReadAllAsync(row => MessageRows.Read(row), cancellationToken)) is not [var message])
            return null;
        var hidden = await FindHiddenAsync(messageId, viewerIds, cancellationToken);
        return new MessageForMany(message, hidden, await FindReactionsAsync([messageId], viewerIds, cancellationToken));
    }

    public async Task<IReadOnlyList<Guid>> FindHiddenAsync(Guid messageId, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Hidden).With(messageId).With<Guid[]>([.. viewerIds]);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }

    public async Task<IReadOnlyList<StoredMessage>> FindSeenAsync(Guid viewerId, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Seen).With(viewerId).With<Guid[]>([.. messageIds]);
        return await command.ReadAllAsync(row => MessageRows.Read(row), cancellationToken);
    }

    public async Task<IReadOnlyList<ChatOfUser>> FindChatAsync(Guid chatId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Chat).With(chatId).With<Guid[]>([.. userIds]);
        return await command.ReadAllAsync(ChatStore.ReadWithLast, cancellationToken);
    }

    public async Task<ReactionsForMany> FindReactionsAsync(
        IReadOnlyList<Guid> messageIds, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken)
    {
        await using var count = database.CreateCommand(Counts).With<Guid[]>([.. messageIds]);
        var counts = await count.ReadAllAsync(
            row => (MessageId: row.GetGuid(0), Reaction: new ReactionCount(row.GetString(1), row.GetInt64(2), Mine: false)), cancellationToken);
        if (counts.Count == 0)
            return ReactionsForMany.None;
        await using var look = database.CreateCommand(Own).With<Guid[]>([.. messageIds]).With<Guid[]>([.. viewerIds]);
        var own = await look.ReadAllAsync(row => (MessageId: row.GetGuid(0), UserId: row.GetGuid(1), Emoji: row.GetString(2)), cancellationToken);
        return new ReactionsForMany(
            counts.ToLookup(found => found.MessageId, found => found.Reaction),
            own.GroupBy(found => (found.MessageId, found.UserId), found => found.Emoji).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group]));
    }

    private static ChatSeat ReadSeat(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), (ChatKind)row.GetInt16(2), row.GetInt32(3), (MemberState)row.GetInt16(4), row.GetInt64(5),
        row.IsDBNull(6) ? null : row.GetInt64(6), row.GetInt64(7));
}
