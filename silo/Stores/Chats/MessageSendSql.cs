using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Workers;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>
/// The statement that sends messages, many to many chats at once; the chats' rows and then those of the senders' memberships are locked
/// before. Of one sender, chat and client id (or, without one, message id) there is one message, in one batch neither more.
/// </summary>
/// <remarks>
/// Parameters: number, id, chat, sender, client id, type, text, body, media (an array as text), what it replies to, who wrote it first,
/// mentions, usernames, hashtags (arrays as text), silent, seconds until it disappears, time, whether it waits as scheduled; then those of
/// <see cref="EventRows"/>. Returns a row an operation: its number, a <see cref="SendVerdict"/>, id, sequence and end of the message.
/// </remarks>
public static class MessageSendSql
{
    private const int Sent = (int)SendVerdict.Sent;
    private const int Known = (int)SendVerdict.Known;
    private const int NoSuchChat = (int)SendVerdict.NoSuchChat;

    /// <summary>How many parameters there are before those of the events.</summary>
    public const int Parameters = 18;

    /// <summary>As <see cref="ChatRules"/> has it for <see cref="ChatAct.Send"/>.</summary>
    public static readonly string Text =
        $"""
        with input as materialized (
            select * from unnest(
                $1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::smallint[], $7::text[], $8::bytea[], $9::text[], $10::uuid[], $11::uuid[],
                $12::text[], $13::text[], $14::text[], $15::bool[], $16::int[], $17::timestamptz[], $18::bool[])
                as input (operation, id, chat_id, sender_id, client_id, type, text, body, media, reply_to, forwarded_from,
                    mentions, mention_names, hashtags, silent, expires_in, at, is_scheduled)
        ), looked as materialized (
            select input.*, chat.last_sequence, chat.last_ordinal, chat.expires_in as chat_expires_in, member.sent, member.state,
                coalesce(known.id, same.id) as known_id, coalesce(known.sequence, same.sequence) as known_sequence,
                first_value(operation) over (
                    partition by input.chat_id, input.sender_id, coalesce(input.client_id, input.id) order by operation) as first_operation,
                case
                    when chat.id is null or member.user_id is null then {NoSuchChat}
                    when coalesce(known.id, same.id) is not null then {Known}
                    when member.state not in ({(int)MemberState.In}, {(int)MemberState.Requested}) then {(int)SendVerdict.NotAMember}
                    when chat.kind = {(int)ChatKind.Channel} and member.role < {(int)ChatRole.Admin} then {(int)SendVerdict.NotAllowed}
                    when chat.kind = {(int)ChatKind.Private} and {ChatSql.Blocks("peer.id", "input.sender_id")} then {NoSuchChat}
                    when chat.kind = {(int)ChatKind.Private} and (select status from accounts where accounts.id = peer.id) is distinct from 0 then {NoSuchChat}
                    when chat.kind = {(int)ChatKind.Private} and {ChatSql.Blocks("input.sender_id", "peer.id")} then {(int)SendVerdict.Blocked}
                    when input.reply_to is not null and (reply.id is null or reply.sequence <= member.since_sequence) then {(int)SendVerdict.NoSuchMessage}
                    when input.is_scheduled and waiting.id is null then {(int)SendVerdict.Withdrawn}
                    else {Sent}
                end as verdict
            from input
            left join chats chat on chat.id = input.chat_id and chat.deleted_at is null
            left join chat_members member on member.chat_id = input.chat_id and member.user_id = input.sender_id
                and {ChatSql.IsKnown("member")}
            {ChatSql.Peer("chat", "input.sender_id")}
            left join messages known
                on known.chat_id = input.chat_id and known.sender_id = input.sender_id and known.client_id = input.client_id
            left join messages same on input.client_id is null and same.id = input.id and same.chat_id = input.chat_id and same.sender_id = input.sender_id
            left join messages reply on reply.id = input.reply_to and reply.chat_id = input.chat_id and reply.deleted_at is null
                and (reply.expires_at is null or reply.expires_at > clock_timestamp()) and reply.type <> {(int)MessageType.System}
            left join scheduled_messages waiting on input.is_scheduled and waiting.id = input.id
        ), numbered as materialized (
            select looked.*,
                last_sequence + row_number() over (partition by chat_id order by operation) as sequence,
                last_ordinal + row_number() over (partition by chat_id order by operation) as ordinal,
                sent + row_number() over (partition by chat_id, sender_id order by operation) as sender_number,
                at + coalesce(expires_in, chat_expires_in) * interval '1 second' as expires_at
            from looked where verdict = {Sent} and operation = first_operation
        ), made as (
            insert into messages (chat_id, sequence, id, sender_id, client_id, type, text, body, media, reply_to, forwarded_from, mentions,
                mention_names, hashtags, silent, ordinal, sender_number, created_at, expires_at)
            select chat_id, sequence, id, sender_id, client_id, type, text, body, media::uuid[], reply_to, forwarded_from, mentions::uuid[],
                mention_names::text[], hashtags::text[], silent, ordinal, sender_number, at, expires_at
            from numbered order by chat_id, sequence
        ), moved as (
            update chats set last_sequence = newest.sequence, last_ordinal = newest.ordinal, last_at = greatest(last_at, newest.at),
                change_number = change_number + 1
            from (select chat_id, max(sequence) as sequence, max(ordinal) as ordinal, max(at) as at from numbered group by chat_id) newest
            where chats.id = newest.chat_id
        ), counted as (
            update chat_members set sent = newest.sent, state = {(int)MemberState.In}, cleared = false
            from (select chat_id, sender_id, max(sender_number) as sent from numbered group by chat_id, sender_id) newest
            where chat_members.chat_id = newest.chat_id and chat_members.user_id = newest.sender_id
        ), filed as (
            insert into message_media (media_id, message_id)
            select file.id, numbered.id from numbered cross join lateral unnest(numbered.media::uuid[]) as file (id) where numbered.media <> '{"{}"}'
            on conflict do nothing
        ), due as (
            insert into due_jobs (kind, key, due_at)
            select '{DueKinds.ExpireMessage}', id::text, expires_at from numbered where expires_at is not null
            on conflict (kind, key) do nothing
        ), waited as (
            delete from scheduled_messages using numbered where numbered.is_scheduled and scheduled_messages.id = numbered.id
        ), told as (
            {EventRows.InsertSql(firstParameter: Parameters + 1, condition: "event.operation in (select operation from numbered)")}
        )
        select looked.operation,
            case when looked.verdict = {Sent} and looked.operation <> looked.first_operation then {Known} else looked.verdict end,
            coalesce(looked.known_id, numbered.id), coalesce(looked.known_sequence, numbered.sequence), numbered.expires_at
        from looked left join numbered on numbered.operation = looked.first_operation
        """;
}
