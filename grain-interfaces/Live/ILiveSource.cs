namespace InstaHub.GrainInterfaces.Live;

/// <summary>
/// One part of a user's events, by user id. A grain that implements it appends an event first and publishes it then; whoever
/// registers first and asks for the point then misses nothing.
/// </summary>
[Alias("InstaHub.Live.ILiveSource")]
public interface ILiveSource : IGrainWithGuidKey
{
    /// <summary>Where the part is now.</summary>
    [Alias("GetPoint")]
    Task<LivePoint> GetPoint(CancellationToken cancellationToken = default);

    /// <summary>What has happened after a point. Web processes ask every few seconds for each connection, which keeps the part in use.</summary>
    [Alias("GetSince")]
    Task<MissedEvents> GetSince(LivePoint point, CancellationToken cancellationToken = default);
}

/// <summary>What has happened after a point.</summary>
/// <param name="Point">Where the part is now: after the last of <paramref name="Events"/>.</param>
/// <param name="Events">All of them, in order; null when that cannot be told: an unknown epoch, or too many.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.MissedEvents")]
public sealed record MissedEvents([property: Id(0)] LivePoint Point, [property: Id(1)] IReadOnlyList<LiveEvent>? Events);
