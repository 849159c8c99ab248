using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>The lists of users that a user has. From <see cref="Requests"/> on they are the user's own business.</summary>
[GenerateSerializer, Alias("InstaHub.Profiles.UserList")]
public enum UserList
{
    /// <summary>Who follows the user.</summary>
    Followers = 0,

    /// <summary>Whom the user follows.</summary>
    Following = 1,

    /// <summary>Whom the viewer follows among the user's followers, in the order of the viewer's follows.</summary>
    Mutuals = 2,

    /// <summary>Who has asked to follow the user.</summary>
    Requests = 3,

    Blocks = 4,
    Mutes = 5,
    Restricts = 6,
    CloseFriends = 7,
}

/// <summary>A user in a list, as one viewer may see them.</summary>
/// <param name="User">The user.</param>
/// <param name="IsStub">Whether the viewer sees no more than a <see cref="UserStub"/>.</param>
/// <param name="Relation">What is between viewer and user; null when the viewer is nobody known.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.ListedUser")]
public sealed record ListedUser([property: Id(0)] User User, [property: Id(1)] bool IsStub, [property: Id(2)] Relation? Relation);

/// <summary>A page of a list of users.</summary>
/// <param name="Users">In the list's order.</param>
/// <param name="Next">The last position that was looked at; null: there is nothing after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.UserPage`1")]
public sealed record UserPage<TPosition>([property: Id(0)] IReadOnlyList<ListedUser> Users, [property: Id(1)] TPosition? Next)
    where TPosition : class;

/// <summary>A position in a <see cref="UserList"/>.</summary>
/// <param name="Since">Since when the user is in the list, UTC, in whole microseconds.</param>
/// <param name="UserId">Tells apart what has one time.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.ListPosition")]
public sealed record ListPosition([property: Id(0)] DateTimeOffset Since, [property: Id(1)] Guid UserId);

/// <summary>A position in what a search by name has found.</summary>
/// <param name="IsDisplayName">Whether the user was found by the display name; those come after all others.</param>
/// <param name="Key">The username, or the beginning of the display name as it is compared; without U+0000, at most <see cref="MaxKeyBytes"/>.</param>
/// <param name="UserId">Tells apart what has one key.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.NamePosition")]
public sealed record NamePosition([property: Id(0)] bool IsDisplayName, [property: Id(1)] string Key, [property: Id(2)] Guid UserId)
{
    /// <summary>Characters of a display name that are compared.</summary>
    public const int KeyLength = 24;

    /// <summary>Of a key in UTF-8.</summary>
    public const int MaxKeyBytes = 4 * KeyLength;
}
