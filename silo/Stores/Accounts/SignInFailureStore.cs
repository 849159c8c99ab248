using InstaHub.Grains.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="ISignInFailureStore"/>
internal sealed class SignInFailureStore(NpgsqlDataSource database) : ISignInFailureStore
{
    // Each failure takes along more old rows than it adds, so the table stays as small as the window. Rows that another
    // transaction is taking are left to it.
    private const string Forget =
        """
        delete from sign_in_failures where ctid = any(array(
            select ctid from sign_in_failures where failed_at < $1 order by failed_at limit 100 for update skip locked))
        """;

    public async Task AddAsync(string subject, DateTimeOffset failedAt, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("insert into sign_in_failures (subject, failed_at) values ($1, $2)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = subject }, At(failedAt) },
        });
        batch.BatchCommands.Add(new(Forget) { Parameters = { At(forgetBefore) } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DateTimeOffset>> ReadAsync(string subject, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select failed_at from sign_in_failures where subject = $1 and failed_at > $2 order by failed_at desc limit $3");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        command.Parameters.Add(At(since));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var failures = new List<DateTimeOffset>();
        while (await rows.ReadAsync(cancellationToken))
            failures.Add(rows.GetFieldValue<DateTimeOffset>(0));
        failures.Reverse();
        return failures;
    }

    private static NpgsqlParameter At(DateTimeOffset time) => new NpgsqlParameter<DateTime> { TypedValue = time.UtcDateTime };
}
