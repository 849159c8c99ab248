using InstaHub.Grains.Common;
using InstaHub.Silo.Database;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>
/// Commits a batch and answers each of its callers: in one transaction, or, where a row is bad, in as many as it takes for that row
/// to be alone.
/// </summary>
internal sealed partial class BatchCommit<TKey, TOperation, TOutcome>(
    IBatchWriter<TKey, TOperation, TOutcome> writer, TransactionServices services, GroupCommitOptions options, ILogger logger)
    where TKey : notnull, IComparable<TKey>
{
    private static readonly Comparer<QueuedOperation<TKey, TOperation, TOutcome>> ByKey =
        Comparer<QueuedOperation<TKey, TOperation, TOutcome>>.Create((a, b) => a.Key.CompareTo(b.Key));

    /// <summary>Commits <paramref name="batch"/>, whose keys are all different. Does not throw: callers are told.</summary>
    public Task CommitAsync(ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>> batch)
    {
        // Rows in one order everywhere: transactions that wait for each other's rows cannot do so in a circle.
        batch.AsSpan().Sort(ByKey);
        return CommitSortedAsync(batch);
    }

    private async Task CommitSortedAsync(ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            var began = services.Time.GetTimestamp();
            var stage = new WriteBatch.Stage();
            try
            {
                var outcomes = await TransactAsync(batch, stage);
                services.Metrics.Committed(writer.Name, batch.Count, services.Time.GetElapsedTime(began));
                Answer(batch, outcomes);
                return;
            }
            catch (Exception e)
            {
                var failure = CommitFailures.Classify(e, stage.Reached);
                services.Metrics.Failed(writer.Name, failure);
                services.Health.ReportFailure(e);
                if (failure == CommitFailure.BadRow && batch.Count > 1)
                {
                    LogHalving(writer.Name, batch.Count, e.Message);
                    await CommitSortedAsync(batch[..(batch.Count / 2)]);
                    await CommitSortedAsync(batch[(batch.Count / 2)..]);
                    return;
                }

                if (failure != CommitFailure.Retry || attempt == options.Attempts)
                {
                    Refuse(batch, failure, e);
                    return;
                }

                LogRetrying(writer.Name, batch.Count, e.Message);
            }

            // Who met in a deadlock should not meet again.
            await Task.Delay(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(5 << attempt)), services.Time);
        }
    }

    private async Task<TOutcome[]> TransactAsync(
        ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>> batch, WriteBatch.Stage stage)
    {
        var operations = new TOperation[batch.Count];
        for (var i = 0; i < operations.Length; i++)
            operations[i] = batch[i].Operation;
        var statements = new WriteBatch(services.Events);
        writer.Write(operations, statements);

        stage.Reached = CommitStage.Connecting;
        await using var connection = await services.Database.OpenConnectionAsync();
        var outcomes = new TOutcome[operations.Length];
        await statements.ExecuteAsync(connection, stage, reader => writer.ReadAsync(reader, operations, outcomes, CancellationToken.None));
        services.Health.ReportSuccess();
        services.WakeUp.Wake(statements.Events.Queues);
        return outcomes;
    }

    private static void Answer(ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>> batch, TOutcome[] outcomes)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            batch[i].Cancellation.Unregister();
            batch[i].TrySetResult(outcomes[i]);
        }
    }

    private void Refuse(ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>> batch, CommitFailure failure, Exception cause)
    {
        if (failure == CommitFailure.Unknown)
            LogUnknown(writer.Name, batch.Count, cause);
        else if (failure == CommitFailure.Rejected)
            LogRejected(writer.Name, batch.Count, cause);
        foreach (var operation in batch)
        {
            operation.Cancellation.Unregister();
            operation.TrySetException(failure switch
            {
                CommitFailure.Unknown => new UnknownOutcomeException($"Whether a write to {writer.Name} was committed is not known: {cause.Message}", cause),
                CommitFailure.Unavailable or CommitFailure.Retry =>
                    new DatabaseUnavailableException($"A write to {writer.Name} was not committed: {cause.Message}", cause),
                _ => cause,
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of {Count} writes to {Table} is halved to find the bad row: {Problem}")]
    private partial void LogHalving(string table, int count, string problem);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of {Count} writes to {Table} is tried again: {Problem}")]
    private partial void LogRetrying(string table, int count, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether {Count} writes to {Table} were committed is not known")]
    private partial void LogUnknown(string table, int count, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refused {Count} writes to {Table}")]
    private partial void LogRejected(string table, int count, Exception exception);
}
