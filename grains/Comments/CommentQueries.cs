using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Reactions;
using Orleans.Concurrency;

namespace InstaHub.Grains.Comments;

/// <inheritdoc cref="ICommentQueries"/>
[GrainType("comment-queries"), StatelessWorker, Reentrant]
public sealed class CommentQueries(ICommentStore comments, ContentReader content, CommentReader reader) : Grain, ICommentQueries
{
    /// <summary>Most readings for one page: a list with a long run of hidden comments gives short pages, not slow ones.</summary>
    public const int Rounds = 3;

    public async Task<Result<CommentPage>> GetComments(
        Guid postId, Guid? viewerId, CommentPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (await content.FindPostAsync(viewerId, postId) is not { } post)
            return CommentErrors.NoSuchPost;
        var pinned = after is null ? await comments.FindPinnedAsync(postId, cancellationToken) : after.Pinned ?? [];
        return await FillAsync(viewerId, post, after, limit, pinned, async (last, count) =>
        {
            var first = await comments.FindManyOfPostAsync(postId, PinnedAfter(pinned, last), post.AuthorId, cancellationToken);
            if (first.Count >= count)
                return [.. first.Take(count)];
            var others = last is null || pinned.Contains(last.CommentId) ? null : last;
            return [.. first, .. await comments.FindOfPostAsync(postId, post.AuthorId, pinned, others, count - first.Count, cancellationToken)];
        });
    }

    public async Task<Result<CommentPage>> GetReplies(
        Guid commentId, Guid? viewerId, CommentPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (await content.FindCommentAsync(viewerId, commentId) is not { } seen)
            return CommentErrors.NoSuchComment;
        return await FillAsync(
            viewerId, seen.Post, after, limit, [],
            (last, count) => comments.FindRepliesAsync(commentId, seen.Post.AuthorId, last, count, cancellationToken));
    }

    public async Task<Result<JsonBytes>> GetComment(Guid commentId, Guid? viewerId)
    {
        if (await content.FindCommentAsync(viewerId, commentId) is not { } seen)
            return CommentErrors.NoSuchComment;
        var shown = (await reader.ReadAsync(viewerId, seen.Post, [new FoundComment(seen.Comment, IsRestricted: false)]))[0];
        return shown is null ? CommentErrors.NoSuchComment : CommentJson.Write(shown);
    }

    private static IReadOnlyList<Guid> PinnedAfter(IReadOnlyList<Guid> pinned, CommentPosition? last) =>
        last is null ? pinned
        : pinned.Index().Where(comment => comment.Item == last.CommentId).Select(comment => comment.Index) is var found && found.Any()
            ? [.. pinned.Skip(found.First() + 1)]
        : [];

    // Until the page is full, the list has ended or enough has been read.
    private async Task<CommentPage> FillAsync(
        Guid? viewerId, PostCard post, CommentPosition? after, int limit, IReadOnlyList<Guid> pinned,
        Func<CommentPosition?, int, Task<IReadOnlyList<FoundComment>>> read)
    {
        var page = new List<ShownComment>(limit);
        var last = after;
        // One more than is shown tells whether there is a next page.
        var count = limit + 1;
        for (var round = 0; round < Rounds; round++)
        {
            var found = await read(last, count);
            var shown = await reader.ReadAsync(viewerId, post, found);
            for (var i = 0; i < found.Count; i++)
            {
                if (page.Count == limit)
                    return new(CommentJson.WriteAll(page), last);
                last = new CommentPosition(found[i].Card.CreatedAt, found[i].Card.Id, pinned);
                if (shown[i] is { } comment)
                    page.Add(comment);
            }
            if (found.Count < count)
                return new(CommentJson.WriteAll(page), null);
        }
        return new(CommentJson.WriteAll(page), last);
    }
}
