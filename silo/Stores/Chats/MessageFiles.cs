namespace InstaHub.Silo.Stores.Chats;

/// <summary>Which messages have a file, those that wait for their time too, is in <c>message_media</c>.</summary>
internal static class MessageFiles
{
    /// <summary>
    /// Takes all files out of the messages <c>$1</c>. An hour later the clean-up of media looks whether another message has them: by then
    /// whoever was forwarding one has done so. Locked in the order of ids, because messages that share files may go at once.
    /// </summary>
    public const string Release =
        """
        with gone as (
            delete from message_media where message_id = any($1) returning media_id
        ), held as materialized (
            select id from media where id in (select media_id from gone) order by id for no key update
        )
        update media set attached_at = clock_timestamp() from held where media.id = held.id
        """;
}
