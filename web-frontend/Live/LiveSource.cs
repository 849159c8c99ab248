using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>A part of a user's events and the grain that numbers them. Every one that is registered is in each position.</summary>
/// <param name="Part">The part.</param>
/// <param name="Of">Makes the reference of a user's grain.</param>
internal sealed record LiveSource(LivePart Part, Func<IGrainFactory, Guid, ILiveSource> Of);
