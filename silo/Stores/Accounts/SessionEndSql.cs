using InstaHub.GrainInterfaces.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>
/// Ends sessions within a transaction. Locks are taken in one order everywhere: the account's row, its sessions by id, their refresh
/// tokens.
/// </summary>
internal static class SessionEndSql
{
    private const string End =
        """
        with ending as materialized (
            select id from sessions
            where user_id = $1 and ($2::uuid[] is null or id = any($2)) and id is distinct from $3::uuid
            order by id for update
        ), revoked as (
            insert into revoked_sessions (session_id, user_id, expires_at) select id, $1, clock_timestamp() + $4 from ending
            on conflict do nothing
        )
        delete from sessions using ending where sessions.id = ending.id returning sessions.id
        """;

    // The last token may have been signed just before, by a clock that is ahead, and be accepted by one that is behind.
    private static readonly TimeSpan Remembered = AccessTokenFormat.Lifetime + 2 * AccessTokenFormat.ClockSkew;

    /// <param name="connection">In a transaction.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="which">Their ids; null: all.</param>
    /// <param name="keep">One that goes on all the same; null: none.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>Those that had not ended before.</returns>
    public static async Task<IReadOnlyList<Guid>> EndAsync(
        NpgsqlConnection connection, Guid userId, IReadOnlyList<Guid>? which, Guid? keep, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(End, connection)
            .With(userId)
            .OrNull(which?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid)
            .OrNull(keep, NpgsqlDbType.Uuid)
            .With(Remembered);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }
}
