namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>What a user has decided about the product's behaviour; in an edit, null leaves a setting as it is.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.UserSettings")]
public sealed record UserSettings
{
    /// <summary>Language of mail and pages, a tag of RFC 5646; null: what the client prefers.</summary>
    [Id(0)]
    public string? Language { get; init; }

    /// <summary>Who sees when the user was last there: <c>everyone</c>, <c>followers</c> or <c>nobody</c>; null: followers.</summary>
    [Id(1)]
    public string? ShowLastSeen { get; init; }
}
