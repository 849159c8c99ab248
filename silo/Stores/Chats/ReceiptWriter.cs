using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>
/// Moves the marks of many members at once; their rows are locked before. A mark moves forward alone. What counts up to it is taken from
/// the messages, which never change that, so it is right whatever is sent at the same time.
/// </summary>
internal sealed class ReceiptWriter : IBatchWriter<ChatKey, ReceiptWrite, ReceiptOutcome>
{
    private const int Done = (int)SendVerdict.Sent;
    private const int Unchanged = (int)SendVerdict.Known;

    // Parameters: numbers, chats, users, marks, whether read; those of the events. Requests, channels and large groups tell nobody.
    private static readonly string Text =
        $"""
        with input as materialized (
            select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bool[]) as input (operation, chat_id, user_id, up_to, is_read)
        ), looked as materialized (
            select input.operation, input.is_read, member.*, chat.last_ordinal,
                chat.kind <> {(int)ChatKind.Channel} and chat.members <= {ChatLimits.MaxReceipted} and member.state = {(int)MemberState.In} as is_told,
                least(input.up_to, chat.last_sequence) as mark,
                case
                    when chat.id is null or member.user_id is null then {(int)SendVerdict.NoSuchChat}
                    when member.state not in ({(int)MemberState.In}, {(int)MemberState.Requested}) then {(int)SendVerdict.NotAMember}
                    when least(input.up_to, chat.last_sequence) <= case when input.is_read then member.read_up_to else member.delivered_up_to end
                        or least(input.up_to, chat.last_sequence) <= member.since_sequence then {Unchanged}
                    else {Done}
                end as verdict
            from input
            left join chats chat on chat.id = input.chat_id and chat.deleted_at is null
            left join chat_members member on member.chat_id = input.chat_id and member.user_id = input.user_id
                and {ChatSql.IsKnown("member")}
        ), decided as materialized (
            select looked.*,
                (select message.ordinal from messages message where message.chat_id = looked.chat_id and message.sequence = looked.mark) as new_ordinal,
                coalesce((select message.sender_number from messages message
                    where message.chat_id = looked.chat_id and message.sender_id = looked.user_id and message.sequence <= looked.mark
                    order by message.sequence desc limit 1), 0) as new_sent
            from looked where verdict = {Done}
        ), moved as (
            update chat_members set
                delivered_up_to = greatest(chat_members.delivered_up_to, mark),
                read_up_to = case when is_read then mark else chat_members.read_up_to end,
                read_ordinal = case when is_read then new_ordinal else chat_members.read_ordinal end,
                read_sent = case when is_read then new_sent else chat_members.read_sent end
            from decided where chat_members.chat_id = decided.chat_id and chat_members.user_id = decided.user_id
            returning operation, chat_members.read_up_to, chat_members.read_ordinal, chat_members.read_sent
        ), told as (
            {EventRows.InsertSql(
                firstParameter: 6,
                condition: "event.operation in (select operation from decided where is_told)")}
        )
        select looked.operation, looked.verdict, coalesce(moved.read_up_to, looked.read_up_to),
            (last_ordinal - coalesce(moved.read_ordinal, looked.read_ordinal)) - (sent - coalesce(moved.read_sent, looked.read_sent)), is_told
        from looked left join moved using (operation)
        """;

    public string Name => "chat_receipts";

    public ChatKey KeyOf(ReceiptWrite operation) => new(operation.ChatId, operation.UserId);

    public void Write(IReadOnlyList<ReceiptWrite> operations, WriteBatch batch)
    {
        batch.LockRows("chat_members", ("chat_id", "user_id"), [.. operations.Select(write => write.ChatId)], [.. operations.Select(write => write.UserId)]);
        var parameters = batch.Add(Text);
        parameters.Add(WriteBatch.Array(Enumerable.Range(0, operations.Count).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(write => write.ChatId).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(write => write.UserId).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(write => write.UpTo).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(write => write.IsRead).ToArray()));
        for (var i = 0; i < operations.Count; i++)
            batch.Events.Add(i, operations[i].Event);
        batch.Events.AddParameters(parameters);
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<ReceiptWrite> operations, ReceiptOutcome[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            outcomes[reader.GetInt32(0)] = new ReceiptOutcome(
                (SendVerdict)reader.GetInt32(1), reader.IsDBNull(2) ? 0 : reader.GetInt64(2), reader.IsDBNull(3) ? 0 : reader.GetInt64(3),
                !reader.IsDBNull(4) && reader.GetBoolean(4));
        }
    }
}
