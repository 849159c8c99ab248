namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>What anybody may see of a user who is not hidden from them.</summary>
/// <param name="Id">User id.</param>
/// <param name="Username">Folded to lower case.</param>
/// <param name="DisplayName">As the user wants to be called.</param>
/// <param name="Bio">What the user says of themselves; empty: nothing.</param>
/// <param name="Links">Addresses the user gives, at most five.</param>
/// <param name="Avatar">Address of the picture; null: none.</param>
/// <param name="IsPrivate">Whether only followers see more than this.</param>
/// <param name="Counts">Posts, followers and following.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.User")]
public sealed record User(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string Bio,
    [property: Id(4)] IReadOnlyList<string> Links,
    [property: Id(5)] string? Avatar,
    [property: Id(6)] bool IsPrivate,
    [property: Id(7)] UserCounts Counts);

/// <summary>The part of a <see cref="User"/> that whoever blocks them still sees.</summary>
/// <param name="Id">User id.</param>
/// <param name="Username">Folded to lower case.</param>
/// <param name="DisplayName">As the user wants to be called.</param>
/// <param name="Avatar">Address of the picture; null: none.</param>
public sealed record UserStub(Guid Id, string Username, string DisplayName, string? Avatar);
