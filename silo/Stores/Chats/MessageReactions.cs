using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Silo.Stores.Accounts;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Reactions to a message whose row is locked; the numbers are equal to the rows.</summary>
internal static class MessageReactions
{
    private static readonly string Add =
        $"""
        with made as (
            insert into message_reactions (message_id, user_id, emoji, at)
            select $1, $2, $3, $4
            where (select count(*) from message_reactions where message_id = $1 and user_id = $2) < {ChatLimits.MaxReactionsOfUser}
                and (exists (select from message_reaction_counts where message_id = $1 and emoji = $3)
                    or (select count(*) from message_reaction_counts where message_id = $1) < {ChatLimits.MaxEmoji})
            on conflict do nothing returning 1
        )
        insert into message_reaction_counts (message_id, emoji, count, first_at) select $1, $3, 1, $4 from made
        on conflict (message_id, emoji) do update set count = message_reaction_counts.count + 1
        """;

    private const string IsThere = "select exists (select from message_reactions where message_id = $1 and user_id = $2 and emoji = $3)";

    private const string Remove =
        """
        with gone as (delete from message_reactions where message_id = $1 and user_id = $2 and emoji = $3 returning 1)
        update message_reaction_counts set count = count - 1 from gone where message_id = $1 and emoji = $3
        """;

    private const string RemoveEmpty = "delete from message_reaction_counts where message_id = $1 and count = 0";

    public static async Task<Error?> AddAsync(ChatTransaction chat, Guid messageId, string emoji)
    {
        if (await chat.CommandOf(Add).With(messageId).With(chat.ActorId).With(emoji).At(chat.At).ExecuteNonQueryAsync() > 0)
            chat.Tell(ChatEvents.ReactionsChanged, messageId: messageId);
        else if (!(bool)(await chat.CommandOf(IsThere).With(messageId).With(chat.ActorId).With(emoji).ExecuteScalarAsync())!)
            return ChatErrors.TooManyReactions;
        return null;
    }

    public static async Task<Error?> RemoveAsync(ChatTransaction chat, Guid messageId, string emoji)
    {
        if (await chat.CommandOf(Remove).With(messageId).With(chat.ActorId).With(emoji).ExecuteNonQueryAsync() == 0)
            return null;
        await chat.CommandOf(RemoveEmpty).With(messageId).ExecuteNonQueryAsync();
        chat.Tell(ChatEvents.ReactionsChanged, messageId: messageId);
        return null;
    }
}
