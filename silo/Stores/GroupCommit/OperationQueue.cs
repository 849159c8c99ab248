namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>
/// The operations of one table that wait. Ready are those whose key is free: of each key only the first, with the others chained
/// behind it, so that whatever is ready may be taken together. Not thread-safe.
/// </summary>
internal sealed class OperationQueue<TKey, TOperation, TOutcome>(int capacity)
    where TKey : notnull
{
    private readonly Queue<QueuedOperation<TKey, TOperation, TOutcome>> _ready = new();
    private readonly Queue<QueuedOperation<TKey, TOperation, TOutcome>> _line = new();

    // The last operation of every key that has one queued or taken.
    private readonly Dictionary<TKey, QueuedOperation<TKey, TOperation, TOutcome>> _last = [];

    /// <summary>Operations queued or taken.</summary>
    public int Count { get; private set; }

    /// <summary>How many operations could be taken; a few of them may have been removed.</summary>
    public int Ready => _ready.Count;

    /// <summary>Queues an operation, or puts it at the end of the line when the queue is full.</summary>
    public void Add(QueuedOperation<TKey, TOperation, TOutcome> operation)
    {
        if (_line.Count > 0 || Count >= capacity)
        {
            operation.State = OperationState.InLine;
            _line.Enqueue(operation);
            return;
        }

        Admit(operation);
    }

    /// <summary>Moves ready operations into <paramref name="batch"/>, as many as it holds, and returns how many.</summary>
    public int Take(Span<QueuedOperation<TKey, TOperation, TOutcome>> batch)
    {
        var count = 0;
        while (count < batch.Length && _ready.TryDequeue(out var operation))
        {
            if (operation.State == OperationState.Removed)
            {
                FreeKey(operation);
                continue;
            }

            operation.State = OperationState.Taken;
            batch[count++] = operation;
        }

        return count;
    }

    /// <summary>Frees the key and the place of an operation that was taken.</summary>
    public void Release(QueuedOperation<TKey, TOperation, TOutcome> operation)
    {
        FreeKey(operation);
        FreePlace();
    }

    /// <summary>Removes an operation that was not taken yet.</summary>
    /// <returns>False when it is too late.</returns>
    public bool TryRemove(QueuedOperation<TKey, TOperation, TOutcome> operation)
    {
        var state = operation.State;
        if (state is OperationState.Taken or OperationState.Removed)
            return false;
        operation.State = OperationState.Removed; // it leaves its place in the chain or in the line when its turn comes
        if (state == OperationState.Queued)
            FreePlace();
        return true;
    }

    /// <summary>The operation that has waited in line for longest; null when nobody does.</summary>
    public QueuedOperation<TKey, TOperation, TOutcome>? FirstInLine()
    {
        while (_line.TryPeek(out var first))
        {
            if (first.State == OperationState.InLine)
                return first;
            _line.Dequeue();
        }

        return null;
    }

    private void Admit(QueuedOperation<TKey, TOperation, TOutcome> operation)
    {
        operation.State = OperationState.Queued;
        Count++;
        if (_last.TryGetValue(operation.Key, out var last))
            last.Successor = operation;
        else
            _ready.Enqueue(operation);
        _last[operation.Key] = operation;
    }

    private void FreeKey(QueuedOperation<TKey, TOperation, TOutcome> operation)
    {
        var next = operation.Successor;
        while (next?.State == OperationState.Removed)
            next = next.Successor;
        if (next is null)
            _last.Remove(operation.Key);
        else
            _ready.Enqueue(next);
    }

    private void FreePlace()
    {
        Count--;
        while (Count < capacity && FirstInLine() is { } next)
        {
            _line.Dequeue();
            Admit(next);
        }
    }
}
