using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>What is left of chats that have ended for all: nobody sees it any more.</summary>
public sealed class ClosedChats(NpgsqlDataSource database)
{
    private const int Batch = 1000;

    private static readonly string[] OfMessages =
    [
        "delete from message_edits where message_id = any($1)",
        "delete from message_hidden where message_id = any($1)",
        "delete from message_reactions where message_id = any($1)",
        "delete from message_reaction_counts where message_id = any($1)",
        "delete from message_pins where message_id = any($1)",
        MessageFiles.Release,
        "delete from messages where id = any($1)",
    ];

    private static readonly string[] OfChat =
    [
        ReleaseAvatar,
        "delete from scheduled_messages where chat_id = $1",
        "delete from chat_invites where chat_id = $1",
        "delete from chat_members where chat_id = $1",
        "delete from chats where id = $1",
    ];

    private const string Lock = "select true from chats where id = $1 and deleted_at is not null for update";

    private const string Messages = "select id from messages where chat_id = $1 order by sequence limit $2";

    private const string Waiting = "select id from scheduled_messages where chat_id = $1";

    // The clean-up of media finds that no chat shows it.
    private const string ReleaseAvatar = "update media set attached_at = clock_timestamp() where id = (select avatar_id from chats where id = $1) and attached_to = $1";

    /// <summary>Removes the messages of a chat that has ended, some at a time, and then the chat. Files that nothing has any more go later.</summary>
    public async Task RemoveAsync(Guid chatId, CancellationToken cancellationToken)
    {
        while (await RemoveSomeAsync(chatId, cancellationToken))
        {
        }
    }

    // Whether there may be more.
    private async Task<bool> RemoveSomeAsync(Guid chatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var hold = new NpgsqlCommand(Lock, connection).With(chatId);
        if (await hold.ExecuteScalarAsync(cancellationToken) is null)
            return false; // it is gone, or there after all
        await using var find = new NpgsqlCommand(Messages, connection).With(chatId).With(Batch);
        Guid[] messages = [.. await find.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];
        foreach (var sql in messages.Length > 0 ? OfMessages : [])
            await new NpgsqlCommand(sql, connection).With(messages).ExecuteNonQueryAsync(cancellationToken);
        if (messages.Length == 0)
        {
            await using var wait = new NpgsqlCommand(Waiting, connection).With(chatId);
            Guid[] waiting = [.. await wait.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];
            await new NpgsqlCommand(MessageFiles.Release, connection).With(waiting).ExecuteNonQueryAsync(cancellationToken);
            foreach (var sql in OfChat)
                await new NpgsqlCommand(sql, connection).With(chatId).ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return messages.Length > 0;
    }
}
