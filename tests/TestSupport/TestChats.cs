namespace InstaHub.TestSupport;

/// <summary>Checks of what chats leave in the database.</summary>
public static class TestChats
{
    // Each line names what differs from the rows it counts.
    private const string Wrong =
        """
        select 'chat ' || c.id || ' has a gap, or a newest number that is not there' from chats c
            left join (select chat_id, count(*) as count, min(sequence) as first, max(sequence) as last from messages group by chat_id) m on m.chat_id = c.id
        where (coalesce(m.count, 0), coalesce(m.last, 0)) <> (c.last_sequence, c.last_sequence) or m.first <> 1
        union all
        select 'chat ' || c.id || ' counts ' || c.last_ordinal || ' messages' from chats c
        where last_ordinal <> (select count(*) from messages m where m.chat_id = c.id and type <> 7)
        union all
        select 'chat ' || c.id || ' counts ' || c.members || ' members' from chats c
        where deleted_at is null and members <> (select count(*) from chat_members u where u.chat_id = c.id and state in (1, 2))
        union all
        select 'message ' || id || ' is counted wrongly' from (
            select id, ordinal, sender_number,
                count(*) filter (where type <> 7) over (partition by chat_id order by sequence) as ordinal_then,
                count(*) filter (where type <> 7) over (partition by chat_id, sender_id order by sequence) as sender_number_then
            from messages) m
        where ordinal <> ordinal_then or (sender_number <> sender_number_then)
        union all
        select 'user ' || u.user_id || ' has other marks in chat ' || u.chat_id from chat_members u join chats c on c.id = u.chat_id
        where u.state in (1, 2) and c.deleted_at is null and (
            u.sent <> (select count(*) from messages m where m.chat_id = u.chat_id and m.sender_id = u.user_id and type <> 7)
            or u.read_ordinal <> (select count(*) from messages m where m.chat_id = u.chat_id and m.sequence <= u.read_up_to and type <> 7)
            or u.read_sent <> (select count(*) from messages m where m.chat_id = u.chat_id and m.sender_id = u.user_id and m.sequence <= u.read_up_to and type <> 7)
            or u.read_up_to > u.delivered_up_to and u.state = 1 or u.delivered_up_to > c.last_sequence)
        union all
        select 'message ' || coalesce(r.message_id, n.message_id) || ' and ' || coalesce(r.emoji, n.emoji)
        from (select message_id, emoji, count(*) as count from message_reactions group by message_id, emoji) r
            full join message_reaction_counts n on n.message_id = r.message_id and n.emoji = r.emoji
        where n.count is distinct from r.count
        """;

    /// <summary>What counts messages, members or reactions and is not equal to the rows, each in a line; of the whole database.</summary>
    public static Task<IReadOnlyList<string>> FindWrongChatsAsync(this TestDatabase database) => database.QueryAsync<string>(Wrong);
}
