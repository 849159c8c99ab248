using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>The place of an event of which only the newest is worth sending: while one waits to be sent, a newer one takes its place. Thread-safe.</summary>
internal class LatestEvent
{
    private LiveEvent? _event;

    /// <summary>Puts an event in.</summary>
    /// <returns>Whether one was waiting, which is replaced.</returns>
    public bool Replace(LiveEvent newer) => Interlocked.Exchange(ref _event, newer) is not null;

    /// <summary>Drops what waits.</summary>
    public void Clear() => Interlocked.Exchange(ref _event, null);

    /// <summary>Takes what waits, as the client gets it.</summary>
    public IReadOnlyList<LiveEvent> Take() => Interlocked.Exchange(ref _event, null) is { } newest ? EventsOf(newest) : [];

    /// <summary>What the client gets for an event that was put in. One call at a time.</summary>
    protected virtual IReadOnlyList<LiveEvent> EventsOf(LiveEvent newest) => [newest];
}
