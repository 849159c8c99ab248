using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Live;

/// <summary>One web process, by its id: the way of all pushes to it.</summary>
[Alias("InstaHub.Live.IWebHostGrain")]
public interface IWebHostGrain : IGrainWithStringKey
{
    /// <summary>Names the observer of the process and lets it count as there for the length of a lease.</summary>
    /// <returns>Where the pushes are, so that the process sees whether it has got them all.</returns>
    [Alias("Renew")]
    Task<PushPoint> Renew(IWebObserver observer);

    /// <summary>The process ends.</summary>
    [Alias("Leave")]
    Task Leave();

    /// <summary>
    /// Passes a push on, in the order of arrival, which may differ from that of sending. It is dropped when the process is not there or takes too slowly; the count goes on, by which
    /// the process notices.
    /// </summary>
    [Alias("Push"), OneWay]
    Task Push(LivePush push);

    /// <summary>Tells the process that sessions have ended. Ahead of pushes, uncounted, and at most once: the process also asks by itself.</summary>
    [Alias("EndSessions"), OneWay]
    Task EndSessions(SessionEnding ending);
}

/// <summary>How many pushes there have been.</summary>
/// <param name="Epoch">A random number that the grain's activation counts under.</param>
/// <param name="Count">Pushes so far, dropped ones too.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.PushPoint")]
public readonly record struct PushPoint([property: Id(0)] long Epoch, [property: Id(1)] long Count);
