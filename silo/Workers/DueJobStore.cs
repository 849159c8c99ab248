using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Workers;

/// <summary>A job that this silo holds.</summary>
/// <param name="Kind">One of <see cref="DueKinds"/>.</param>
/// <param name="Key">What it is about.</param>
/// <param name="DueAt">When it was to be done.</param>
/// <param name="Attempts">How often it has been taken, this time included.</param>
public sealed record DueJob(string Kind, string Key, DateTimeOffset DueAt, int Attempts);

/// <summary>The table <c>due_jobs</c>. All times are by the database's clock.</summary>
public sealed class DueJobStore(NpgsqlDataSource database)
{
    // Rows that somebody else is just taking are left to them.
    private const string Take =
        """
        update due_jobs set lease_until = clock_timestamp() + $2, attempts = attempts + 1
        where (kind, key) in (
            select kind, key from due_jobs
            where due_at <= clock_timestamp() and lease_until <= clock_timestamp() and kind = any($3)
            order by due_at limit $1 for update skip locked)
        returning kind, key, due_at, attempts
        """;

    // A job that has got another time, or has been taken again, is not this one any more.
    private const string Finish = "delete from due_jobs where kind = $1 and key = $2 and due_at = $3 and attempts = $4";

    private const string Leave =
        "update due_jobs set lease_until = clock_timestamp() + $5 where kind = $1 and key = $2 and due_at = $3 and attempts = $4";

    private const string Next =
        """
        select min(greatest(due_at, lease_until)) - clock_timestamp() from (
            select due_at, lease_until from due_jobs where kind = any($1) order by due_at limit 1000) as first
        """;

    /// <summary>Takes what is due and nobody's.</summary>
    public async Task<IReadOnlyList<DueJob>> TakeAsync(int most, TimeSpan lease, string[] kinds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Take).With(most).With(lease).With(kinds);
        return await command.ReadAllAsync(
            row => new DueJob(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3)), cancellationToken);
    }

    /// <summary>Removes a job that is done.</summary>
    public async Task FinishAsync(DueJob job)
    {
        await using var command = database.CreateCommand(Finish).With(job.Kind).With(job.Key).At(job.DueAt).With(job.Attempts);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Leaves a job alone for a time.</summary>
    public async Task LeaveAsync(DueJob job, TimeSpan backoff)
    {
        await using var command = database.CreateCommand(Leave).With(job.Kind).With(job.Key).At(job.DueAt).With(job.Attempts).With(backoff);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until something can be taken; null: there is nothing to wait for.</summary>
    public async Task<TimeSpan?> UntilNextAsync(string[] kinds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Next).With(kinds);
        return await command.ExecuteScalarAsync(cancellationToken) is not TimeSpan next ? null : next > TimeSpan.Zero ? next : TimeSpan.Zero;
    }
}
