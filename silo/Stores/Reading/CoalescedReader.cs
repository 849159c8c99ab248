namespace InstaHub.Silo.Stores.Reading;

/// <summary>
/// Reads single rows by as few queries as many at once: what is asked for while queries are under way goes together in the next one. An
/// idle reader queries at once. For grains, of which each reads its own row and twenty may do so for one page. Thread-safe.
/// </summary>
/// <param name="read">Reads the rows of some keys, each key once; keys without a row are left out.</param>
/// <param name="lanes">Most queries at the same time; more of them make smaller ones.</param>
/// <param name="most">Most keys of a query.</param>
public sealed class CoalescedReader<TKey, TValue>(
    Func<TKey[], CancellationToken, Task<Dictionary<TKey, TValue>>> read, int lanes = 2, int most = 250)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Queue<Asked> _waiting = new();
    private int _running;

    /// <summary>A row; null when there is none. What was committed before the call is seen.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the wait; the query serves others too and goes on.</param>
    public Task<TValue?> ReadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var asked = new Asked(key);
        lock (_lock)
        {
            _waiting.Enqueue(asked);
            if (_running < lanes)
            {
                _running++;
                // On the thread pool, and without the context of who happened to be first.
                ThreadPool.UnsafeQueueUserWorkItem(static reader => _ = reader.RunAsync(), this, preferLocal: false);
            }
        }

        return cancellationToken.CanBeCanceled ? asked.Task.WaitAsync(cancellationToken) : asked.Task;
    }

    private async Task RunAsync()
    {
        while (Take() is { } batch)
        {
            try
            {
                var found = await read([.. batch.Select(asked => asked.Key).Distinct()], CancellationToken.None);
                foreach (var asked in batch)
                    asked.TrySetResult(found.GetValueOrDefault(asked.Key));
            }
            catch (Exception exception)
            {
                foreach (var asked in batch)
                    asked.TrySetException(exception);
            }
        }
    }

    private List<Asked>? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _running--;
                return null;
            }

            var batch = new List<Asked>(Math.Min(_waiting.Count, most));
            while (batch.Count < most && _waiting.TryDequeue(out var asked))
                batch.Add(asked);
            return batch;
        }
    }

    private sealed class Asked(TKey key) : TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TKey Key { get; } = key;
    }
}
