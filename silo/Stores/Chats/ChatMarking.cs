using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>What users set of chats for themselves. Nobody else is told.</summary>
internal sealed class ChatMarking(NpgsqlDataSource database)
{
    // Marks of one user are set one after the other, so that simultaneous ones cannot exceed the limit.
    private const string LockUser = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    // One pinned before stays.
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
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(LockUser) { Parameters = { Value($"chat-marks/{userId:N}") } });
        batch.BatchCommands.Add(new(Text)
        {
            Parameters =
            {
                Value(chatId), Value(userId), Value(marks.Muted is not null), OrNull(mutedUntil, NpgsqlDbType.TimestampTz),
                OrNull(marks.Archived, NpgsqlDbType.Boolean), OrNull(marks.Pinned, NpgsqlDbType.Boolean), Value(at.UtcDateTime),
            },
        });
        await batch.ExecuteNonQueryAsync();
        if (batch.BatchCommands[1].RecordsAffected > 0)
            return null;
        return marks.Pinned == true ? ChatErrors.TooManyChatsPinned : ChatErrors.NotAMember;
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter OrNull(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
