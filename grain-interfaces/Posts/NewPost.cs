namespace InstaHub.GrainInterfaces.Posts;

/// <summary>A post to be made, unchecked. Without <see cref="Draft"/> and <see cref="PublishAt"/> it is published at once.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.NewPost")]
public sealed record NewPost
{
    [Id(0)]
    public required Guid AuthorId { get; init; }

    /// <summary>May be empty when there are media.</summary>
    [Id(1)]
    public string Caption { get; init; } = "";

    [Id(2)]
    public IReadOnlyList<PostMedia> Media { get; init; } = [];

    [Id(3)]
    public PostLocation? Location { get; init; }

    /// <summary>When it is to be published; null: not at a time.</summary>
    [Id(4)]
    public DateTimeOffset? PublishAt { get; init; }

    [Id(5)]
    public bool Draft { get; init; }

    [Id(6)]
    public bool CommentsOff { get; init; }

    [Id(7)]
    public bool HideLikes { get; init; }
}

/// <summary>What of a post is to be changed, unchecked; null: left as it is.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostEdit")]
public sealed record PostEdit
{
    [Id(0)]
    public string? Caption { get; init; }

    /// <summary>
    /// Texts and tags of media that the post has; of one that is named, what is null is left as it is. Which media there are, and their
    /// order, does not change.
    /// </summary>
    [Id(1)]
    public IReadOnlyList<PostMediaEdit>? Media { get; init; }

    /// <summary>See <see cref="RemovesLocation"/>.</summary>
    [Id(2)]
    public PostLocation? Location { get; init; }

    [Id(3)]
    public bool RemovesLocation { get; init; }

    [Id(4)]
    public bool? CommentsOff { get; init; }

    [Id(5)]
    public bool? HideLikes { get; init; }

    /// <summary>Another time for a post that is scheduled, or one for a draft.</summary>
    [Id(6)]
    public DateTimeOffset? PublishAt { get; init; }
}

/// <summary>A picture or video of a post.</summary>
/// <param name="Id">Of the medium.</param>
/// <param name="AltText">What is to be seen, for who does not see it; empty: not said.</param>
/// <param name="Tags">Who is on it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostMedia")]
public sealed record PostMedia([property: Id(0)] Guid Id, [property: Id(1)] string AltText, [property: Id(2)] IReadOnlyList<PersonTag> Tags);

/// <summary>See <see cref="PostEdit.Media"/>.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostMediaEdit")]
public sealed record PostMediaEdit([property: Id(0)] Guid Id, [property: Id(1)] string? AltText, [property: Id(2)] IReadOnlyList<PersonTag>? Tags);

/// <summary>Somebody on a picture.</summary>
/// <param name="UserId">Who.</param>
/// <param name="X">From the left edge, 0 to 1 of the width.</param>
/// <param name="Y">From the upper edge, 0 to 1 of the height.</param>
/// <param name="Username">What the user was called when tagged; ignored in what is to be written.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PersonTag")]
public sealed record PersonTag([property: Id(0)] Guid UserId, [property: Id(1)] double X, [property: Id(2)] double Y, [property: Id(3)] string Username = "");

/// <summary>Where a post says it is from.</summary>
/// <param name="Name">Of the place.</param>
/// <param name="Latitude">Degrees north, WGS 84; with <paramref name="Longitude"/> or not at all.</param>
/// <param name="Longitude">Degrees east.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostLocation")]
public sealed record PostLocation([property: Id(0)] string Name, [property: Id(1)] double? Latitude = null, [property: Id(2)] double? Longitude = null);
