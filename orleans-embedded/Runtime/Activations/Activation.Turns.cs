namespace Orleans.Embedded;

/// <summary>
/// Turns. The activation is the <see cref="TaskScheduler"/> of all code of its grain: calls begin as tasks on it, and what
/// they await continues as tasks on it, one at a time, on whichever pool thread runs it.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static Activation? t_current;

    [ThreadStatic]
    private static GrainCall? t_call;

    private TaskRing _turns;
    private bool _isScheduled;

    /// <summary>The activation whose turn the current thread runs.</summary>
    public static Activation? OfThread => t_current;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>The body of every <see cref="GrainCall"/> task.</summary>
    internal static void RunExecutingCall() => t_current!.Begin(t_call!);

    void IThreadPoolWorkItem.Execute()
    {
        var worker = WorkerSlot.OfThread;
        t_current = this;
        var quantumEnd = Runtime.Now + Runtime.QuantumMilliseconds;
        while (TryTakeTurn(out var turn))
        {
            worker.Begin(this);
            if (turn is GrainCall call)
            {
                t_call = call;
                call.RunSynchronously(this);
            }
            else
            {
                TryExecuteTask(turn);
            }

            worker.End(this);
            if (Runtime.Now > quantumEnd)
            {
                t_current = null;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }

        t_current = null;
    }

    /// <summary>Queues work of the runtime's own as a turn.</summary>
    internal void RunTurn(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Ignore();

    protected override void QueueTask(Task task)
    {
        bool schedule;
        lock (this)
        {
            schedule = QueueTurn(task);
        }

        ScheduleIf(schedule);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(t_current, this) && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <summary>Under the lock; true when the caller must <see cref="ScheduleIf"/> after leaving it.</summary>
    private bool QueueTurn(Task turn)
    {
        _turns.Enqueue(turn);
        var schedule = !_isScheduled;
        _isScheduled = true;
        return schedule;
    }

    private void ScheduleIf(bool schedule)
    {
        if (schedule)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    private bool TryTakeTurn(out Task turn)
    {
        bool watch;
        lock (this)
        {
            turn = _turns.Dequeue()!;
            if (turn is not null)
            {
                return true;
            }

            _isScheduled = false;
            watch = !_isWatched && (_running is not null || _waiting is not null);
            _isWatched |= watch;
        }

        if (watch)
        {
            Runtime.DeadlineWatch.Watch(this);
        }

        return false;
    }
}
