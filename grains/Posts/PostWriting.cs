using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts.Text;

namespace InstaHub.Grains.Posts;

/// <summary>What becomes of a post by an act of its author, as far as that asks others: who is named in it, which media there are, the time.</summary>
public sealed class PostWriting(IPostMedia media, PeopleInPosts people, PublicationClock clock, TimeProvider time)
{
    /// <summary>In whole microseconds.</summary>
    public DateTimeOffset Now => PublicationClock.Truncate(time.GetUtcNow());

    /// <summary>A new post of good input, its media attached; or why it cannot be.</summary>
    public async ValueTask<Result<StoredPost>> PrepareAsync(Guid postId, NewPost input)
    {
        var post = new StoredPost
        {
            Id = postId,
            AuthorId = input.AuthorId,
            Status = input.Draft ? PostStatus.Draft : input.PublishAt is null ? PostStatus.Published : PostStatus.Scheduled,
            Caption = PostInput.Normalised(input.Caption),
            Media = input.Media,
            Location = PostInput.Normalised(input.Location),
            CommentsOff = input.CommentsOff,
            HideLikes = input.HideLikes,
            CreatedAt = Now,
            PublishAt = input.PublishAt is { } at ? PublicationClock.Truncate(at) : null,
        };
        var read = await ReadTextsAsync(post);
        if (!read.IsSuccess)
            return read;
        if (post.Media.Count > 0 && await media.AttachAsync(post.AuthorId, postId, [.. post.Media.Select(item => item.Id)]) is { } refusal)
            return refusal;
        return post.Status == PostStatus.Published ? read.Value with { PublishedAt = clock.Next() } : read;
    }

    /// <summary>The post after an edit; equal to <paramref name="seen"/> when nothing changes.</summary>
    public async ValueTask<Result<StoredPost>> EditAsync(StoredPost seen, PostEdit edit)
    {
        var applied = PostRules.Apply(seen, edit);
        if (!applied.IsSuccess || PostRules.SaysTheSame(seen, applied.Value))
            return applied;
        var read = await ReadTextsAsync(applied.Value);
        return read.IsSuccess && seen.PublishedAt is not null ? read.Value with { EditedAt = Now } : read;
    }

    /// <summary>The post, published now.</summary>
    public async ValueTask<Result<StoredPost>> PublishAsync(StoredPost seen)
    {
        // Whoever is tagged on it may have gone since; that is no reason not to publish it.
        var mentions = await people.MentionedAsync(seen.AuthorId, PostText.Parse(seen.Caption).Mentions);
        return seen with { Status = PostStatus.Published, PublishAt = null, PublishedAt = clock.Next(), Mentions = mentions };
    }

    /// <summary>What is told of a change.</summary>
    public IReadOnlyList<DomainEvent> EventsOf(StoredPost? seen, StoredPost post)
    {
        if (post.PublishedAt is null)
            return []; // nobody knows of it
        List<string> types = [];
        if (seen?.PublishedAt is null)
            types.Add(PostEvents.Published);
        else if (post.Status != seen.Status)
            types.Add(post.Status switch
            {
                PostStatus.Deleted => PostEvents.Deleted,
                PostStatus.Archived => PostEvents.Archived,
                _ => PostEvents.Unarchived,
            });
        else if (post.PinnedAt != seen.PinnedAt)
            types.Add(post.PinnedAt is null ? PostEvents.Unpinned : PostEvents.Pinned);
        else
            types.Add(PostEvents.Edited);
        return [.. types.Select(type => Event(type, post))];
    }

    // Hashtags, mentions and the names of who is tagged.
    private async ValueTask<Result<StoredPost>> ReadTextsAsync(StoredPost post)
    {
        var text = PostText.Parse(post.Caption);
        var tagged = await people.TaggedAsync(post.AuthorId, post.Media);
        if (!tagged.IsSuccess)
            return tagged.Error;
        return post with
        {
            Hashtags = text.Hashtags,
            Mentions = await people.MentionedAsync(post.AuthorId, text.Mentions),
            Media = tagged.Value,
        };
    }

    private DomainEvent Event(string type, StoredPost post)
    {
        var now = time.GetUtcNow();
        var change = new PostChange(post.Id, post.AuthorId, post.PublishedAt!.Value);
        var payload = JsonSerializer.SerializeToUtf8Bytes(change, PostEventJson.Default.PostChange);
        return new DomainEvent(Guid.CreateVersion7(now), PostEvents.Namespace, PostGrainExtensions.EventKey(post.AuthorId), type, payload, now);
    }
}
