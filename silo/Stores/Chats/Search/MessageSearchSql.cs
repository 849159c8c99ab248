using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Silo.Stores.Chats.Search;

/// <summary>The statements of <see cref="MessageSearchStore"/>.</summary>
internal static class MessageSearchSql
{
    /// <summary>The words of terms. Parameter: the terms.</summary>
    public const string Words =
        """
        select term.number, word.lexeme, left(word.lexeme, 64)
        from unnest($1::text[]) with ordinality as term (said, number)
        cross join lateral unnest(message_search_words(term.said)) as word
        cross join lateral unnest(word.positions) as place
        order by term.number, place
        """;

    /// <summary>The blocks of a user's chat. Parameters: user; sent from; sent up to; the chat.</summary>
    public static readonly string BlocksOfOne = Blocks($"u.chat_id = $4 and {ChatRows.IsKnown}");

    /// <summary>The blocks of all chats of a user. Parameters: user; sent from; sent up to.</summary>
    public static readonly string BlocksOfAll = Blocks("u.state in (1, 2)", "u.state not in (1, 2) and u.until_sequence > u.since_sequence");

    /// <summary>
    /// The newest messages of some blocks. Parameters: user; of the blocks chat, query, number before the first, number of the last and whom the
    /// user may not know of; sent from; sent before; time and id of the one after which they come; whether there are files; phrases; count.
    /// </summary>
    /// <remarks>
    /// What the keys tell is found first, behind a fence: by the other columns the planner would read whole blocks, and make the keys of each message
    /// anew.
    /// </remarks>
    public static readonly string Find =
        $"""
        with found as materialized (
            select m.*, block.since_sequence, block.hidden
            from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::uuid[]) as block (chat_id, query, since_sequence, last_sequence, hidden)
            cross join lateral (
                select m.* from (
                    select * from messages as keyed
                    where message_search_keys(keyed.chat_id, keyed.sequence, keyed.sender_id, keyed.type, keyed.media, keyed.text) @@ block.query::tsquery
                        and keyed.deleted_at is null and keyed.type not in ({(int)MessageType.System}, {(int)MessageType.Encrypted})
                    offset 0) m
                where m.chat_id = block.chat_id and m.sequence > block.since_sequence and m.sequence <= block.last_sequence
                    and (m.expires_at is null or m.expires_at > clock_timestamp())
                    and m.created_at >= $7 and m.created_at < $8 and (m.created_at, m.id) < ($9, $10)
                    and ($11::bool is null or $11 = (m.media <> array[]::uuid[]))
                    and ($12::text is null or message_search_words(m.text) @@ $12::tsquery)
                    and {MessageRows.IsShown("$1")}
                order by m.created_at desc, m.id desc limit $13) m
            order by m.created_at desc, m.id desc limit $13
        )
        select {MessageRows.Columns}, m.hidden from found m {MessageRows.Quoted("$1", "m.since_sequence")}
        order by m.created_at desc, m.id desc
        """;

    // Times of a chat's messages do not go quite with their numbers: clocks of silos differ.
    private const string Disorder = "interval '5 minutes'";

    // A union, so that each part has an index of its own.
    private static string Blocks(params string[] conditions) =>
        $"""
        with mine as materialized ({string.Join("\n    union all\n    ", conditions.Select(Chats))})
        select mine.id, block.number, block.until_at, mine.since_sequence, mine.last_sequence, mine.hidden
        from mine
        left join lateral (
            select number,
                case when number = mine.last_sequence >> {SearchKeys.BlockBits} then mine.last_at
                    else (select m.created_at from messages m where m.chat_id = mine.id and m.sequence = (number + 1) << {SearchKeys.BlockBits}) + {Disorder}
                end as until_at
            from generate_series(mine.last_sequence >> {SearchKeys.BlockBits}, (mine.since_sequence + 1) >> {SearchKeys.BlockBits}, -1) as number
            where mine.last_sequence > mine.since_sequence and ($3 = 'infinity' or
                (select m.created_at from messages m where m.chat_id = mine.id and m.sequence = greatest(number << {SearchKeys.BlockBits}, 1)) - {Disorder} <= $3)
        ) block on block.until_at >= $2
        order by block.until_at desc nulls last
        """;

    private static string Chats(string condition) =>
        $"""
        select c.id, c.last_at + {Disorder} as last_at, u.since_sequence, least(c.last_sequence, u.until_sequence) as last_sequence,
            case when c.kind = {(int)ChatKind.Private} and {ChatSql.Blocks("peer.id", "u.user_id")} then peer.id end as hidden
        from chat_members u join chats c on c.id = u.chat_id
        {ChatSql.Peer("c", "u.user_id")}
        where u.user_id = $1 and c.deleted_at is null and {condition}
        """;
}
