using InstaHub.Silo.Database;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>
/// The group commit of one table, for the whole silo: takes operations from everywhere and commits what has gathered while the
/// last transactions were under way in one transaction. See docs/decisions/0005-group-commit.md.
/// </summary>
public sealed class GroupCommitter<TKey, TOperation, TOutcome> : IGroupCommitter<TOperation, TOutcome>, IDrainable, IThreadPoolWorkItem, IDisposable
    where TKey : notnull, IComparable<TKey>
{
    // Longest that an operation waits for others to join it while another transaction is under way.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);

    private readonly IBatchWriter<TKey, TOperation, TOutcome> _writer;
    private readonly BatchCommit<TKey, TOperation, TOutcome> _commit;
    private readonly GroupCommitOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly OperationQueue<TKey, TOperation, TOutcome> _queue;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _lineTimer;
    private readonly ITimer _gatheringTimer;
    private bool _lineTimerIsSet;
    private Gathered _gathered;
    private int _lanes;
    private int _underWay;
    private bool _closed;
    private bool _abandoned;

    /// <summary>Made by the container: see <see cref="GroupCommitServices"/>.</summary>
    public GroupCommitter(
        IBatchWriter<TKey, TOperation, TOutcome> writer,
        TransactionServices services,
        IOptions<GroupCommitOptions> options,
        ILogger<GroupCommitter<TKey, TOperation, TOutcome>> logger)
    {
        _writer = writer;
        _options = options.Value;
        _time = services.Time;
        _commit = new(writer, services, _options, logger);
        _queue = new(_options.Capacity);
        _lineTimer = _time.CreateTimer(_ => GiveUpLine(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _gatheringTimer = _time.CreateTimer(_ => EndGathering(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        services.Metrics.ObserveQueue(writer.Name, () => _queue.Count);
    }

    /// <inheritdoc/>
    public Task<TOutcome> SubmitAsync(TOperation operation, CancellationToken cancellationToken = default)
    {
        var queued = new QueuedOperation<TKey, TOperation, TOutcome>(_writer.KeyOf(operation), operation);
        if (cancellationToken.CanBeCanceled)
            queued.Cancellation = cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    var (committer, queued) = ((GroupCommitter<TKey, TOperation, TOutcome>, QueuedOperation<TKey, TOperation, TOutcome>))state!;
                    committer.TakeBack(queued, token);
                },
                (this, queued));

        lock (_lock)
        {
            if (queued.State == OperationState.Removed)
                return queued.Task; // cancelled already
            if (_closed)
            {
                queued.State = OperationState.Removed;
                queued.Cancellation.Unregister();
                return Task.FromException<TOutcome>(NotCommitted("The silo is stopping."));
            }

            _queue.Add(queued);
            if (queued.State == OperationState.InLine)
                WatchLine(queued);
            StartLane();
        }

        return queued.Task;
    }

    async Task IDrainable.DrainAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _closed = true;
            CheckDrained();
        }

        await using var giveUp = cancellationToken.UnsafeRegister(
            static state => ((GroupCommitter<TKey, TOperation, TOutcome>)state!).Abandon(), this);
        await _drained.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lineTimer.Dispose();
        _gatheringTimer.Dispose();
    }

    // A lane begins without the context of the caller who happened to start it.
    void IThreadPoolWorkItem.Execute() => _ = RunLaneAsync();

    private async Task RunLaneAsync()
    {
        var batch = new QueuedOperation<TKey, TOperation, TOutcome>[_options.MaxBatch];
        while (TakeNext(batch) is var count and > 0)
        {
            var taken = new ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>>(batch, 0, count);
            await _commit.CommitAsync(taken);
            Release(taken);
        }
    }

    // The lane ends when there is nothing to take, or not enough yet.
    private int TakeNext(QueuedOperation<TKey, TOperation, TOutcome>[] batch)
    {
        lock (_lock)
        {
            if (_abandoned)
                AbandonReady();
            var count = IsWorthwhile(_lanes - 1) ? _queue.Take(batch) : 0;
            if (count == 0)
            {
                _lanes--;
                CheckDrained();
            }
            else
            {
                _gathered = Gathered.No;
                _underWay += count;
                StartLane();
            }

            return count;
        }
    }

    private void Release(ArraySegment<QueuedOperation<TKey, TOperation, TOutcome>> taken)
    {
        lock (_lock)
        {
            _underWay -= taken.Count;
            foreach (var operation in taken)
                _queue.Release(operation);
        }

        taken.AsSpan().Clear();
    }

    private void StartLane()
    {
        if (_lanes == _options.Lanes || !IsWorthwhile(_lanes))
            return;
        _lanes++;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // Whether to begin a transaction beside others; if not, one of those that end, come or time out decides anew.
    private bool IsWorthwhile(int others)
    {
        if (_queue.Ready == 0)
            return false;
        if (others == 0 || _gathered == Gathered.Yes || _queue.Ready * others >= _underWay || _queue.Ready >= _options.MaxBatch)
            return true;
        if (_gathered == Gathered.No)
        {
            _gathered = Gathered.Waiting;
            _gatheringTimer.Change(Gathering, Timeout.InfiniteTimeSpan);
        }

        return false;
    }

    private void EndGathering()
    {
        lock (_lock)
        {
            if (_gathered != Gathered.Waiting)
                return;
            _gathered = Gathered.Yes;
            StartLane();
        }
    }

    private void TakeBack(QueuedOperation<TKey, TOperation, TOutcome> operation, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_queue.TryRemove(operation))
                return;
            StartLane(); // what has taken its place may be ready
            CheckDrained();
        }

        operation.TrySetCanceled(cancellationToken);
    }

    private void WatchLine(QueuedOperation<TKey, TOperation, TOutcome> operation)
    {
        operation.InLineSince = _time.GetTimestamp();
        if (_lineTimerIsSet)
            return;
        _lineTimerIsSet = true;
        _lineTimer.Change(_options.Patience, Timeout.InfiniteTimeSpan);
    }

    private void GiveUpLine()
    {
        var message = $"The queue of {_options.Capacity} writes was full for {_options.Patience}.";
        lock (_lock)
        {
            _lineTimerIsSet = false;
            while (_queue.FirstInLine() is { } first)
            {
                var left = _options.Patience - _time.GetElapsedTime(first.InLineSince);
                if (left > TimeSpan.Zero)
                {
                    _lineTimerIsSet = true;
                    _lineTimer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                    return;
                }

                _queue.TryRemove(first);
                Refuse(first, message);
            }
        }
    }

    private void Abandon()
    {
        lock (_lock)
        {
            _abandoned = true;
            AbandonReady();
            CheckDrained();
        }
    }

    private void AbandonReady()
    {
        var one = new QueuedOperation<TKey, TOperation, TOutcome>[1];
        while (_queue.Take(one) > 0)
        {
            Refuse(one[0], "The silo has stopped.");
            _queue.Release(one[0]);
        }
    }

    // Continuations of the answer run elsewhere, so this may be called under the lock.
    private void Refuse(QueuedOperation<TKey, TOperation, TOutcome> operation, string why)
    {
        operation.Cancellation.Unregister();
        operation.TrySetException(NotCommitted(why));
    }

    private void CheckDrained()
    {
        if (_closed && _lanes == 0 && _queue.Count == 0)
            _drained.TrySetResult();
    }

    private DatabaseUnavailableException NotCommitted(string why) => new($"A write to {_writer.Name} was not committed. {why}");

    // Whether what is ready has waited for more.
    private enum Gathered
    {
        No,
        Waiting,
        Yes,
    }
}
