namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>What of a profile is to be changed, unchecked; null: left as it is.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.ProfileEdit")]
public sealed record ProfileEdit
{
    [Id(0)]
    public string? Username { get; init; }

    [Id(1)]
    public string? DisplayName { get; init; }

    [Id(2)]
    public string? Bio { get; init; }

    [Id(3)]
    public IReadOnlyList<string>? Links { get; init; }

    [Id(4)]
    public bool? IsPrivate { get; init; }

    /// <summary>Id of a picture; see <see cref="RemovesAvatar"/>.</summary>
    [Id(5)]
    public string? Avatar { get; init; }

    /// <summary>Whether the picture is taken away.</summary>
    [Id(6)]
    public bool RemovesAvatar { get; init; }

    [Id(7)]
    public UserSettings? Settings { get; init; }
}
