using InstaHub.Grains.Chats;
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
        "delete from message_media where message_id = any($1)",
        "delete from messages where id = any($1)",
    ];

    private static readonly string[] OfChat =
    [
        "delete from scheduled_messages where chat_id = $1",
        "delete from chat_invites where chat_id = $1",
        "delete from chat_members where chat_id = $1",
        "delete from chats where id = $1",
    ];

    private const string Lock = "select true from chats where id = $1 and deleted_at is not null for update";

    private const string Messages = "select id from messages where chat_id = $1 order by sequence limit $2";

    // Of all that belonged to the chat: no message has it any more, in another chat neither.
    private const string Lost =
        """
        select id, owner_id from media where id = any($1) and deleted_at is null and not exists (select from message_media where media_id = media.id)
        """;

    private const string Files = "select distinct media_id from message_media where message_id = any($1)";

    private const string Avatar = "select id, owner_id from media where id = (select avatar_id from chats where id = $1)";

    /// <summary>Removes some of the messages of a chat that has ended, and then the chat.</summary>
    /// <returns>Files that belong to nothing now, to be removed before it is called again; empty: all is gone.</returns>
    public async Task<IReadOnlyList<LostFile>> RemoveSomeAsync(Guid chatId, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var hold = new NpgsqlCommand(Lock, connection).With(chatId);
            if (await hold.ExecuteScalarAsync(cancellationToken) is null)
                return []; // it is gone, or there after all
            await using var find = new NpgsqlCommand(Messages, connection).With(chatId).With(Batch);
            Guid[] messages = [.. await find.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];
            if (messages.Length == 0)
            {
                var avatar = await FilesAsync(Avatar, connection, chatId);
                foreach (var sql in OfChat)
                    await new NpgsqlCommand(sql, connection).With(chatId).ExecuteNonQueryAsync(cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
                return avatar;
            }

            await using var held = new NpgsqlCommand(Files, connection).With(messages);
            Guid[] files = [.. await held.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];
            foreach (var sql in OfMessages)
                await new NpgsqlCommand(sql, connection).With(messages).ExecuteNonQueryAsync(cancellationToken);
            var lost = files.Length == 0 ? [] : await FilesAsync(Lost, connection, files);
            await transaction.CommitAsync(CancellationToken.None);
            if (lost.Count > 0)
                return lost;
        }
    }

    private static async Task<IReadOnlyList<LostFile>> FilesAsync<T>(string sql, NpgsqlConnection connection, T parameter)
    {
        await using var command = new NpgsqlCommand(sql, connection).With(parameter);
        return await command.ReadAllAsync(row => new LostFile(row.GetGuid(0), row.GetGuid(1)), CancellationToken.None);
    }
}
