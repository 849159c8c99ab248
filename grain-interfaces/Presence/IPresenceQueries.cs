using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Presence;

/// <summary>Who may see whether users are there. One key serves all, since each silo has workers of its own and none of them has a state.</summary>
[Alias("InstaHub.Presence.IPresenceQueries")]
public interface IPresenceQueries : IGrainWithIntegerKey
{
    /// <summary>Those of some users of whom the viewer may know whether they are there.</summary>
    /// <param name="viewerId">Who asks.</param>
    /// <param name="userIds">Of whom, each once; also of such as do not exist.</param>
    [Alias("FindVisible"), ReadOnly, AlwaysInterleave]
    ValueTask<IReadOnlyList<Guid>> FindVisible(Guid viewerId, IReadOnlyList<Guid> userIds);
}

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class PresenceGrainExtensions
{
    public static IPresenceQueries GetPresenceQueries(this IGrainFactory grains) => grains.GetGrain<IPresenceQueries>(0);
}
