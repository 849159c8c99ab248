using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Posts;

/// <summary>What may be said in a post, by the fields' names in the API. Pure.</summary>
public static class PostInput
{
    private const string NotText = "This is no Unicode text, or has control characters.";

    /// <summary>What is wrong with a new post; null when it is good.</summary>
    public static Error? Check(NewPost post, DateTimeOffset now)
    {
        var problems = new Problems();
        problems.Note("caption", CaptionProblem(post.Caption));
        CheckMedia(problems, post.Media);
        problems.Note("location", LocationProblem(post.Location));
        problems.Note("publishAt", post.Draft && post.PublishAt is not null ? "A draft is not published at a time." : TimeProblem(post.PublishAt, now));
        if (Normalised(post.Caption).Length == 0 && post.Media.Count == 0)
            problems.Note("caption", "A post has a caption or a picture.");
        return problems.ToError();
    }

    /// <summary>What is wrong with an edit, as far as the post need not be known; null when it is good.</summary>
    public static Error? Check(PostEdit edit, DateTimeOffset now)
    {
        var problems = new Problems();
        problems.Note("caption", edit.Caption is { } caption ? CaptionProblem(caption) : null);
        if (edit.Media is { } media)
            CheckMedia(problems, [.. media.Select(item => new PostMedia(item.Id, item.AltText ?? "", item.Tags ?? []))]);
        problems.Note("location", LocationProblem(edit.Location));
        problems.Note("publishAt", TimeProblem(edit.PublishAt, now));
        return problems.ToError();
    }

    /// <summary>The caption as it is kept.</summary>
    public static string Normalised(string caption) => caption.ReplaceLineEndings("\n").Trim();

    /// <summary>The location as it is kept.</summary>
    public static PostLocation? Normalised(PostLocation? location) => location is null ? null : location with { Name = location.Name.Trim() };

    private static string? CaptionProblem(string caption) =>
        AccountRules.LengthOf(Normalised(caption)) > PostLimits.MaxCaptionLength ? $"A caption has at most {PostLimits.MaxCaptionLength} characters."
        : IsText(Normalised(caption).Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal)) ? null
        : NotText;

    private static void CheckMedia(Problems problems, IReadOnlyList<PostMedia> media)
    {
        if (media.Count > PostLimits.MaxMedia)
        {
            problems.Note("media", $"A post has at most {PostLimits.MaxMedia} pictures.");
            return;
        }

        if (media.Select(item => item.Id).Distinct().Count() != media.Count)
            problems.Note("media", "A picture is in a post once.");
        for (var i = 0; i < media.Count; i++)
        {
            problems.Note($"media[{i}].altText", AltTextProblem(media[i].AltText));
            problems.Note($"media[{i}].tags", TagsProblem(media[i].Tags));
        }
    }

    private static string? AltTextProblem(string text) =>
        AccountRules.LengthOf(text) > PostLimits.MaxAltTextLength ? $"A description has at most {PostLimits.MaxAltTextLength} characters."
        : IsText(text.Replace("\n", "", StringComparison.Ordinal)) ? null
        : NotText;

    private static string? TagsProblem(IReadOnlyList<PersonTag> tags) =>
        tags.Count > PostLimits.MaxTags ? $"At most {PostLimits.MaxTags} people are tagged on a picture."
        : tags.Select(tag => tag.UserId).Distinct().Count() != tags.Count ? "Somebody is tagged on a picture once."
        : tags.All(tag => tag.X is >= 0 and <= 1 && tag.Y is >= 0 and <= 1) ? null
        : "A place on a picture is given by numbers from 0 to 1.";

    private static string? LocationProblem(PostLocation? location) =>
        location is null ? null
        : location.Name.Trim().Length == 0 || AccountRules.LengthOf(location.Name.Trim()) > PostLimits.MaxPlaceLength
            ? $"A place has a name of at most {PostLimits.MaxPlaceLength} characters."
        : !IsText(location.Name.Trim()) ? NotText
        : location.Latitude is null != location.Longitude is null ? "Latitude and longitude come together."
        : location.Latitude is null or (>= -90 and <= 90) && location.Longitude is null or (>= -180 and <= 180) ? null
        : "Latitude is from -90 to 90 degrees, longitude from -180 to 180.";

    private static string? TimeProblem(DateTimeOffset? publishAt, DateTimeOffset now) =>
        publishAt is null || (publishAt > now && publishAt <= now + PostLimits.FurthestSchedule)
            ? null
            : $"This is a time to come, at most {PostLimits.FurthestSchedule.Days} days ahead.";

    private static bool IsText(string text) => AccountRules.IsWellFormed(text) && !text.Any(char.IsControl);

    private sealed class Problems
    {
        private readonly Dictionary<string, string[]> _details = [];

        public void Note(string field, string? problem)
        {
            if (problem is not null)
                _details.TryAdd(field, [problem]);
        }

        public Error? ToError() => _details.Count == 0 ? null : PostErrors.InvalidPost(_details);
    }
}
