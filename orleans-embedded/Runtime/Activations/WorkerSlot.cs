namespace Orleans.Embedded;

/// <summary>What one pool thread is running, for the <see cref="Watchdog"/>.</summary>
internal sealed class WorkerSlot
{
    private static readonly List<WeakReference<WorkerSlot>> Slots = [];

    [ThreadStatic]
    private static WorkerSlot? t_slot;

    private volatile Activation? _running;
    private long _since;

    public static WorkerSlot OfThread => t_slot ?? Create();

    /// <summary>A turn begins.</summary>
    public void Begin(Activation activation)
    {
        _since = activation.Runtime.Now;
        _running = activation;
    }

    /// <summary>The turn has ended; one that was long is logged.</summary>
    public void End(Activation activation)
    {
        _running = null;
        var took = activation.Runtime.Now - _since;
        if (took > activation.Runtime.Options.TurnWarningMilliseconds)
        {
            activation.Runtime.Log.LongTurn(activation.GrainId, TimeSpan.FromMilliseconds(took), activation.Runtime.Options.TurnWarning);
        }
    }

    /// <summary>The turns that run now, with the time of their beginning in their runtime's milliseconds.</summary>
    public static List<(Activation Activation, long Since)> Running()
    {
        var running = new List<(Activation, long)>();
        lock (Slots)
        {
            Slots.RemoveAll(slot => !slot.TryGetTarget(out _));
            foreach (var reference in Slots)
            {
                if (reference.TryGetTarget(out var slot) && slot._running is { } activation)
                {
                    running.Add((activation, slot._since));
                }
            }
        }

        return running;
    }

    private static WorkerSlot Create()
    {
        t_slot = new WorkerSlot();
        lock (Slots)
        {
            Slots.Add(new(t_slot));
        }

        return t_slot;
    }
}
