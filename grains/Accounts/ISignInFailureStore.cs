namespace InstaHub.Grains.Accounts;

/// <summary>Failed attempts in the database, so that a restart forgives nothing.</summary>
public interface ISignInFailureStore
{
    /// <summary>Notes a failure, and forgets some of anybody's that are older than <paramref name="forgetBefore"/>.</summary>
    Task AddAsync(string subject, DateTimeOffset failedAt, DateTimeOffset forgetBefore, CancellationToken cancellationToken);

    /// <summary>The newest failures of a subject since a time, oldest first.</summary>
    Task<IReadOnlyList<DateTimeOffset>> ReadAsync(string subject, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}
