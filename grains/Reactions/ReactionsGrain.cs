using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Bookmarks;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Reactions;

/// <inheritdoc cref="IReactionsGrain"/>
[GrainType("reactions")]
public sealed class ReactionsGrain(ILikeStore likes, IBookmarkStore bookmarks, ContentReader content, CountsNotifier notifier, TimeProvider time)
    : Grain, IReactionsGrain
{
    /// <summary>Most posts and comments whose marks are kept for one user.</summary>
    public const int RememberedMarks = 2_000;

    private readonly FlightCache<ViewerMarks> _marks = new(RememberedMarks);
    private IGrainTimer? _leaving;

    private Guid UserId => this.GetPrimaryKey();

    public async Task<Result<LikedContent>> Like(Guid targetId, ContentKind kind)
    {
        if (await See(targetId, kind) is not { } seen)
            return ReactionErrors.NoSuchContent;
        var outcome = await Write(new LikeWrite(UserId, targetId, kind, seen.OwnerId, Liked: true, time.GetUtcNow()));
        return outcome.Counts is { } counts ? seen.Show(liked: true, counts) : ReactionErrors.NoSuchContent;
    }

    public async Task<Result<LikedContent>> Unlike(Guid targetId, ContentKind kind)
    {
        var seen = await See(targetId, kind);
        var outcome = await Write(new LikeWrite(UserId, targetId, kind, seen?.OwnerId, Liked: false, time.GetUtcNow()));
        if (outcome.Counts is not { } counts || (seen is null && !outcome.Changed))
            return ReactionErrors.NoSuchContent;
        return seen?.Show(liked: false, counts) ?? new LikedContent(false, null, null);
    }

    public async Task<Result<ViewerMarks>> Bookmark(Guid postId, Guid? collectionId)
    {
        if (await content.FindPostAsync(UserId, postId) is null)
            return ReactionErrors.NoSuchContent;
        return (await Write(new BookmarkWrite(UserId, postId, Kept: true, collectionId, time.GetUtcNow()))).Verdict switch
        {
            BookmarkVerdict.NoSuchPost => ReactionErrors.NoSuchContent,
            BookmarkVerdict.NoSuchCollection => BookmarkErrors.NoSuchCollection,
            _ => await Marks(postId),
        };
    }

    public async Task<Result<ViewerMarks>> RemoveBookmark(Guid postId)
    {
        var outcome = await Write(new BookmarkWrite(UserId, postId, Kept: false, CollectionId: null, time.GetUtcNow()));
        return outcome.Changed || await content.FindPostAsync(UserId, postId) is not null
            ? await Marks(postId)
            : ReactionErrors.NoSuchContent;
    }

    public ValueTask<IReadOnlyList<ViewerMarks>> GetMany(IReadOnlyList<Guid> targetIds)
    {
        var marks = new ViewerMarks[targetIds.Count];
        List<int>? missing = null;
        for (var i = 0; i < marks.Length; i++)
        {
            if (!_marks.TryGet(targetIds[i], out marks[i]))
                (missing ??= []).Add(i);
        }

        return missing is null ? new(marks) : new(ReadMissing(targetIds, marks, missing));
    }

    public Task Forget(IReadOnlyList<Guid> targetIds)
    {
        foreach (var targetId in targetIds)
            _marks.Forget(targetId);
        if (_marks.IsEmpty)
            _leaving ??= this.DeactivateSoon(unless: () => !_marks.IsEmpty); // it was only told, and remembers nothing that it could be told of
        return Task.CompletedTask;
    }

    private async ValueTask<Seen?> See(Guid targetId, ContentKind kind) => kind switch
    {
        ContentKind.Post => await content.FindPostAsync(UserId, targetId) is { } post
            ? new Seen(post.AuthorId, HidesLikes: post.HidesLikes && post.AuthorId != UserId)
            : null,
        ContentKind.Comment => await content.FindCommentAsync(UserId, targetId) is { } seen ? new Seen(seen.Comment.AuthorId, HidesLikes: false) : null,
        _ => null,
    };

    private async Task<LikeOutcome> Write(LikeWrite write)
    {
        var outcome = await Change(
            write.TargetId, ViewerMarks.Liked, outcome => outcome.Counts is null ? null : write.Liked, likes.WriteAsync(write));
        if (outcome is { Changed: true, Counts: { } counts } && await notifier.TellAsync(write.TargetId, write.Kind, counts))
            notifier.Told(write.EventId);
        return outcome;
    }

    private Task<BookmarkOutcome> Write(BookmarkWrite write) => Change(
        write.PostId, ViewerMarks.Bookmarked, outcome => outcome.Verdict == BookmarkVerdict.Done ? write.Kept : null, bookmarks.WriteAsync(write));

    // What is remembered of the target is changed by the outcome: whether the mark is there now; null: the write has done nothing.
    private async Task<TOutcome> Change<TOutcome>(Guid targetId, ViewerMarks mark, Func<TOutcome, bool?> isSet, Task<TOutcome> write)
    {
        var version = _marks.Begin(targetId);
        TOutcome outcome;
        try
        {
            outcome = await write.OrDeactivate(this);
        }
        catch
        {
            _marks.Lose(targetId);
            throw;
        }

        _marks.LandChange(targetId, version, marks => isSet(outcome) switch
        {
            true => marks | mark,
            false => marks & ~mark,
            null => marks,
        });
        return outcome;
    }

    private async Task<ViewerMarks> Marks(Guid targetId) => (await GetMany([targetId]))[0];

    private async Task<IReadOnlyList<ViewerMarks>> ReadMissing(IReadOnlyList<Guid> targetIds, ViewerMarks[] marks, List<int> missing)
    {
        var read = await Read([.. missing.Select(i => targetIds[i])]);
        for (var i = 0; i < missing.Count; i++)
            marks[missing[i]] = read[i];
        return marks;
    }

    private async Task<IReadOnlyList<ViewerMarks>> Read(Guid[] targetIds)
    {
        var versions = Array.ConvertAll(targetIds, _marks.Begin);
        try
        {
            var marks = await likes.FindMarksAsync(UserId, targetIds);
            for (var i = 0; i < targetIds.Length; i++)
                _marks.Land(targetIds[i], versions[i], marks[i]);
            return marks;
        }
        catch
        {
            foreach (var targetId in targetIds)
                _marks.Lose(targetId);
            throw;
        }
    }

    // What the user may know of the target.
    private sealed record Seen(Guid OwnerId, bool HidesLikes)
    {
        public LikedContent Show(bool liked, ContentCounts counts) => new(liked, HidesLikes ? null : counts.Likes, counts.Replies);
    }
}
