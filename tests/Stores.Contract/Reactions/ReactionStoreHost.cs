using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Bookmarks;
using InstaHub.Grains.Comments;
using InstaHub.Grains.Reactions;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Bookmarks;
using InstaHub.Silo.Stores.Comments;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reactions;

namespace InstaHub.Stores.Contract.Reactions;

/// <summary>A host with the stores of likes, comments and bookmarks, put together as the silo is, and the acts of tests on them.</summary>
internal sealed class ReactionStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    : DatabaseHost(
        database.ConnectionString,
        configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddReactionStores().AddCommentStores().AddBookmarkStores(),
        settings: settings)
{
    public ILikeStore Likes => Get<ILikeStore>();

    public ICommentStore Comments => Get<ICommentStore>();

    public IBookmarkStore Bookmarks => Get<IBookmarkStore>();

    public Task<LikeOutcome> LikeAsync(Guid user, Guid target, bool liked = true, ContentKind kind = ContentKind.Post) => Patience.ForAsync(
        Likes.WriteAsync(new LikeWrite(user, target, kind, OwnerId: null, liked, DateTimeOffset.UtcNow)), $"the like of {target} by {user}");

    public async Task<Guid> CommentAsync(Guid author, Guid post, Guid? replyTo = null)
    {
        var id = Guid.CreateVersion7();
        var outcome = await WriteCommentAsync(id, author, post, replyTo);
        Assert.Equal(CommentVerdict.Done, outcome.Verdict);
        return id;
    }

    public Task<CommentOutcome> WriteCommentAsync(Guid id, Guid author, Guid post, Guid? replyTo = null)
    {
        var now = DateTimeOffset.UtcNow;
        return Patience.ForAsync(Comments.WriteAsync(new CommentInsert(id, post, replyTo, now, author, $"By {author}.", [new(author, "somebody"), new(post, "else")])
        {
            Event = CommentHappenings.Event(CommentEvents.Commented, new CommentChange(id, post, author, replyTo, null), now),
        }), $"the comment {id}");
    }

    public Task<CommentOutcome> DeleteAsync(Guid comment, Guid post, Guid? replyTo = null)
    {
        var now = DateTimeOffset.UtcNow;
        return Patience.ForAsync(Comments.WriteAsync(new CommentDeletion(comment, post, replyTo, now)
        {
            Event = CommentHappenings.Event(CommentEvents.Deleted, new CommentChange(comment, post, comment, replyTo, null), now),
        }), $"the deletion of {comment}");
    }

    public Task<CommentOutcome> PinAsync(Guid comment, Guid post, bool pinned = true) =>
        Patience.ForAsync(Comments.WriteAsync(new CommentPinning(comment, post, DateTimeOffset.UtcNow, pinned)), $"the pinning of {comment}");

    /// <summary>The types of the events of a key, in the order of their positions.</summary>
    public Task<IReadOnlyList<string>> EventsOfAsync(Guid key) =>
        database.QueryAsync<string>($"select type from events where key = '{key:D}' and namespace in ('reactions', 'comments') order by position");
}
