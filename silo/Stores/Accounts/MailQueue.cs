using InstaHub.Grains.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="IMailQueue"/>
internal sealed class MailQueue(NpgsqlDataSource database) : IMailQueue
{
    public async Task AddAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("insert into mails (kind, user_id, email_key) values ($1, $2, $3)")
            .With(mail.Kind).OrNull(mail.UserId, NpgsqlDbType.Uuid).OrNull(mail.EmailKey, NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
