using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Comments;

namespace InstaHub.Stores.Contract.Reactions;

/// <summary>Comments: rows, counters, events, and what the caller is told; alone and many at once.</summary>
public sealed class CommentStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly ReactionStoreHost _host = new(assembly.Database);
    private readonly ReactionStoreHost _other = new(assembly.Database, ("GroupCommit:Lanes", "8"), ("GroupCommit:MaxBatch", "3"));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_comment_is_made_once_and_counted_once()
    {
        var (ada, post) = await PostAsync();
        var id = Guid.CreateVersion7();

        var first = await _host.WriteCommentAsync(id, ada, post);
        var second = await _host.WriteCommentAsync(id, ada, post);
        var reply = await _host.WriteCommentAsync(Guid.CreateVersion7(), ada, post, id);

        Assert.Equal(new(CommentVerdict.Done, new ContentCounts(0, 1, 1)), first);
        Assert.Equal(new(CommentVerdict.Unchanged), second);
        Assert.Equal(new(CommentVerdict.Done, new ContentCounts(0, 2, 2), new ContentCounts(0, 1, 1)), reply);
        Assert.Equal([CommentEvents.Commented, CommentEvents.Commented], await _host.EventsOfAsync(post));
        var stored = (await _host.Comments.FindAsync(id))!;
        Assert.Equal((post, ada, $"By {ada}.", 1, 1), (stored.Card.PostId, stored.Card.AuthorId, stored.Card.Text, stored.Card.Counts.Replies, stored.Version));
        Assert.Equal([new(ada, "somebody"), new CommentMention(post, "else")], stored.Card.Mentions);
    }

    [Fact]
    public async Task There_is_no_comment_on_what_is_not_there_or_does_not_want_it()
    {
        var (ada, post) = await PostAsync();
        var elsewhere = await _database.MakePostAsync(ada);
        var foreign = await _host.CommentAsync(ada, elsewhere);
        var comment = await _host.CommentAsync(ada, post);
        var reply = await _host.CommentAsync(ada, post, comment);

        Assert.Equal(CommentVerdict.NoSuchPost, await VerdictAsync(Guid.NewGuid()));
        Assert.Equal(CommentVerdict.NoSuchComment, await VerdictAsync(post, foreign));
        Assert.Equal(CommentVerdict.NoSuchComment, await VerdictAsync(post, reply));
        Assert.Equal(CommentVerdict.NoSuchComment, await VerdictAsync(post, Guid.NewGuid()));
        await _host.DeleteAsync(comment, post);
        Assert.Equal(CommentVerdict.NoSuchComment, await VerdictAsync(post, comment));
        await _database.ExecuteAsync($"update posts set comments_off = true where id = '{post}'");
        Assert.Equal(CommentVerdict.CommentsOff, await VerdictAsync(post));
        await _database.ExecuteAsync(
            $"""
            with gone as (update posts set status = 4, deleted_at = now() where id = '{post}' returning author_id)
            update user_counts set posts = posts - 1, change_number = change_number + 1 from gone where user_id = author_id
            """);
        Assert.Equal(CommentVerdict.NoSuchPost, await VerdictAsync(post));
        Assert.Empty(await _database.FindWrongReactionsAsync());

        async Task<CommentVerdict> VerdictAsync(Guid on, Guid? replyTo = null) =>
            (await _host.WriteCommentAsync(Guid.CreateVersion7(), ada, on, replyTo)).Verdict;
    }

    [Fact]
    public async Task A_deletion_takes_the_replies_along_and_is_told_once()
    {
        var (ada, post) = await PostAsync();
        var (comment, other) = (await _host.CommentAsync(ada, post), await _host.CommentAsync(ada, post));
        var gone = await _host.CommentAsync(ada, post, comment);
        for (var i = 0; i < 3; i++)
            await _host.CommentAsync(ada, post, comment);

        var ofReply = await _host.DeleteAsync(gone, post, comment);
        var ofComment = await _host.DeleteAsync(comment, post);
        var again = await _host.DeleteAsync(comment, post);

        Assert.Equal((CommentVerdict.Done, 5, 3), (ofReply.Verdict, ofReply.PostCounts!.Replies, ofReply.ParentCounts!.Replies));
        Assert.Equal((CommentVerdict.Done, 1, null), (ofComment.Verdict, ofComment.PostCounts!.Replies, ofComment.ParentCounts));
        Assert.Equal(new(CommentVerdict.Unchanged), again);
        Assert.Equal(2, (await _host.EventsOfAsync(post)).Count(type => type == CommentEvents.Deleted));
        Assert.True((await _host.Comments.FindAsync(comment))!.IsDeleted);
        Assert.False((await _host.Comments.FindAsync(other))!.IsDeleted);
        Assert.Empty(await _database.FindWrongReactionsAsync());
    }

    [Fact]
    public async Task A_text_is_changed_where_its_version_was_seen()
    {
        var (ada, post) = await PostAsync();
        var comment = await _host.CommentAsync(ada, post);

        Assert.Equal(CommentVerdict.Done, await ChangeAsync("second", seen: 1));
        Assert.Equal(CommentVerdict.Unchanged, await ChangeAsync("third", seen: 1));
        Assert.Equal(CommentVerdict.Done, await ChangeAsync("third", seen: 2));
        var stored = (await _host.Comments.FindAsync(comment))!;
        Assert.Equal(("third", 3, true), (stored.Card.Text, stored.Version, stored.Card.EditedAt is not null));
        Assert.Empty(stored.Card.Mentions);
        await _host.DeleteAsync(comment, post);
        Assert.Equal(CommentVerdict.Unchanged, await ChangeAsync("fourth", seen: 4));

        async Task<CommentVerdict> ChangeAsync(string text, long seen) =>
            (await _host.Comments.WriteAsync(new CommentTextChange(comment, post, null, DateTimeOffset.UtcNow, text, [], seen))).Verdict;
    }

    [Fact]
    public async Task Never_more_than_three_are_pinned_in_one_batch_neither()
    {
        var (ada, post) = await PostAsync();
        var comments = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _host.CommentAsync(ada, post)));

        var outcomes = await Task.WhenAll(comments.Select((comment, i) => (i % 2 == 0 ? _host : _other).PinAsync(comment, post)));

        Assert.Equal(3, outcomes.Count(outcome => outcome.Verdict == CommentVerdict.Done));
        Assert.Equal(9, outcomes.Count(outcome => outcome.Verdict == CommentVerdict.TooManyPinned));
        var pinned = await _host.Comments.FindPinnedAsync(post);
        Assert.Equal(3, pinned.Count);
        Assert.Equal(CommentVerdict.Unchanged, (await _host.PinAsync(pinned[0], post)).Verdict);
        Assert.Equal(CommentVerdict.Done, (await _host.PinAsync(pinned[0], post, pinned: false)).Verdict);
        Assert.Equal(CommentVerdict.Unchanged, (await _host.PinAsync(pinned[0], post, pinned: false)).Verdict);
        Assert.Equal(CommentVerdict.NoSuchComment, (await _host.PinAsync(Guid.NewGuid(), post)).Verdict);
        Assert.Equal(pinned.Skip(1), await _host.Comments.FindPinnedAsync(post));
    }

    [Fact]
    public async Task Whoever_is_quicker_no_reply_is_left_without_its_comment()
    {
        var (ada, post) = await PostAsync();
        for (var round = 0; round < 15; round++)
        {
            var comment = await _host.CommentAsync(ada, post);
            await Task.WhenAll(
                [.. Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? _host : _other).WriteCommentAsync(Guid.CreateVersion7(), ada, post, comment)),
                _other.DeleteAsync(comment, post), _host.LikeAsync(ada, comment, kind: ContentKind.Comment)]);
        }

        Assert.Empty(await _database.FindWrongReactionsAsync());
    }

    [Fact]
    public async Task Two_hundred_comments_at_once_are_all_made_and_counted()
    {
        var (ada, post) = await PostAsync();

        var comments = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? _host : _other).CommentAsync(ada, post)));
        await Task.WhenAll(comments.Take(50).Select((comment, i) => (i % 2 == 0 ? _host : _other).DeleteAsync(comment, post)));

        Assert.Equal(150, (await _host.Likes.FindCountsAsync(post))!.Replies);
        Assert.Empty(await _database.FindWrongReactionsAsync());
    }

    private async Task<(Guid Ada, Guid Post)> PostAsync()
    {
        var ada = await _database.MakeUserAsync();
        return (ada, await _database.MakePostAsync(ada));
    }
}
