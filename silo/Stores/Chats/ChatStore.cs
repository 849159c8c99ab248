using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <inheritdoc cref="IChatStore"/>
internal sealed class ChatStore(NpgsqlDataSource database, ChatCreation creation, ChatChanges changes, ChatMarking marking) : IChatStore
{
    private const string Last =
        """
        left join lateral (
            select * from messages newest
            where newest.chat_id = c.id and newest.sequence > u.since_sequence and newest.sequence <= coalesce(u.until_sequence, c.last_sequence)
                and not exists (select from message_hidden h where h.message_id = newest.id and h.user_id = u.user_id)
            order by newest.sequence desc limit 1) m on true
        """;

    private static readonly string One = $"select {ChatRows.Columns} from {ChatRows.Tables} where c.id = $1 and u.user_id = $2 and c.deleted_at is null and {ChatRows.IsKnown}";

    private static readonly string OneWithLast = WithLast("c.id = $1 and u.user_id = $2");

    private static readonly string Main = Many($"u.state = {(int)MemberState.In} and not u.archived");
    private static readonly string Archived = Many($"u.state = {(int)MemberState.In} and u.archived");
    private static readonly string Requests = Many($"u.state = {(int)MemberState.Requested}");

    private static readonly string Unread =
        $"""
        select coalesce(sum(unread) filter (where state = {(int)MemberState.In}), 0)::bigint,
            count(*) filter (where state = {(int)MemberState.In} and unread > 0)::int,
            count(*) filter (where state = {(int)MemberState.Requested})::int
        from (
            select u.state, {ChatRows.Unread} as unread from chats c join chat_members u on u.chat_id = c.id
            where u.user_id = $1 and u.state in (1, 2) and c.deleted_at is null and {ChatRows.IsListed}) as chat
        """;

    private static readonly string Members =
        $"""
        select {ChatRows.MemberColumns} from chat_members u join chats c on c.id = u.chat_id
        where u.chat_id = $1 and u.state in (1, 2) and (-u.role, u.joined_at, u.user_id) > ($2, $3, $4)
        order by -u.role, u.joined_at, u.user_id limit $5
        """;

    public Task<Result<CreatedChat>> CreateAsync(Guid chatId, NewChat chat, DateTimeOffset at) => creation.CreateAsync(chatId, chat, at);

    public Task<Error?> ChangeAsync(ChatChange change) => changes.ChangeAsync(change);

    public Task<Result<Guid>> JoinAsync(Guid userId, ReadOnlyMemory<byte> tokenHash, DateTimeOffset at) => changes.JoinAsync(userId, tokenHash, at);

    public Task<Error?> MarkAsync(Guid chatId, Guid userId, ChatMarks marks, DateTimeOffset at) => marking.MarkAsync(chatId, userId, marks, at);

    public async Task<ChatOfUser?> FindAsync(Guid chatId, Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(One).With(chatId).With(userId);
        return (await command.ReadAllAsync(row => ChatRows.Read(row), cancellationToken)).SingleOrDefault();
    }

    public async Task<ChatOfUser?> FindWithLastAsync(Guid chatId, Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OneWithLast).With(chatId).With(userId);
        return (await command.ReadAllAsync(ReadWithLast, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ChatOfUser>> FindManyAsync(
        Guid userId, InboxFolder folder, ChatPosition? after, int count, CancellationToken cancellationToken)
    {
        var sql = folder switch
        {
            InboxFolder.Archived => Archived,
            InboxFolder.Requests => Requests,
            _ => Main,
        };
        await using var command = database.CreateCommand(sql).With(userId).With(after?.Rank ?? int.MaxValue)
            .At(after?.At ?? DateTimeOffset.MaxValue).With(after?.Id ?? Guid.AllBitsSet).With(count);
        return await command.ReadAllAsync(ReadWithLast, cancellationToken);
    }

    public async Task<UnreadChats> CountUnreadAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Unread).With(userId);
        return (await command.ReadAllAsync(row => new UnreadChats(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)), cancellationToken)).Single();
    }

    public async Task<IReadOnlyList<StoredMember>> FindMembersAsync(Guid chatId, ChatPosition? after, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Members).With(chatId).With(after is null ? int.MinValue : -after.Rank)
            .At(after?.At ?? DateTimeOffset.UnixEpoch).With(after?.Id ?? Guid.Empty).With(count);
        return await command.ReadAllAsync(row => ChatRows.ReadMember(row, 0), cancellationToken);
    }

    /// <summary>Chats with their last messages, as <see cref="ReadWithLast"/> reads them.</summary>
    /// <param name="condition">Which, in terms of chats <c>c</c> and members <c>u</c>.</param>
    internal static string WithLast(string condition) =>
        $"""
        select {ChatRows.Columns}, {MessageRows.Columns} from {ChatRows.Tables} {Last} {MessageRows.Quoted("u.user_id", "u.since_sequence")}
        where {condition} and c.deleted_at is null and {ChatRows.IsKnown}
        """;

    internal static ChatOfUser ReadWithLast(NpgsqlDataReader row)
    {
        var chat = ChatRows.Read(row);
        return row.IsDBNull(ChatRows.Count) ? chat : chat with { LastMessage = MessageRows.Read(row, ChatRows.Count) };
    }

    // Which comes first is decided before what is costly is read. Pinned ones, which are few, by when something was last, as the others.
    private static string Many(string condition) =>
        $"""
        with page as materialized (
            select c.id, (u.pinned_at is not null)::int as rank, c.last_at from chat_members u join chats c on c.id = u.chat_id
            where u.user_id = $1 and {condition} and c.deleted_at is null and {ChatRows.IsListed}
                and ((u.pinned_at is not null)::int, c.last_at, c.id) < ($2, $3, $4)
            order by 2 desc, 3 desc, 1 desc limit $5
        )
        select {ChatRows.Columns}, {MessageRows.Columns}
        from page join {ChatRows.Tables} on c.id = page.id and u.user_id = $1 {Last} {MessageRows.Quoted("u.user_id", "u.since_sequence")}
        order by page.rank desc, page.last_at desc, page.id desc
        """;
}

