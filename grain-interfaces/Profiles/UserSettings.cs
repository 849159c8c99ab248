namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>What a user has decided about the product's behaviour; in an edit, null leaves a setting as it is.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.UserSettings")]
public sealed record UserSettings
{
    /// <summary>Language of mail and pages, a tag of RFC 5646; null: what the client prefers.</summary>
    [Id(0)]
    public string? Language { get; init; }

    /// <summary>
    /// Who sees whether the user is there, and when they were last: <c>everyone</c> who is signed in, <c>followers</c>, <c>following</c> (whom
    /// the user follows) or <c>nobody</c>; null: followers.
    /// </summary>
    [Id(1)]
    public string? ShowLastSeen { get; init; }
}
