namespace InstaHub.TestSupport;

/// <summary>Checks of what chats leave in the database.</summary>
public static class TestChats
{
    // Each line names what differs from the rows that it counts or numbers. Of the system are messages of type 7.
    private const string Wrong =
        """
        with numbered as (
            select chat_id, sequence, ordinal, sender_number, type, sender_id, created_at,
                row_number() over (partition by chat_id order by sequence) as place,
                count(*) filter (where type <> 7) over (partition by chat_id order by sequence) as counted,
                count(*) filter (where type <> 7) over (partition by chat_id, sender_id order by sequence) as of_sender
            from messages
        )
        select 'message ' || sequence || ' of ' || chat_id || ' is the one at place ' || place from numbered where sequence <> place
        union all
        select 'message ' || sequence || ' of ' || chat_id || ' has ordinal ' || ordinal || ', to be ' || counted from numbered where ordinal <> counted
        union all
        select 'message ' || sequence || ' of ' || chat_id || ' is number ' || sender_number || ' of its sender, to be ' || of_sender
        from numbered where sender_number <> of_sender
        union all
        select 'chat ' || id || ' has the last sequence ' || last_sequence || ', ordinal ' || last_ordinal || ' and ' || members || ' members' from chats
        where last_sequence <> (select count(*) from messages where chat_id = chats.id)
            or last_ordinal <> (select count(*) from messages where chat_id = chats.id and type <> 7)
            or members <> (select count(*) from chat_members where chat_id = chats.id and state in (1, 2))
        union all
        select 'member ' || user_id || ' of ' || chat_id || ' has sent ' || sent || ', and read ' || read_ordinal || ' and ' || read_sent || ' up to ' || read_up_to
        from chat_members m
        where sent <> (select count(*) from messages where chat_id = m.chat_id and sender_id = m.user_id and type <> 7)
            or (state in (1, 2) and (
                read_ordinal <> (select count(*) from messages where chat_id = m.chat_id and sequence <= m.read_up_to and type <> 7)
                or read_sent <> (select count(*) from messages where chat_id = m.chat_id and sequence <= m.read_up_to and type <> 7 and sender_id = m.user_id)
                or delivered_up_to < read_up_to))
        union all
        select 'chat ' || c.id || ' has ' || count(m.user_id) || ' owners' from chats c left join chat_members m on m.chat_id = c.id and m.role = 3 and m.state in (1, 2)
        where c.kind <> 1 and c.deleted_at is null group by c.id having count(m.user_id) <> 1
        union all
        select 'reactions ' || emoji || ' to ' || message_id || ' are ' || coalesce(said, 0) || ', the rows are ' || coalesce(rows, 0) from
            (select message_id, emoji, count as said from message_reaction_counts) counts
            full join (select message_id, emoji, count(*) as rows from message_reactions group by 1, 2) reactions using (message_id, emoji)
        where said is distinct from rows
        union all
        select 'message ' || id || ' is deleted and says something' from messages
        where deleted_at is not null and (text is not null or body is not null or media <> '{}'
            or exists (select from message_reactions where message_id = id) or exists (select from message_pins where message_id = id)
            or exists (select from message_edits where message_id = id))
        """;

    /// <summary>What counts or numbers messages and members and is not equal to the rows, each in a line; of the whole database.</summary>
    public static Task<IReadOnlyList<string>> FindWrongChatsAsync(this TestDatabase database) => database.QueryAsync<string>(Wrong);
}
