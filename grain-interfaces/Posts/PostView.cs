using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>A post as one viewer may see it.</summary>
/// <param name="Json">A JSON object, ready to be sent.</param>
/// <param name="Tag">Changes with whatever changes in <paramref name="Json"/>; the same in all processes.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostView")]
public sealed record PostView([property: Id(0)] JsonBytes Json, [property: Id(1)] long Tag);

/// <summary>A page of posts as one viewer may see them.</summary>
/// <param name="Json">A JSON array of posts, ready to be sent.</param>
/// <param name="Next">The last position that was looked at; null: there is nothing after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostPage")]
public sealed record PostPage([property: Id(0)] JsonBytes Json, [property: Id(1)] PostPosition? Next);

/// <summary>A position in a list of posts.</summary>
/// <param name="At">What the list is ordered by, UTC, in whole microseconds: when the post was published; of drafts, made.</param>
/// <param name="PostId">Tells apart what has one time. One of <paramref name="Pinned"/>: the position is among those.</param>
/// <param name="Pinned">The posts that the list began with, whatever has been pinned since; they do not come again. Null: none.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostPosition")]
public sealed record PostPosition([property: Id(0)] DateTimeOffset At, [property: Id(1)] Guid PostId, [property: Id(2)] IReadOnlyList<Guid>? Pinned = null);

/// <summary>The lists of posts that a user has. From <see cref="Drafts"/> on they are the user's own business.</summary>
[GenerateSerializer, Alias("InstaHub.Posts.PostList")]
public enum PostList
{
    /// <summary>What the user has published, pinned posts first.</summary>
    Profile = 0,

    /// <summary>Published posts with pictures that the user is tagged on.</summary>
    Tagged = 1,

    /// <summary>What is not published yet, newest first.</summary>
    Drafts = 2,

    /// <summary>What was published and is hidden now.</summary>
    Archive = 3,
}

/// <summary>What a post said until it was edited.</summary>
/// <param name="Since">From when on it said that.</param>
/// <param name="Caption">The text.</param>
/// <param name="Media">Texts and tags of the pictures.</param>
/// <param name="Location">The place.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostRevision")]
public sealed record PostRevision(
    [property: Id(0)] DateTimeOffset Since, [property: Id(1)] string Caption, [property: Id(2)] IReadOnlyList<PostMedia> Media, [property: Id(3)] PostLocation? Location);

/// <summary>What a post said before its edits.</summary>
/// <param name="Revisions">The newest first.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostHistory")]
public sealed record PostHistory([property: Id(0)] IReadOnlyList<PostRevision> Revisions);

/// <summary>A hashtag as one viewer sees it.</summary>
/// <param name="Tag">Normalized and folded, without the sign.</param>
/// <param name="Posts">
/// How many published posts have it, of all accounts: the same for all viewers, so approximate for one, who may not see all of them.
/// </param>
/// <param name="Following">Whether the viewer follows it; null when the viewer is nobody known.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.HashtagView")]
public sealed record HashtagView([property: Id(0)] string Tag, [property: Id(1)] long Posts, [property: Id(2)] bool? Following);
