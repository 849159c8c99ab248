using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>Why this feature refuses.</summary>
public static class PostErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchPost = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <summary>The id belongs to something else: try again with another <c>Idempotency-Key</c>.</summary>
    public static readonly Error IdTaken = new(ErrorKind.Conflict, "conflict", "This post exists already.");

    public static readonly Error ChangedMeanwhile = new(ErrorKind.Conflict, "conflict", "The post was changed meanwhile. Try again.") { IsMomentary = true };

    public static readonly Error NotPublished = new(ErrorKind.Conflict, "not_published", "This post is not published.");

    public static readonly Error Archived = new(ErrorKind.Conflict, "archived", "This post is archived. Take it from the archive first.");

    public static readonly Error TooManyPinned =
        new(ErrorKind.Conflict, "pin_limit", $"Nobody can pin more than {PostLimits.MaxPinned} posts. Unpin another first.");

    public static readonly Error TooManyUnpublished =
        new(ErrorKind.Conflict, "draft_limit", $"Nobody can have more than {PostLimits.MaxUnpublished} drafts and scheduled posts.");

    public static readonly Error TooManyHashtagsFollowed =
        new(ErrorKind.Conflict, "hashtag_limit", $"Nobody can follow more than {PostLimits.MaxHashtagsFollowed} hashtags.");

    /// <summary>What is no hashtag has no page.</summary>
    public static readonly Error NoSuchHashtag = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <summary>The input is not valid.</summary>
    /// <param name="details">What is wrong, by field.</param>
    public static Error InvalidPost(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };

    /// <summary>Well-formed, but it names what the caller cannot use: somebody or a medium that is not there for them.</summary>
    /// <param name="field">Which.</param>
    /// <param name="message">What is wrong with it.</param>
    public static Error Unacceptable(string field, string message) =>
        new(ErrorKind.Unprocessable, "unacceptable", "The request cannot be carried out.") { Details = new Dictionary<string, string[]> { [field] = [message] } };
}

/// <summary>How much there may be.</summary>
public static class PostLimits
{
    /// <summary>Characters of a caption, as Unicode counts them (code points).</summary>
    public const int MaxCaptionLength = 2_200;

    public const int MaxMedia = 10;

    /// <summary>Code points.</summary>
    public const int MaxAltTextLength = 1_000;

    /// <summary>People tagged on one picture.</summary>
    public const int MaxTags = 20;

    /// <summary>Code points of a place's name.</summary>
    public const int MaxPlaceLength = 100;

    /// <summary>What goes beyond stays plain text.</summary>
    public const int MaxHashtags = 30;

    /// <inheritdoc cref="MaxHashtags"/>
    public const int MaxMentions = 20;

    /// <summary>Code points; what is longer is plain text.</summary>
    public const int MaxHashtagLength = 100;

    public const int MaxPinned = 3;

    /// <summary>Drafts and scheduled posts of one author.</summary>
    public const int MaxUnpublished = 500;

    public const int MaxHashtagsFollowed = 500;

    /// <summary>What a published post said before: the newest so many edits are kept.</summary>
    public const int MaxRevisions = 100;

    /// <summary>How far ahead a post can be scheduled.</summary>
    public static readonly TimeSpan FurthestSchedule = TimeSpan.FromDays(365);
}
