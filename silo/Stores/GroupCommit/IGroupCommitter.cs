using InstaHub.Grains.Common;
using InstaHub.Silo.Database;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>Writes single operations as cheaply as many at once: see <see cref="GroupCommitter{TKey,TOperation,TOutcome}"/>.</summary>
public interface IGroupCommitter<TOperation, TOutcome>
{
    /// <summary>Commits <paramref name="operation"/> together with what others submit, and answers when it is durable.</summary>
    /// <param name="operation">Must not change any more.</param>
    /// <param name="cancellationToken">Takes the operation back if it is not in a transaction yet; later it has no effect.</param>
    /// <exception cref="OperationCanceledException">It was taken back.</exception>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    /// <exception cref="DatabaseUnavailableException">It was not committed: the database is away, or the queue was full too long.</exception>
    /// <exception cref="Npgsql.PostgresException">It was not committed: the database refused this very operation.</exception>
    Task<TOutcome> SubmitAsync(TOperation operation, CancellationToken cancellationToken = default);
}

/// <summary>What shutdown needs of every group committer.</summary>
internal interface IDrainable
{
    /// <summary>Accepts no more, and completes when everything accepted has been answered.</summary>
    /// <param name="cancellationToken">From then on what is in no transaction yet is answered that it was not committed.</param>
    Task DrainAsync(CancellationToken cancellationToken);
}
