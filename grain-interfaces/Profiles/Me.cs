using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>
/// What a user sees of themselves: all that others see, and more.
/// </summary>
/// <param name="Id">User id.</param>
/// <param name="Username">Folded to lower case.</param>
/// <param name="DisplayName">As the user wants to be called.</param>
/// <param name="Email">As it was given; nobody else sees it.</param>
/// <param name="CreatedAt">When the account was made, UTC.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.Me")]
public sealed record Me(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string Email,
    [property: Id(4)] DateTimeOffset CreatedAt)
{
    [Id(5)]
    public string Bio { get; init; } = "";

    [Id(6)]
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Address of the picture; null: none.</summary>
    [Id(7)]
    public string? Avatar { get; init; }

    [Id(8)]
    public bool IsPrivate { get; init; }

    [Id(9)]
    public UserCounts Counts { get; init; } = new(0, 0, 0);

    [Id(10)]
    public UserSettings Settings { get; init; } = new();

    /// <summary>Whether the user has proved that the e-mail address is theirs.</summary>
    [Id(11)]
    public bool EmailVerified { get; init; }

    // A record prints itself, into logs too; an address must not be there.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Username = ").Append(Username);
        return true;
    }
}

/// <summary><see cref="Me"/> ready to be sent.</summary>
/// <param name="Json">As a JSON object.</param>
/// <param name="Version">Another one for any other content.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.MeJson")]
public sealed record MeJson([property: Id(0)] JsonBytes Json, [property: Id(1)] long Version);

/// <summary>How the views of this feature are written as JSON; the web front end writes them in the same form.</summary>
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(UserStub))]
public sealed partial class ProfileViewJson : JsonSerializerContext
{
    /// <summary>Leaves the letters of all scripts as they are, which is safe in answers that are never put into HTML.</summary>
    public static ProfileViewJson Api { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
