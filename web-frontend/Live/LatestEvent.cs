using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>The place of an event of which only the newest is worth sending: while one waits to be sent, a newer one takes its place. Thread-safe.</summary>
internal sealed class LatestEvent
{
    private LiveEvent? _event;

    /// <summary>Puts an event in.</summary>
    /// <returns>Whether one was waiting, which is replaced.</returns>
    public bool Replace(LiveEvent newer) => Interlocked.Exchange(ref _event, newer) is not null;

    /// <summary>Takes what waits; null: nothing.</summary>
    public LiveEvent? Take() => Interlocked.Exchange(ref _event, null);
}
