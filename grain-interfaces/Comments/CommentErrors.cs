using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Comments;

/// <summary>Why this feature refuses.</summary>
public static class CommentErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchComment = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <inheritdoc cref="NoSuchComment"/>
    public static readonly Error NoSuchPost = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error CommentsOff = new(ErrorKind.Forbidden, "comments_off", "Comments on this post are turned off.");

    public static readonly Error NotTheAuthor = new(ErrorKind.Forbidden, "forbidden", "This comment is not yours.");

    public static readonly Error NotThePostsAuthor = new(ErrorKind.Forbidden, "forbidden", "Only the author of the post can do this.");

    public static readonly Error NotOfFirstLevel = new(ErrorKind.Unprocessable, "not_first_level", "A reply cannot be pinned.");

    public static readonly Error TooManyPinned =
        new(ErrorKind.Conflict, "pin_limit", $"A post cannot have more than {CommentLimits.MaxPinned} pinned comments. Unpin another first.");

    public static readonly Error ChangedMeanwhile = new(ErrorKind.Conflict, "conflict", "The comment was changed meanwhile. Try again.") { IsMomentary = true };

    /// <summary>The id belongs to something else: try again with another <c>Idempotency-Key</c>.</summary>
    public static readonly Error IdTaken = new(ErrorKind.Conflict, "conflict", "This comment exists already.");

    /// <param name="problem">What is wrong with the text.</param>
    public static Error InvalidText(string problem) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = new Dictionary<string, string[]> { ["text"] = [problem] } };
}

/// <summary>How much there may be.</summary>
public static class CommentLimits
{
    /// <summary>Code points.</summary>
    public const int MaxTextLength = 2_200;

    /// <summary>On one post.</summary>
    public const int MaxPinned = 3;
}
