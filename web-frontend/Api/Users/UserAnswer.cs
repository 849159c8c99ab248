using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Users;

/// <summary>A user as the caller may see them. Of whom the caller blocks there are id, names, avatar and relationship only.</summary>
/// <param name="Id">User id.</param>
/// <param name="Username">Folded to lower case.</param>
/// <param name="DisplayName">As the user wants to be called.</param>
/// <param name="Avatar">Address of the picture; null: none.</param>
internal sealed record UserAnswer(Guid Id, string Username, string DisplayName, string? Avatar)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Bio { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Links { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsPrivate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UserCounts? Counts { get; init; }

    /// <summary><c>online</c>, <c>away</c>, <c>dnd</c> or <c>offline</c>; where a single user was asked for and the caller may know.</summary>
    [OneOf("online", "away", "dnd", "offline")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    /// <summary>When the user was there last, UTC; null while they are there, and when they never were. Where there is a status.</summary>
    [CanBeNull]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>For callers who are signed in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Relationship? Relationship { get; init; }

    public static UserAnswer Of(ListedUser listed)
    {
        var (user, relationship) = (listed.User, listed.Relation is { } relation ? Relationship.Of(relation) : null);
        var answer = new UserAnswer(user.Id, user.Username, user.DisplayName, user.Avatar) { Relationship = relationship };
        return listed.IsStub
            ? answer
            : answer with { Bio = user.Bio, Links = user.Links, IsPrivate = user.IsPrivate, Counts = user.Counts };
    }
}
