using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Takes from a message, whose row is locked, all that it says. The row stays: its number is given once.</summary>
internal static class MessageErasure
{
    private const string Empty =
        """
        update messages set deleted_at = $2, text = null, body = null, media = '{}', reply_to = null, forwarded_from = null, mentions = '{}',
            mention_names = '{}', hashtags = '{}', edited_at = null, preview = null, version = version + 1
        where id = $1
        """;

    private static readonly string[] Removals =
    [
        "delete from message_edits where message_id = $1",
        "delete from message_reactions where message_id = $1",
        "delete from message_reaction_counts where message_id = $1",
        "delete from message_pins where message_id = $1",
    ];

    // Locked, so that of two messages that share a file, deleted at once, the later one takes it along.
    private const string Files =
        "select id, owner_id from media where id = any(array(select media_id from message_media where message_id = $1)) order by id for no key update";

    private const string Unfile = "delete from message_media where message_id = $1";

    private const string Lost = "select id from unnest($1::uuid[]) as file (id) where not exists (select from message_media where media_id = file.id)";

    private const string IsOver = "select exists (select from messages where id = $1 and deleted_at is null and expires_at <= clock_timestamp())";

    /// <returns>The files that no message has any more.</returns>
    public static async Task<List<LostFile>> EraseAsync(ChatTransaction chat, StoredMessage message)
    {
        await using var look = chat.CommandOf(Files).With(message.Id);
        var files = await look.ReadAllAsync(row => new LostFile(row.GetGuid(0), row.GetGuid(1)), CancellationToken.None);
        await chat.CommandOf(Empty).With(message.Id).At(message.DeletedAt ?? chat.At).ExecuteNonQueryAsync();
        foreach (var removal in Removals)
            await chat.CommandOf(removal).With(message.Id).ExecuteNonQueryAsync();
        chat.Tell(ChatEvents.Deleted, messageId: message.Id);

        await chat.CommandOf(Unfile).With(message.Id).ExecuteNonQueryAsync();
        if (files.Count == 0)
            return [];
        await using var find = chat.CommandOf(Lost).With<Guid[]>([.. files.Select(file => file.MediaId)]);
        var lost = await find.ReadAllAsync(row => row.GetGuid(0), CancellationToken.None);
        return [.. files.Where(file => lost.Contains(file.MediaId))];
    }

    /// <summary>Whether the time of a message is over that is there.</summary>
    public static async Task<bool> IsOverAsync(ChatTransaction chat, Guid messageId) =>
        (bool)(await chat.CommandOf(IsOver).With(messageId).ExecuteScalarAsync())!;
}
