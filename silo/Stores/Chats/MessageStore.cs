using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reading;
using InstaHub.Silo.Workers;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <inheritdoc cref="IMessageStore"/>
internal sealed class MessageStore : IMessageStore
{
    // Parameters: chat, viewer, above, below, count, since.
    private static readonly string Newest = Many("desc");
    private static readonly string Oldest = Many("asc");

    // Parameters: chat, viewer, since, until, message.
    private static readonly string One =
        $"""
        select {MessageRows.Columns} from messages m {MessageRows.Quoted("$2", "$3")}
        where m.id = $5 and m.chat_id = $1 and m.sequence > $3 and m.sequence <= $4 and {MessageRows.IsShown("$2")}
        """;

    private const string Reactions =
        """
        select c.message_id, c.emoji, c.count, r.user_id is not null
        from message_reaction_counts c left join message_reactions r on r.message_id = c.message_id and r.emoji = c.emoji and r.user_id = $2
        where c.message_id = any($1) order by c.message_id, c.first_at, c.emoji
        """;

    // Parameters: chat, viewer, since, until, time and id of the last one, count.
    private static readonly string Pins =
        $"""
        select {MessageRows.Columns}, p.pinned_at
        from message_pins p join messages m on m.id = p.message_id {MessageRows.Quoted("$2", "$3")}
        where p.chat_id = $1 and (p.pinned_at, p.message_id) < ($5, $6) and m.sequence > $3 and m.sequence <= $4
            and m.deleted_at is null and (m.expires_at is null or m.expires_at > clock_timestamp()) and {MessageRows.IsShown("$2")}
        order by p.pinned_at desc, p.message_id desc limit $7
        """;

    private static readonly string Readers =
        $"""
        select user_id from chat_members
        where chat_id = $1 and state = {(int)MemberState.In} and since_sequence < $2 and read_up_to >= $2 and user_id <> $3 and user_id > $4
        order by user_id limit $5
        """;

    private const string Revisions = "select text, since from message_edits where message_id = $1 order by version desc";

    private const string ChatsOf =
        "select id, chat_id from messages where id = any($1) union all select id, chat_id from scheduled_messages where id = any($1)";

    private readonly NpgsqlDataSource _database;
    private readonly IGroupCommitter<MessageSend, SendOutcome> _sending;
    private readonly IGroupCommitter<ReceiptWrite, ReceiptOutcome> _receipts;
    private readonly CoalescedReader<Guid, Located> _chatsOf;
    private readonly ScheduledMessages _scheduled;
    private readonly DueJobSignal _due;

    public MessageStore(
        NpgsqlDataSource database, IGroupCommitter<MessageSend, SendOutcome> sending, IGroupCommitter<ReceiptWrite, ReceiptOutcome> receipts,
        ScheduledMessages scheduled, DueJobSignal due)
    {
        (_database, _sending, _receipts, _scheduled, _due) = (database, sending, receipts, scheduled, due);
        // Of one that is sent and still waits, by whichever row.
        _chatsOf = new(async (ids, cancellation) =>
        {
            await using var command = database.CreateCommand(ChatsOf).With(ids);
            var found = await command.ReadAllAsync(row => new Located(row.GetGuid(0), row.GetGuid(1)), cancellation);
            return found.DistinctBy(located => located.MessageId).ToDictionary(located => located.MessageId);
        });
    }

    public async Task<SendOutcome> SendAsync(MessageSend message, CancellationToken cancellationToken)
    {
        var outcome = await _sending.SubmitAsync(message, cancellationToken);
        if (outcome.ExpiresAt is not null)
            _due.Set(); // a job was written with it
        return outcome;
    }

    public Task<ReceiptOutcome> MarkAsync(ReceiptWrite receipt, CancellationToken cancellationToken) => _receipts.SubmitAsync(receipt, cancellationToken);

