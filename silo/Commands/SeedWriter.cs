using InstaHub.Grains.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Commands;

/// <summary>Writes invented accounts by <c>COPY</c>, all in one transaction. No events: nothing has happened.</summary>
internal static class SeedWriter
{
    private const string Accounts =
        "copy accounts (id, username, email, email_key, password_hash, created_at) from stdin (format binary)";

    private const string Profiles = "copy profiles (user_id, display_name) from stdin (format binary)";

    // What follows from the accounts just made, which are those that have no numbers yet.
    private const string Derived =
        """
        with made as (insert into user_counts (user_id) select id from accounts a
            where not exists (select from user_counts c where c.user_id = a.id) returning user_id)
        insert into usernames (username, user_id, taken_at) select username, id, created_at from accounts join made on made.user_id = id
        """;

    // For what the server takes for one thing, indexing all rows at the end included.
    private static readonly TimeSpan RowTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Writes them.</summary>
    /// <param name="connection">Open, without a transaction.</param>
    /// <param name="users">Gone through twice.</param>
    /// <param name="passwordHash">Everybody's.</param>
    /// <param name="written">Is told after each row of each table.</param>
    /// <param name="cancellationToken">Breaks it off; nothing is left behind.</param>
    /// <exception cref="PostgresException">Among others a unique violation: the accounts of this seed are there already.</exception>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IEnumerable<SeededUser> users, string passwordHash, Action written, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CopyAsync(Accounts, async (row, user) =>
        {
            await row.WriteAsync(user.Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(user.Username, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.Email, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(AccountRules.Fold(user.Email), NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(passwordHash, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(user.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        });
        await CopyAsync(Profiles, async (row, user) =>
        {
            await row.WriteAsync(user.Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(user.DisplayName, NpgsqlDbType.Text, cancellationToken);
        });
        await using (var derived = new NpgsqlCommand(Derived, connection) { CommandTimeout = (int)RowTimeout.TotalSeconds })
            await derived.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        async Task CopyAsync(string sql, Func<NpgsqlBinaryImporter, SeededUser, Task> writeRow)
        {
            await using var importer = await connection.BeginBinaryImportAsync(sql, cancellationToken);
            importer.Timeout = RowTimeout;
            foreach (var user in users)
            {
                await importer.StartRowAsync(cancellationToken);
                await writeRow(importer, user);
                written();
            }
            await importer.CompleteAsync(cancellationToken);
        }
    }
}
