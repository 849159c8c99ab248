using InstaHub.GrainInterfaces.Comments;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Comments;

/// <summary>What a comment may say, and who may do what to it. Pure.</summary>
public static class CommentRules
{
    /// <summary>The text as it is kept.</summary>
    public static string Normalise(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>What is wrong with a normalised text; null when it is good.</summary>
    public static string? TextProblem(string text) =>
        text.Length == 0 ? "A comment is not empty."
        : AccountRules.LengthOf(text) > CommentLimits.MaxTextLength ? $"A comment has at most {CommentLimits.MaxTextLength} characters."
        : !AccountRules.IsWellFormed(text) || text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? "This is no Unicode text, or has control characters."
        : null;

    /// <summary>Whether somebody who sees a comment may delete it.</summary>
    public static bool MayDelete(Guid userId, CommentCard comment, Guid postAuthorId) => userId == comment.AuthorId || userId == postAuthorId;
}
