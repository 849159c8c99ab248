using InstaHub.Silo.Stores.Accounts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Workers;

/// <summary>Removes sessions, tokens, marks of ended sessions and ceremonies whose time is over, a batch at a time.</summary>
public sealed class AccountCleanup(NpgsqlDataSource database, IOptions<AccountOptions> options, TimeProvider time, ILogger<AccountCleanup> logger)
    : Rounds(options.Value.CleanupInterval, time, logger)
{
    // Small enough to hold up nobody.
    private const int Batch = 1000;

    private static readonly string[] Deletions =
    [
        Delete("sessions", "id"),
        Delete("refresh_tokens", "token_hash"),
        Delete("revoked_sessions", "session_id"),
        Delete("mailed_tokens", "token_hash"),
        Delete("ceremonies", "handle_hash"),
    ];

    /// <inheritdoc/>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var isMore = false;
        foreach (var deletion in Deletions)
        {
            await using var command = database.CreateCommand(deletion).With(Batch);
            isMore |= await command.ExecuteNonQueryAsync(cancellationToken) == Batch;
        }
        return isMore;
    }

    // What somebody else is at is left to the next round.
    private static string Delete(string table, string key) =>
        $"""
        delete from {table} where {key} in (
            select {key} from {table} where expires_at < clock_timestamp() order by expires_at limit $1 for update skip locked)
        """;
}
