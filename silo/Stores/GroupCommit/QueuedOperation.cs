namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>Where an operation is.</summary>
internal enum OperationState
{
    /// <summary>Nowhere yet.</summary>
    New,

    /// <summary>In line for a place in the queue.</summary>
    InLine,

    /// <summary>In the queue.</summary>
    Queued,

    /// <summary>In a transaction.</summary>
    Taken,

    /// <summary>Taken back by its caller, or given up; answered.</summary>
    Removed,
}

/// <summary>An operation and the caller who waits for its outcome. All but the answer is guarded by the queue's lock.</summary>
internal sealed class QueuedOperation<TKey, TOperation, TOutcome>(TKey key, TOperation operation)
    : TaskCompletionSource<TOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public TKey Key { get; } = key;

    public TOperation Operation { get; } = operation;

    public OperationState State { get; set; }

    /// <summary>When it began to wait in line, as a timestamp.</summary>
    public long InLineSince { get; set; }

    /// <summary>The next operation of the same key.</summary>
    public QueuedOperation<TKey, TOperation, TOutcome>? Successor { get; set; }

    /// <summary>Ends the watch of the caller's cancellation.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }
}
