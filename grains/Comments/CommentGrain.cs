using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Posts.Text;
using InstaHub.Grains.Reactions;

namespace InstaHub.Grains.Comments;

/// <inheritdoc cref="ICommentGrain"/>
[GrainType("comment")]
public sealed class CommentGrain(
    ICommentStore comments, ContentReader content, PeopleInPosts people, CountsNotifier notifier, PublicationClock clock) : Grain, ICommentGrain
{
    private StoredComment? _comment;
    private Task<StoredComment?>? _reading;
    private IGrainTimer? _leaving;

    // Numbers may be told before the comment that they belong to has been read.
    private ContentCounts? _counts;

    private Guid CommentId => this.GetPrimaryKey();

    public ValueTask<CommentCard?> GetCard() => _comment is { } comment ? new(CardOf(comment)) : new(ReadCard());

    public async Task<Result<CommentCard>> Create(NewComment comment)
    {
        var text = CommentRules.Normalise(comment.Text);
        if (CommentRules.TextProblem(text) is { } problem)
            return CommentErrors.InvalidText(problem);
        if (await Read() is { } made)
            return IsSame(made.Card, comment) && !made.IsDeleted ? made.Card : CommentErrors.IdTaken;
        if (await content.FindPostAsync(comment.AuthorId, comment.PostId) is not { } post)
            return CommentErrors.NoSuchPost;
        if (post.CommentsOff)
            return CommentErrors.CommentsOff;
        var answered = comment.ReplyTo is { } replyTo ? await content.FindCommentAsync(comment.AuthorId, replyTo) : null;
        if (comment.ReplyTo is not null && answered?.Post.Id != comment.PostId)
            return CommentErrors.NoSuchComment;

        var parentId = answered?.Comment.ReplyTo ?? answered?.Comment.Id;
        var mentions = await MentionsIn(text, comment.AuthorId);
        var at = clock.Next();
        var change = new CommentChange(CommentId, comment.PostId, comment.AuthorId, parentId, answered?.Comment.AuthorId);
        var outcome = await Write(new CommentInsert(CommentId, comment.PostId, parentId, at, comment.AuthorId, text, mentions)
        {
            Event = CommentHappenings.Event(CommentEvents.Commented, change, at),
        });
        switch (outcome.Verdict)
        {
            case CommentVerdict.NoSuchPost:
                return CommentErrors.NoSuchPost;
            case CommentVerdict.NoSuchComment:
                return CommentErrors.NoSuchComment;
            case CommentVerdict.CommentsOff:
                return CommentErrors.CommentsOff;
            case CommentVerdict.Unchanged:
                return await Read() is { IsDeleted: false } there && IsSame(there.Card, comment) ? there.Card : CommentErrors.IdTaken;
        }

        var card = new CommentCard(
            CommentId, comment.PostId, comment.AuthorId, parentId, text, mentions, at, EditedAt: null, IsPinned: false, new ContentCounts(0, 0, 0));
        return Remember(new StoredComment(card, IsDeleted: false, Version: 1));
    }

    public async Task<Result<CommentCard>> Edit(Guid userId, string text)
    {
        text = CommentRules.Normalise(text);
        if (CommentRules.TextProblem(text) is { } problem)
            return CommentErrors.InvalidText(problem);
        if (await content.FindCommentAsync(userId, CommentId) is null || await Read() is not { } seen)
            return CommentErrors.NoSuchComment;
        if (seen.Card.AuthorId != userId)
            return CommentErrors.NotTheAuthor;
        if (seen.Card.Text == text)
            return seen.Card;

        var mentions = await MentionsIn(text, userId);
        var at = clock.Next();
        var outcome = await Write(new CommentTextChange(CommentId, seen.Card.PostId, seen.Card.ReplyTo, at, text, mentions, seen.Version)
        {
            Event = CommentHappenings.Event(CommentEvents.Edited, ChangeOf(seen.Card), at),
        });
        if (outcome.Verdict == CommentVerdict.Done)
            return Remember(seen with { Card = seen.Card with { Text = text, Mentions = mentions, EditedAt = at }, Version = seen.Version + 1 });
        Forget(); // somebody else has written: whoever asks reads the truth
        return CommentErrors.ChangedMeanwhile;
    }

    public async Task<Result<bool>> Delete(Guid userId)
    {
        if (await Read() is not { } seen)
            return CommentErrors.NoSuchComment;
        // One's own goes wherever it is, and so does what is on one's own post.
        var isTheirs = seen.Card.AuthorId == userId
            || (await content.FindPostAsync(userId, seen.Card.PostId) is { } post && post.AuthorId == userId);
        if (!isTheirs)
            return await content.FindCommentAsync(userId, CommentId) is null ? CommentErrors.NoSuchComment : CommentErrors.NotTheAuthor;
        if (seen.IsDeleted)
            return true;

        var at = clock.Next();
        await Write(new CommentDeletion(CommentId, seen.Card.PostId, seen.Card.ReplyTo, at)
        {
            Event = CommentHappenings.Event(CommentEvents.Deleted, ChangeOf(seen.Card), at),
        });
        Remember(seen with { IsDeleted = true, Version = seen.Version + 1 });
        return true;
    }

    public async Task<Result<CommentCard>> SetPinned(Guid userId, bool pinned)
    {
        if (await content.FindCommentAsync(userId, CommentId) is not { Post: var post } || await Read() is not { } seen)
            return CommentErrors.NoSuchComment;
        if (post.AuthorId != userId)
            return CommentErrors.NotThePostsAuthor;
        if (seen.Card.ReplyTo is not null)
            return CommentErrors.NotOfFirstLevel;

        switch ((await Write(new CommentPinning(CommentId, seen.Card.PostId, clock.Next(), pinned))).Verdict)
        {
            case CommentVerdict.Done:
                return Remember(seen with { Card = seen.Card with { IsPinned = pinned }, Version = seen.Version + 1 });
            case CommentVerdict.TooManyPinned:
                return CommentErrors.TooManyPinned;
            case CommentVerdict.NoSuchComment:
                Forget();
                return CommentErrors.NoSuchComment;
            default:
                return seen.Card;
        }
    }

    public Task CountsChanged(ContentCounts counts)
    {
        if (_comment is null && _reading is null)
            return Task.CompletedTask; // whoever asks will read them
        if (_counts is null || counts.ChangeNumber > _counts.ChangeNumber)
            _counts = counts;
        if (_comment is not null)
            Remember(_comment);
        return Task.CompletedTask;
    }

    private static CommentCard? CardOf(StoredComment comment) => comment.IsDeleted ? null : comment.Card;

    private static bool IsSame(CommentCard made, NewComment wanted) => made.PostId == wanted.PostId && made.AuthorId == wanted.AuthorId;

    private static CommentChange ChangeOf(CommentCard card) => new(card.Id, card.PostId, card.AuthorId, card.ReplyTo, AnsweredId: null);

    private async Task<IReadOnlyList<CommentMention>> MentionsIn(string text, Guid authorId) =>
        [.. (await people.MentionedAsync(authorId, PostText.Parse(text).Mentions)).Select(mention => new CommentMention(mention.Id, mention.Username))];

    private async Task<CommentCard?> ReadCard() => await Read() is { } comment ? CardOf(comment) : null;

    // Once for all who ask meanwhile.
    private async Task<StoredComment?> Read()
    {
        if (_comment is not null)
            return _comment;
        var reading = _reading ??= comments.FindAsync(CommentId);
        try
        {
            if (await reading is { } found)
            {
                if (_comment is null && _reading == reading)
                    Remember(found);
                return _comment ?? found;
            }

            _leaving ??= this.DeactivateSoon(unless: () => _comment is not null); // whoever makes ids up shall not fill the memory
            return null;
        }
        finally
        {
            if (_reading == reading)
                _reading = null;
        }
    }

    private void Forget() => (_comment, _reading) = (null, null);

    // The newest numbers that are known go with it.
    private CommentCard Remember(StoredComment comment)
    {
        if (_counts is { } counts && counts.ChangeNumber > comment.Card.Counts.ChangeNumber)
            comment = comment with { Card = comment.Card with { Counts = counts } };
        _comment = comment;
        return comment.Card;
    }

    private async Task<CommentOutcome> Write(CommentWrite write)
    {
        CommentOutcome outcome;
        try
        {
            outcome = await comments.WriteAsync(write);
        }
        catch
        {
            // It may have been committed.
            Forget();
            DeactivateOnIdle();
            throw;
        }

        var isPostTold = outcome.PostCounts is { } ofPost && await notifier.TellAsync(write.PostId, ContentKind.Post, ofPost);
        var isParentTold = write.ReplyTo is not { } parentId
            || (outcome.ParentCounts is { } ofParent && await notifier.TellAsync(parentId, ContentKind.Comment, ofParent));
        if (isPostTold && isParentTold && write.Event is { } told)
            notifier.Told(told.Id);
        return outcome;
    }
}
