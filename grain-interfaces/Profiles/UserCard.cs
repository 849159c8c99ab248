using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>A user as readers need them: what rules of visibility ask, and what is sent, ready as bytes.</summary>
/// <param name="Id">User id.</param>
/// <param name="Status">Only an active user is seen by others.</param>
/// <param name="IsPrivate">Whether only followers see more than the profile.</param>
/// <param name="Json">The <see cref="User"/> as a JSON object, without anything of the viewer.</param>
/// <param name="Stub">The part of it that whoever blocks this user still sees: id, username, displayName, avatar.</param>
/// <param name="Version">Grows with whatever changes in <paramref name="Json"/>.</param>
/// <param name="Username">Folded to lower case.</param>
/// <param name="PresenceFor">Who may see whether this user is there.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.UserCard")]
public sealed record UserCard(
    [property: Id(0)] Guid Id,
    [property: Id(1)] AccountStatus Status,
    [property: Id(2)] bool IsPrivate,
    [property: Id(3)] JsonBytes Json,
    [property: Id(4)] JsonBytes Stub,
    [property: Id(5)] long Version,
    [property: Id(6)] string Username,
    [property: Id(7)] PresenceAudience PresenceFor = PresenceAudience.Followers);