/// <summary>Reads chats and members from rows.</summary>
internal static class ChatRows
{
    /// <summary>How many <see cref="Columns"/> are.</summary>
    public const int Count = 31;

    /// <summary>Unread messages of a row <c>u</c> of <c>chat_members</c> of the chat <c>c</c>.</summary>
    public const string Unread =
        "(case when u.state in (1, 2) then (c.last_ordinal - u.read_ordinal) - (u.sent - u.read_sent) else 0 end)";

    /// <summary>Of the user of <c>u</c>.</summary>
    public static readonly string IsKnown = ChatSql.IsKnown("u");

    /// <summary>Whether the chat <c>c</c> is in the lists of the user of <c>u</c>: a private one that nobody has written to is that of who began it.</summary>
    public const string IsListed =
        """
        ((not u.cleared or c.last_sequence > u.since_sequence)
            and (c.kind <> 1 or c.last_sequence > u.since_sequence or (c.owner_id = u.user_id and not u.cleared)))
        """;

    public const string MemberColumns =
        $"""
        u.user_id, u.role, u.state, u.since_sequence, u.until_sequence, u.read_up_to, u.delivered_up_to, {Unread},
            case when u.muted_until > clock_timestamp() then u.muted_until end, u.pinned_at, u.archived, u.joined_at
        """;

    /// <summary>What <see cref="Read"/> reads, of <see cref="Tables"/>.</summary>
    public static readonly string Columns =
        $"""
        c.id, c.kind, c.name, c.description, c.avatar_id, c.owner_id, c.pair_low, c.pair_high, c.last_sequence, c.members, c.expires_in,
            c.last_at, c.created_at, {MemberColumns},
            {ChatSql.Blocks("u.user_id", "peer.id")}, {ChatSql.Blocks("peer.id", "u.user_id")},
            peer.id is null or coalesce((select status = 0 from accounts where accounts.id = peer.id), false),
            p.state, p.read_up_to, p.delivered_up_to
        """;

    public static readonly string Tables =
        $"""
        chats c join chat_members u on u.chat_id = c.id
        {ChatSql.Peer("c", "u.user_id")}
        left join chat_members p on p.chat_id = c.id and p.user_id = peer.id
        """;

    private const int Member = 13;
    private const int Peer = 25;

    public static ChatOfUser Read(NpgsqlDataReader row)
    {
        var chat = new StoredChat(
            row.GetGuid(0), (ChatKind)row.GetInt16(1), row.GetString(2), row.GetString(3), GuidAt(4), row.GetGuid(5), GuidAt(6), GuidAt(7),
            row.GetInt64(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetInt32(10), row.GetFieldValue<DateTimeOffset>(11),
            row.GetFieldValue<DateTimeOffset>(12));
        var relation = (row.GetBoolean(Peer) ? Relation.Blocking : Relation.None) | (row.GetBoolean(Peer + 1) ? Relation.BlockedBy : Relation.None);
        var isTold = !row.IsDBNull(Peer + 3) && (MemberState)row.GetInt16(Peer + 3) == MemberState.In;
        return new ChatOfUser(
            chat, ReadMember(row, Member), relation, row.GetBoolean(Peer + 2),
            isTold ? row.GetInt64(Peer + 4) : null, isTold ? row.GetInt64(Peer + 5) : null);

        Guid? GuidAt(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
    }

    public static StoredMember ReadMember(NpgsqlDataReader row, int at) => new(
        row.GetGuid(at), (ChatRole)row.GetInt16(at + 1), (MemberState)row.GetInt16(at + 2), row.GetInt64(at + 3),
        row.IsDBNull(at + 4) ? null : row.GetInt64(at + 4), row.GetInt64(at + 5), row.GetInt64(at + 6), row.GetInt64(at + 7),
        row.IsDBNull(at + 8) ? null : ReadEnd(row, at + 8), row.IsDBNull(at + 9) ? null : row.GetFieldValue<DateTimeOffset>(at + 9),
        row.GetBoolean(at + 10), row.GetFieldValue<DateTimeOffset>(at + 11));

    private static DateTimeOffset ReadEnd(NpgsqlDataReader row, int column) => new(row.GetDateTime(column), TimeSpan.Zero);
}
