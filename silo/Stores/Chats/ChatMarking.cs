using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>What users set of chats for themselves. Nobody else is told.</summary>
internal sealed class ChatMarking(NpgsqlDataSource database)
{
    // One pinned before stays; the limit is that of committed ones: two at once may exceed it by one.
    private static readonly string Text =
        $"""
        update chat_members u set
            muted_until = case when $3 then $4 else muted_until end,
            archived = coalesce($5, archived),
            pinned_at = case when $6 is null then pinned_at when $6 then coalesce(pinned_at, $7) end
        where chat_id = $1 and user_id = $2 and state in (1, 2) and ($6 is not true or pinned_at is not null
            or (select count(*) from chat_members other
                where other.user_id = $2 and other.state in (1, 2) and other.pinned_at is not null) < {ChatLimits.MaxPinnedChats})
        """;

    /// <returns>Why not. Whether they are in the chat was looked at before.</returns>
    public async Task<Error?> MarkAsync(Guid chatId, Guid userId, ChatMarks marks, DateTimeOffset at)
    {
        DateTime? mutedUntil = marks.Muted == true ? (marks.MutedUntil ?? DateTimeOffset.MaxValue).UtcDateTime : null;
        await using var command = database.CreateCommand(Text).With(chatId).With(userId).With(marks.Muted is not null)
            .OrNull(mutedUntil, NpgsqlDbType.TimestampTz).OrNull(marks.Archived, NpgsqlDbType.Boolean).OrNull(marks.Pinned, NpgsqlDbType.Boolean).At(at);
        if (await command.ExecuteNonQueryAsync() > 0)
            return null;
        return marks.Pinned == true ? ChatErrors.TooManyChatsPinned : ChatErrors.NotAMember;
    }
}