    public async Task<IReadOnlyList<StoredMessage>> FindManyAsync(
        Guid chatId, StoredMember viewer, long above, long below, bool oldest, int count, CancellationToken cancellationToken)
    {
        var first = Math.Max(above, viewer.Since);
        var last = viewer.Until is { } until ? Math.Min(below, until + 1) : below;
        await using var command = _database.CreateCommand(oldest ? Oldest : Newest)
            .With(chatId).With(viewer.UserId).With(first).With(last).With(count).With(viewer.Since);
        return await command.ReadAllAsync(row => MessageRows.Read(row), cancellationToken);
    }

    public async Task<StoredMessage?> FindAsync(Guid chatId, StoredMember viewer, Guid messageId, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(One)
            .With(chatId).With(viewer.UserId).With(viewer.Since).With(viewer.Until ?? long.MaxValue).With(messageId);
        return (await command.ReadAllAsync(row => MessageRows.Read(row), cancellationToken)).SingleOrDefault();
    }

    public async Task<ILookup<Guid, ReactionCount>> FindReactionsAsync(Guid viewerId, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Reactions).With<Guid[]>([.. messageIds]).With(viewerId);
        var found = await command.ReadAllAsync(
            row => (Id: row.GetGuid(0), Reaction: new ReactionCount(row.GetString(1), row.GetInt64(2), row.GetBoolean(3))), cancellationToken);
        return found.ToLookup(reaction => reaction.Id, reaction => reaction.Reaction);
    }

    public async Task<IReadOnlyList<(StoredMessage Message, ChatPosition Position)>> FindPinsAsync(
        Guid chatId, StoredMember viewer, ChatPosition? after, int count, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Pins)
            .With(chatId).With(viewer.UserId).With(viewer.Since).With(viewer.Until ?? long.MaxValue)
            .At(after?.At ?? DateTimeOffset.MaxValue).With(after?.Id ?? Guid.AllBitsSet).With(count);
        return await command.ReadAllAsync(
            row =>
            {
                var message = MessageRows.Read(row);
                return (message, new ChatPosition(0, row.GetFieldValue<DateTimeOffset>(MessageRows.Count), message.Id));
            }, cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> FindReadersAsync(
        Guid chatId, StoredMessage message, Guid? after, int count, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Readers)
            .With(chatId).With(message.Sequence).With(message.SenderId).With(after ?? Guid.Empty).With(count);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }

    public async Task<IReadOnlyList<MessageRevision>> FindRevisionsAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Revisions).With(messageId);
        return await command.ReadAllAsync(row => new MessageRevision(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)), cancellationToken);
    }

    public async Task<Guid?> FindChatOfAsync(Guid messageId, CancellationToken cancellationToken) =>
        (await _chatsOf.ReadAsync(messageId, cancellationToken))?.ChatId;

    public Task<ScheduledMessage?> ScheduleAsync(ScheduledMessage message, CancellationToken cancellationToken) =>
        _scheduled.AddAsync(message, cancellationToken);

    public Task<ScheduledMessage?> FindScheduledAsync(Guid messageId, CancellationToken cancellationToken) => _scheduled.FindAsync(messageId, cancellationToken);

    public Task<IReadOnlyList<ScheduledMessage>> FindScheduledAsync(
        Guid chatId, Guid senderId, ChatPosition? after, int count, CancellationToken cancellationToken) =>
        _scheduled.FindManyAsync(chatId, senderId, after, count, cancellationToken);

    public Task<bool> UnscheduleAsync(Guid chatId, Guid messageId, Guid senderId) => _scheduled.RemoveAsync(chatId, messageId, senderId);

    private static string Many(string order) =>
        $"""
        with page as materialized (
            select m.* from messages m
            where m.chat_id = $1 and m.sequence > $3 and m.sequence < $4 and {MessageRows.IsShown("$2")}
            order by m.sequence {order} limit $5
        )
        select {MessageRows.Columns} from page m {MessageRows.Quoted("$2", "$6")} order by m.sequence desc
        """;

    private sealed record Located(Guid MessageId, Guid ChatId);
}
