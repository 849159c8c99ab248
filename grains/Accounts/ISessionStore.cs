using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts;

/// <summary>Sessions that go on and end, in the database.</summary>
public interface ISessionStore
{
    /// <summary>A refresh token whose session has not ended, or null.</summary>
    Task<StoredRefreshToken?> FindTokenAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Uses a token up and adds the one that follows it, both or neither. Of simultaneous uses one succeeds.</summary>
    /// <returns>False: the token was used or has expired, or its session has ended; nothing was changed.</returns>
    Task<bool> RotateAsync(TokenRotation rotation, CancellationToken cancellationToken);

    /// <summary>A user's sessions that have not expired, the newest first.</summary>
    Task<IReadOnlyList<SessionView>> ReadAsync(Guid userId, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The ids of a user's oldest sessions beyond the newest <paramref name="keep"/>.</summary>
    Task<IReadOnlyList<Guid>> FindOldestAsync(Guid userId, int keep, CancellationToken cancellationToken);

    /// <summary>Ends sessions, with the event if any ended.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="sessions">Which; null: all.</param>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>Those that had not ended before.</returns>
    Task<IReadOnlyList<Guid>> EndAsync(Guid userId, IReadOnlyList<Guid>? sessions, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Whether this user had that session, and it was ended lately.</summary>
    Task<bool> WasEndedAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken);

    /// <summary>All sessions that were ended while an access token of theirs may still be valid.</summary>
    Task<IReadOnlyList<Guid>> ReadRevokedAsync(CancellationToken cancellationToken);
}

/// <summary>A refresh token as it is stored.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="SessionId">The session that it continues.</param>
/// <param name="IsUsed">Whether another has taken its place.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record StoredRefreshToken(Guid UserId, Guid SessionId, bool IsUsed, DateTimeOffset ExpiresAt);

/// <summary>A refresh token that takes the place of another.</summary>
/// <param name="SessionId">The session of both.</param>
/// <param name="UsedHash">SHA-256 of the token that is used up.</param>
/// <param name="NextHash">SHA-256 of the one that follows it.</param>
/// <param name="At">UTC.</param>
/// <param name="ExpiresAt">When the next token and the session end, UTC.</param>
/// <param name="Address">Where it happened.</param>
public sealed record TokenRotation(
    Guid SessionId, byte[] UsedHash, byte[] NextHash, DateTimeOffset At, DateTimeOffset ExpiresAt, string Address);
