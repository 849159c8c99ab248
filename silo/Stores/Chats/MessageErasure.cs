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

    private const string IsOver = "select exists (select from messages where id = $1 and deleted_at is null and expires_at <= clock_timestamp())";

    public static async Task EraseAsync(ChatTransaction chat, StoredMessage message)
    {
        await chat.CommandOf(Empty).With(message.Id).At(message.DeletedAt ?? chat.At).ExecuteNonQueryAsync();
        foreach (var removal in Removals)
            await chat.CommandOf(removal).With(message.Id).ExecuteNonQueryAsync();
        await chat.CommandOf(MessageFiles.Release).With<Guid[]>([message.Id]).ExecuteNonQueryAsync();
        chat.Tell(ChatEvents.Deleted, messageId: message.Id);
    }

    /// <summary>Whether the time of a message is over that is there.</summary>
    public static async Task<bool> IsOverAsync(ChatTransaction chat, Guid messageId) =>
        (bool)(await chat.CommandOf(IsOver).With(messageId).ExecuteScalarAsync())!;
}
