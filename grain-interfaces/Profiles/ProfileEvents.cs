using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>
/// The events of this feature. Their key is the user, by <see cref="ProfileGrainExtensions.EventKey"/>; their payload is a
/// <see cref="ProfileChange"/>.
/// </summary>
public static class ProfileEvents
{
    public const string Namespace = "profiles";

    /// <summary>Something that others see was changed: name, username, bio, links, picture.</summary>
    public const string ProfileChanged = "profile_changed";

    /// <summary>The account went private, or public.</summary>
    public const string PrivacyChanged = "privacy_changed";

    /// <summary>The account went public a while ago, and not all who had asked to follow were accepted yet.</summary>
    public const string RequestsLeft = "requests_left";
}

/// <summary>Payload of this feature's events.</summary>
/// <param name="UserId">Whose profile it is.</param>
/// <param name="IsPrivate">Whether the account is private after it.</param>
public sealed record ProfileChange(Guid UserId, bool IsPrivate);

/// <summary>How the payload is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProfileChange))]
public sealed partial class ProfileEventJson : JsonSerializerContext;
