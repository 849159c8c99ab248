using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="ISessionStore"/>
internal sealed class SessionStore(
    NpgsqlDataSource database, EventTransactions transactions, IGroupCommitter<TokenRotation, bool> rotations) : ISessionStore
{
    private const string FindToken =
        """
        select s.user_id, s.id, t.used_at is not null, t.expires_at
        from refresh_tokens t join sessions s on s.id = t.session_id where t.token_hash = $1
        """;

    private const string Read =
        """
        select id, device, address, started_at, coalesce(last_seen_at, started_at)
        from sessions where user_id = $1 and expires_at > $2 order by started_at desc, id desc limit $3
        """;

    private const string FindOldest =
        "select id from sessions where user_id = $1 order by started_at desc, id desc offset $2";

    private const string WasEnded = "select exists (select from revoked_sessions where session_id = $1 and user_id = $2)";

    private const string ReadRevoked = "select session_id from revoked_sessions where expires_at > clock_timestamp() order by session_id";

    public async Task<StoredRefreshToken?> FindTokenAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindToken).With(tokenHash);
        var found = await command.ReadAllAsync(
            row => new StoredRefreshToken(row.GetGuid(0), row.GetGuid(1), row.GetBoolean(2), row.GetFieldValue<DateTimeOffset>(3)), cancellationToken);
        return found.SingleOrDefault();
    }

    public Task<bool> RotateAsync(TokenRotation rotation, CancellationToken cancellationToken) => rotations.SubmitAsync(rotation, cancellationToken);

    public async Task<IReadOnlyList<SessionView>> ReadAsync(Guid userId, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Read).With(userId).At(now).With(limit);
        return await command.ReadAllAsync(
            row => new SessionView(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> FindOldestAsync(Guid userId, int keep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindOldest).With(userId).With(keep);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }

    public Task<IReadOnlyList<Guid>> EndAsync(
        Guid userId, IReadOnlyList<Guid>? sessions, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            var ended = await SessionEndSql.EndAsync(connection, userId, sessions, keep: null, cancellationToken);
            if (ended.Count > 0)
                events.Add(0, happened);
            return ended;
        }, cancellationToken);

    public async Task<bool> WasEndedAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(WasEnded).With(sessionId).With(userId);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlyList<Guid>> ReadRevokedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadRevoked);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }
}
