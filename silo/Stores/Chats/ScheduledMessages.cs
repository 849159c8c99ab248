using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Workers;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Messages that wait for their time, and the jobs that send them.</summary>
internal sealed class ScheduledMessages(NpgsqlDataSource database, DueJobSignal signal)
{
    private const string Columns =
        "id, chat_id, sender_id, client_id, send_at, created_at, type, text, body, media, reply_to, silent, expires_in";

    // Writing and counting under the lock of the chat, which orders whoever schedules.
    private const string LockChat = "select from chats where id = $1 for no key update";

    private const string Existing =
        $"select {Columns} from scheduled_messages where id = $1 or (chat_id = $2 and sender_id = $3 and client_id = $4)";

    private static readonly string Insert =
        $"""
        with made as (
            insert into scheduled_messages ({Columns})
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
            where (select count(*) from scheduled_messages where chat_id = $2 and sender_id = $3) < {ChatLimits.MaxScheduled}
            returning id, send_at
        ), filed as (
            insert into message_media (media_id, message_id) select distinct file, made.id from made cross join unnest($10) as file on conflict do nothing
        )
        insert into due_jobs (kind, key, due_at) select '{DueKinds.SendMessage}', id::text, send_at from made
        """;

    private const string One = $"select {Columns} from scheduled_messages where id = $1";

    private const string Many =
        $"""
        select {Columns} from scheduled_messages
        where chat_id = $1 and sender_id = $2 and (send_at, id) > ($3, $4) order by send_at, id limit $5
        """;

    private static readonly string Delete =
        $"""
        with gone as (delete from scheduled_messages where id = $1 and sender_id = $2 returning id), done as (
            delete from due_jobs using gone where kind = '{DueKinds.SendMessage}' and key = gone.id::text)
        select count(*) from gone
        """;

    public async Task<ScheduledMessage?> AddAsync(ScheduledMessage scheduled, CancellationToken cancellationToken)
    {
        var message = scheduled.Message;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var hold = new NpgsqlCommand(LockChat, connection).With(scheduled.ChatId))
            await hold.ExecuteNonQueryAsync(cancellationToken);
        await using (var look = new NpgsqlCommand(Existing, connection).With(message.Id).With(scheduled.ChatId).With(message.SenderId)
            .OrNull(message.ClientId, NpgsqlDbType.Uuid))
        {
            if ((await look.ReadAllAsync(Read, cancellationToken)) is [var there, ..])
                return there;
        }

        await using (var insert = new NpgsqlCommand(Insert, connection).With(message.Id).With(scheduled.ChatId).With(message.SenderId)
            .OrNull(message.ClientId, NpgsqlDbType.Uuid).At(scheduled.SendAt).At(scheduled.CreatedAt).With((short)message.Type)
            .OrNull(message.Text, NpgsqlDbType.Text).OrNull(message.Body?.ToArray(), NpgsqlDbType.Bytea).With<Guid[]>([.. message.Media])
            .OrNull(message.ReplyTo, NpgsqlDbType.Uuid).With(message.Silent).OrNull(message.ExpiresIn, NpgsqlDbType.Integer))
        {
            if (await insert.ExecuteNonQueryAsync(cancellationToken) == 0)
                return null;
        }

        await transaction.CommitAsync(CancellationToken.None);
        signal.Set();
        return scheduled;
    }

    public async Task<ScheduledMessage?> FindAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(One).With(messageId);
        return (await command.ReadAllAsync(Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ScheduledMessage>> FindManyAsync(
        Guid chatId, Guid senderId, ChatPosition? after, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Many)
            .With(chatId).With(senderId).At(after?.At ?? DateTimeOffset.UnixEpoch).With(after?.Id ?? Guid.Empty).With(count);
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    // Under the lock of the chat, which whoever sends it holds too: it is sent or taken away, not both.
    public async Task<bool> RemoveAsync(Guid chatId, Guid messageId, Guid senderId)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand(LockChat, connection).With(chatId))
            await hold.ExecuteNonQueryAsync();
        await using var delete = new NpgsqlCommand(Delete, connection).With(messageId).With(senderId);
        var removed = (long)(await delete.ExecuteScalarAsync())! > 0;
        if (removed)
        {
            await using var release = new NpgsqlCommand(MessageFiles.Release, connection).With<Guid[]>([messageId]);
            await release.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return removed;
    }

    private static ScheduledMessage Read(NpgsqlDataReader row)
    {
        var message = new NewMessage
        {
            Id = row.GetGuid(0),
            SenderId = row.GetGuid(2),
            ClientId = row.IsDBNull(3) ? null : row.GetGuid(3),
            SendAt = row.GetFieldValue<DateTimeOffset>(4),
            Type = (MessageType)row.GetInt16(6),
            Text = row.IsDBNull(7) ? null : row.GetString(7),
            Body = row.IsDBNull(8) ? default(ReadOnlyMemory<byte>?) : row.GetFieldValue<byte[]>(8),
            Media = row.GetFieldValue<Guid[]>(9),
            ReplyTo = row.IsDBNull(10) ? null : row.GetGuid(10),
            Silent = row.GetBoolean(11),
            ExpiresIn = row.IsDBNull(12) ? null : row.GetInt32(12),
        };
        return new ScheduledMessage(message, row.GetGuid(1), message.SendAt.Value, row.GetFieldValue<DateTimeOffset>(5));
    }
}
