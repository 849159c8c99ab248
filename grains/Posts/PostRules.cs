using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Posts;

/// <summary>Who sees a post, and what may become of it. Pure.</summary>
public static class PostRules
{
    /// <summary>Whether a viewer may see a post: the one rule by which every reader goes.</summary>
    /// <param name="viewerId">Who looks; null: nobody known.</param>
    /// <param name="post">The post; its author sees it in every state but deleted.</param>
    /// <param name="author">Its author.</param>
    /// <param name="relation">What is between the two, seen by the viewer; looked at only where the viewer is another.</param>
    public static bool IsVisible(Guid? viewerId, PostCard post, UserCard author, Relation relation)
    {
        var viewer = VisibilityRules.ViewerOf(viewerId, post.AuthorId);
        return post.Status != PostStatus.Deleted
            && (viewer == Viewer.Self || post.Status == PostStatus.Published)
            && VisibilityRules.Decide(viewer, author.Status, author.IsPrivate, relation).Sight == Sight.Everything;
    }

    /// <summary>Whether a viewer may know of somebody whom a post names: whoever blocks them is absent, here too.</summary>
    public static bool MayKnowOf(Guid? viewerId, Guid personId, AccountStatus status, Relation relation) =>
        status == AccountStatus.Active && (viewerId == personId || !relation.HasFlag(Relation.BlockedBy));

    /// <summary>Whether a post counts on its author's profile.</summary>
    public static bool Counts(PostStatus status) => status == PostStatus.Published;

    /// <summary>The post after a good edit, its texts not read yet; equal to <paramref name="seen"/> when it changes nothing.</summary>
    public static Result<StoredPost> Apply(StoredPost seen, PostEdit edit)
    {
        var isUnpublished = seen.Status is PostStatus.Draft or PostStatus.Scheduled;
        if (edit.PublishAt is not null && !isUnpublished)
            return PostErrors.Unacceptable("publishAt", "This post is published already.");
        if (edit.Media?.FirstOrDefault(item => !seen.Media.Any(has => has.Id == item.Id)) is not null)
            return PostErrors.Unacceptable("media", "The post has no such picture.");

        var edited = seen with
        {
            Caption = edit.Caption is { } caption ? PostInput.Normalised(caption) : seen.Caption,
            Media = edit.Media is null ? seen.Media : [.. seen.Media.Select(item => Apply(item, edit.Media))],
            Location = edit.RemovesLocation ? null : PostInput.Normalised(edit.Location) ?? seen.Location,
            CommentsOff = edit.CommentsOff ?? seen.CommentsOff,
            HideLikes = edit.HideLikes ?? seen.HideLikes,
            Status = edit.PublishAt is null ? seen.Status : PostStatus.Scheduled,
            PublishAt = edit.PublishAt is { } at ? PublicationClock.Truncate(at) : seen.PublishAt,
        };
        if (edited.Caption.Length == 0 && edited.Media.Count == 0)
            return PostErrors.InvalidPost(new Dictionary<string, string[]> { ["caption"] = ["A post has a caption or a picture."] });
        return SaysTheSame(seen, edited) ? edited with { Media = seen.Media } : edited;
    }

    /// <summary>Whether two posts say the same: what is kept of an edit, and shows as one.</summary>
    public static bool SaysTheSame(StoredPost one, StoredPost other) =>
        one.Caption == other.Caption && one.Location == other.Location && one.Media.Count == other.Media.Count
        && one.Media.Zip(other.Media).All(pair =>
            pair.First.Id == pair.Second.Id && pair.First.AltText == pair.Second.AltText && SameTags(pair.First.Tags, pair.Second.Tags));

    // What somebody was called does not make a difference.
    private static bool SameTags(IReadOnlyList<PersonTag> one, IReadOnlyList<PersonTag> other) =>
        one.Select(tag => (tag.UserId, tag.X, tag.Y)).SequenceEqual(other.Select(tag => (tag.UserId, tag.X, tag.Y)));

    private static PostMedia Apply(PostMedia item, IReadOnlyList<PostMediaEdit> edits) =>
        edits.FirstOrDefault(edit => edit.Id == item.Id) is { } edit
            ? item with { AltText = edit.AltText ?? item.AltText, Tags = edit.Tags ?? item.Tags }
            : item;
}
