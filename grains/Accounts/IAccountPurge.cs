namespace InstaHub.Grains.Accounts;

/// <summary>
/// Removes what one feature keeps of a deleted account whose time is over. A feature whose rows do not go with the account's own row
/// registers one; the account's row goes when none of them has anything left. It may be begun again at any point, and be run twice at
/// a time.
/// </summary>
public interface IAccountPurge
{
    /// <summary>Removes some of it.</summary>
    /// <param name="userId">The account. It is deleted, so nothing is added any more.</param>
    /// <param name="limit">Most rows in one transaction.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>Whether there may be more.</returns>
    Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken);
}
