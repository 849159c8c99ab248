namespace InstaHub.Silo.Stores.Events;

/// <summary>Wakes the readers of queues, of this process and of others. To be called after the commit.</summary>
public sealed class EventWakeUp(EventSignal signal, EventNotifier notifier)
{
    /// <summary>Says that events have been committed to <paramref name="queues"/>.</summary>
    public void Wake(QueueSet queues)
    {
        if (queues.IsEmpty)
            return;
        signal.Set(queues);
        notifier.Notify(queues);
    }
}
