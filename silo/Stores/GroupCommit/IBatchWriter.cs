using Npgsql;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>
/// How the operations on one table are written, many in one transaction. Stateless: it is called from several lanes at once, and
/// again with a part of the operations, or all of them, when a transaction was not committed.
/// </summary>
/// <typeparam name="TKey">What an operation is about. Has a total order.</typeparam>
/// <typeparam name="TOperation">What a caller wants written.</typeparam>
/// <typeparam name="TOutcome">What the caller is told.</typeparam>
public interface IBatchWriter<TKey, TOperation, TOutcome>
    where TKey : notnull, IComparable<TKey>
{
    /// <summary>The table, for logs and metrics.</summary>
    string Name { get; }

    /// <summary>
    /// The key of an operation. Operations of one key are never in one batch nor in two lanes at the same time, and are committed in
    /// the order in which they were submitted. Operations that could wait for each other's rows in the database have one key, or
    /// touch those rows in the order of their keys.
    /// </summary>
    TKey KeyOf(TOperation operation);

    /// <summary>
    /// Adds the statements, and the events with them. Typically one <c>insert … select from unnest(…) with ordinality on conflict …
    /// returning</c> joined to <see cref="Events.EventRows.InsertSql"/>. The statements are one transaction and one message to the
    /// server; there is no <c>begin</c> and no <c>commit</c> among them.
    /// </summary>
    /// <param name="operations">In ascending order of their keys.</param>
    /// <param name="batch">Where to.</param>
    void Write(IReadOnlyList<TOperation> operations, WriteBatch batch);

    /// <summary>
    /// Reads what the statements returned. Not called when none returns rows; then every outcome is the default.
    /// </summary>
    /// <param name="reader">
    /// On the first result of the first statement that returns rows; those of <c>LockRows</c> are left out.
    /// </param>
    /// <param name="operations">The same as were written.</param>
    /// <param name="outcomes">To be set at the index of the operation; what is not set is the default.</param>
    /// <param name="cancellationToken">For the reader.</param>
    Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<TOperation> operations, TOutcome[] outcomes, CancellationToken cancellationToken);
}
