using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>A user as one viewer may see them.</summary>
/// <param name="Json">A JSON object, a <see cref="User"/> or a <see cref="UserStub"/>, without the relation.</param>
/// <param name="Relation">What is between viewer and user; null when the viewer is nobody known.</param>
/// <param name="Version">Grows with whatever changes in <paramref name="Json"/>, but for the relation.</param>
/// <param name="Presence">Whether the user is there; null when the viewer may not know.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.UserView")]
public sealed record UserView(
    [property: Id(0)] JsonBytes Json, [property: Id(1)] Relation? Relation, [property: Id(2)] long Version, [property: Id(3)] UserPresence? Presence = null);
