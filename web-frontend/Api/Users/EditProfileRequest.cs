using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Users;

/// <summary>Body of <c>PATCH users/me</c>: what is not there, or null, stays as it is; an avatar that is null is taken away.</summary>
internal sealed class EditProfileRequest
{
    public string? Username { get; set; }

    public string? DisplayName { get; set; }

    public string? Bio { get; set; }

    public IReadOnlyList<string>? Links { get; set; }

    public bool? IsPrivate { get; set; }

    /// <summary>Id of a picture; null: none.</summary>
    public string? Avatar
    {
        get;
        set => (field, HasAvatar) = (value, true);
    }

    public UserSettingsRequest? Settings { get; set; }

    /// <summary>Whether the request names the avatar: null is told from nothing.</summary>
    [JsonIgnore]
    public bool HasAvatar { get; private set; }

    public ProfileEdit ToEdit() => new()
    {
        Username = Username,
        DisplayName = DisplayName,
        Bio = Bio,
        Links = Links,
        IsPrivate = IsPrivate,
        Avatar = Avatar,
        RemovesAvatar = HasAvatar && Avatar is null,
        Settings = Settings?.ToSettings(),
    };
}

/// <summary>Settings to be changed; what is not there, or null, stays as it is.</summary>
internal sealed record UserSettingsRequest(string? Language = null, [property: OneOf<PresenceAudience>] string? ShowLastSeen = null)
{
    public UserSettings ToSettings() => new() { Language = Language, ShowLastSeen = ShowLastSeen };
}
