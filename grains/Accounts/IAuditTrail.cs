namespace InstaHub.Grains.Accounts;

/// <summary>Security-relevant acts, in the database.</summary>
public interface IAuditTrail
{
    /// <summary>Notes an act, once for each event however often it is called, and forgets the oldest of that user's beyond the cap.</summary>
    /// <param name="handler">Under which name the event counts as handled.</param>
    /// <param name="entry">The act.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task AppendAsync(string handler, AuditEntry entry, CancellationToken cancellationToken);
}

/// <summary>One act.</summary>
/// <param name="EventId">The event that tells of it.</param>
/// <param name="UserId">Whose account; <see cref="Guid.Empty"/> for one that does not exist.</param>
/// <param name="Act">Type of the event.</param>
/// <param name="HappenedAt">UTC.</param>
/// <param name="SessionId">The session that began; null when none did.</param>
/// <param name="Address">The client's address.</param>
/// <param name="Device">What the client said it is.</param>
public sealed record AuditEntry(Guid EventId, Guid UserId, string Act, DateTimeOffset HappenedAt, Guid? SessionId, string Address, string Device)
{
    /// <summary>The newest acts of a user that are kept.</summary>
    public const int MaxPerUser = 1_000;
}
