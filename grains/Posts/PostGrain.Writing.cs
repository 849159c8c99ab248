using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Grains.Posts;

public sealed partial class PostGrain
{
    /// <summary>How often a change is tried; each time on what the database has then.</summary>
    private const int Attempts = 3;

    public async Task<Result<PostCard>> Create(NewPost post)
    {
        if (PostInput.Check(post, time.GetUtcNow()) is { } refusal)
            return refusal;
        if (_post is { } existing)
            return await AgainAsync(existing, post.AuthorId);

        var prepared = await writing.PrepareAsync(PostId, post);
        if (!prepared.IsSuccess)
            return prepared.Error;
        // Whether it is there already the database says, without being asked before.
        var outcome = await WriteAsync(null, prepared.Value, writing.EventsOf(null, prepared.Value));
        if (outcome == PostWriteVerdict.Written)
            return await CardNow();

        // Somebody else was quicker, or there is no such author, or they have too many drafts.
        ForgetAll();
        if (await ReadAsync() is { } other)
            return await AgainAsync(other, post.AuthorId);
        if (post.Media.Count > 0)
            await media.DetachAsync(PostId, [.. post.Media.Select(item => item.Id)]);
        return prepared.Value.Status == PostStatus.Published ? PostErrors.NoSuchPost : PostErrors.TooManyUnpublished;
    }

    public Task<Result<PostCard>> Edit(Guid userId, PostEdit edit) =>
        PostInput.Check(edit, time.GetUtcNow()) is { } refusal
            ? Task.FromResult<Result<PostCard>>(refusal)
            : ChangeAsync(userId, seen => writing.EditAsync(seen, edit));

    public Task<Result<PostCard>> Publish(Guid userId) => ChangeAsync(userId, seen => seen.Status switch
    {
        PostStatus.Published => Unchanged(seen),
        PostStatus.Archived => Refused(PostErrors.Archived),
        _ => writing.PublishAsync(seen),
    });

    public async Task PublishDue(DateTimeOffset dueAt)
    {
        if (await ReadAsync() is not { } post)
            return;
        var published = await ChangeAsync(
            post.AuthorId, seen => seen.Status == PostStatus.Scheduled && seen.PublishAt <= dueAt ? writing.PublishAsync(seen) : Unchanged(seen));
        // What is deleted has nothing to be published; anything else is tried again.
        if (published.Error is { Kind: not ErrorKind.NotFound } error)
            throw new InvalidOperationException($"Post {PostId} could not be published: {error.Code}.");
    }

    public Task<Result<PostCard>> SetArchived(Guid userId, bool archived) => ChangeAsync(userId, seen => seen.Status switch
    {
        PostStatus.Published or PostStatus.Archived => Changed(
            seen with { Status = archived ? PostStatus.Archived : PostStatus.Published, PinnedAt = archived ? null : seen.PinnedAt }),
        _ => Refused(PostErrors.NotPublished),
    });

    public Task<Result<PostCard>> SetPinned(Guid userId, bool pinned) => ChangeAsync(userId, seen => seen.Status switch
    {
        PostStatus.Published => Changed(seen with { PinnedAt = pinned ? seen.PinnedAt ?? writing.Now : null }),
        PostStatus.Archived when !pinned => Unchanged(seen),
        _ => Refused(PostErrors.NotPublished),
    });

    public async Task<Result<bool>> Delete(Guid userId)
    {
        if (await ReadAsync() is { Status: PostStatus.Deleted } gone)
            return gone.AuthorId == userId ? true : PostErrors.NoSuchPost;
        var deleted = await ChangeAsync(userId, seen => Changed(seen with { Status = PostStatus.Deleted, DeletedAt = writing.Now, PinnedAt = null }));
        // Another activation may have been quicker.
        return deleted.IsSuccess || (deleted.Error == PostErrors.NoSuchPost && _post?.AuthorId == userId) ? true : deleted.Error!;
    }

    private static ValueTask<Result<StoredPost>> Changed(StoredPost post) => new(post);

    private static ValueTask<Result<StoredPost>> Unchanged(StoredPost post) => new(post);

    private static ValueTask<Result<StoredPost>> Refused(Error error) => new(error);

    private async Task<Result<PostCard>> ChangeAsync(Guid userId, Func<StoredPost, ValueTask<Result<StoredPost>>> change)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ReadAsync() is not { Status: not PostStatus.Deleted } seen || seen.AuthorId != userId)
                return PostErrors.NoSuchPost;
            var changed = await change(seen);
            if (!changed.IsSuccess)
                return changed.Error;
            if (changed.Value == seen)
                return await CardNow();

            var next = changed.Value with { Version = seen.Version + 1 };
            switch (await WriteAsync(seen, next, writing.EventsOf(seen, next)))
            {
                case PostWriteVerdict.Written:
                    return await CardNow();
                case PostWriteVerdict.TooManyPinned:
                    return PostErrors.TooManyPinned;
                default:
                    ForgetAll(); // somebody else has written: read the truth
                    break;
            }
        }

        DeactivateOnIdle();
        return PostErrors.ChangedMeanwhile;
    }

    private async Task<PostWriteVerdict> WriteAsync(StoredPost? seen, StoredPost next, IReadOnlyList<DomainEvent> events)
    {
        PostWriteOutcome outcome;
        try
        {
            outcome = await posts.WriteAsync(new PostWrite(seen, next, events));
        }
        catch
        {
            // It may have been committed.
            ForgetAll();
            DeactivateOnIdle();
            throw;
        }

        if (outcome.Verdict != PostWriteVerdict.Written)
            return outcome.Verdict;
        // What was forgotten meanwhile has changed elsewhere: it is read again.
        if (ReferenceEquals(_post, seen))
            Remember(next);
        if (outcome.AuthorCounts is { } counts)
            authors.Tell(next.AuthorId, counts, events);
        // What is taken back must not be seen any more when that is answered; what is published comes by its event.
        if (seen?.Status == PostStatus.Published && next.Status != PostStatus.Published)
            await feeds.TellAsync(new FeedPost(FeedKey.Of(next.PublishedAt!.Value, next.Id), next.AuthorId, next.Version, IsPublished: false, FeedHappening.Moved));
        return PostWriteVerdict.Written;
    }

    private async Task<Result<PostCard>> AgainAsync(StoredPost existing, Guid authorId) =>
        existing.AuthorId != authorId || existing.Status == PostStatus.Deleted ? PostErrors.IdTaken : await CardNow();

    private async Task<Result<PostCard>> CardNow() => await GetCard() is { } card ? card : PostErrors.NoSuchPost;
}
