using System.Globalization;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Cluster.Accounts;

namespace InstaHub.Grains.Cluster.Reactions;

/// <summary>Thousands of random acts on posts, likes, comments and bookmarks by many clients at once, against the model: every answer, and what is left at the end.</summary>
public sealed class ContentModelTests(ProductFixture fixture)
{
    private const int Users = 20;
    private const int Clients = 16;
    private const int ActsPerClient = 1_300;

    // Places of posts: a post that is deleted makes room for a new one. Few, so that clients meet.
    private const int Posts = 12;

    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();
    private readonly ContentModel _model = new();
    private readonly PostLocks _locks = new(Posts, Clients);
    private readonly ModelPost?[] _places = new ModelPost?[Posts];
    private readonly List<ModelPost> _gone = [];
    private Guid[] _ids = [];

    // Of one user and thing one act at a time: their order is that of the answers.
    private readonly SemaphoreSlim[] _users = [.. Enumerable.Range(0, Users).Select(_ => new SemaphoreSlim(1))];

    [Fact]
    public async Task Twenty_thousand_random_acts_by_sixteen_clients_end_equal_to_the_model()
    {
        var seed = Random.Shared.Next();
        _ids = await _database.MakeUsersAsync(Users);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ActAsync(new Random(seed + client)))));
            await CheckAsync();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With the seed {seed}: {exception.Message}", exception);
        }
    }

    private async Task ActAsync(Random random)
    {
        for (var i = 0; i < ActsPerClient; i++)
        {
            var (place, user) = (random.Next(Posts), random.Next(Users));
            var act = random.Next(100) switch
            {
                < 3 => _locks.AloneAsync(place, () => ReplaceOrDelete(place, user)),
                < 6 => _locks.AloneAsync(place, () => OnPost(place, post => Edit(post, random))),
                < 10 => _locks.AloneAsync(place, () => OnPost(place, post => Archive(post, random.Next(2) == 0))),
                < 16 => _locks.AloneAsync(place, () => OnPost(place, post => DeleteComment(post, user, random))),
                < 20 => _locks.AloneAsync(place, () => OnPost(place, post => EditComment(post, user, random))),
                < 40 => _locks.TogetherAsync(place, () => OnPost(place, post => Comment(post, user, random))),
                < 55 => _locks.TogetherAsync(place, () => OnPost(place, post => InTurn(user, () => Bookmark(post, user, random.Next(3) > 0)))),
                < 75 => _locks.TogetherAsync(place, () => OnPost(place, post => InTurn(user, () => Like(post, post.Id, ContentKind.Post, true, user, random.Next(3) > 0)))),
                _ => _locks.TogetherAsync(place, () => OnPost(place, post => InTurn(user, () => LikeComment(post, user, random)))),
            };
            await Patience.ForAsync(act, $"act {i} on post {place}");
        }
    }

    private Task OnPost(int place, Func<ModelPost, Task> act) => _places[place] is { } post ? act(post) : Task.CompletedTask;

    private async Task InTurn(int user, Func<Task> act)
    {
        await _users[user].WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _users[user].Release();
        }
    }

    // A place without a post gets one; of a post that others have, the deletion is refused.
    private async Task ReplaceOrDelete(int place, int user)
    {
        if (_places[place] is not { } post)
        {
            var made = new ModelPost(Guid.CreateVersion7(), user, $"Post of {user}.");
            Expect(null, (await _grains.GetPost(made.Id).Create(new NewPost { AuthorId = _ids[user], Caption = made.Caption })).Error, "a post");
            _places[place] = made;
            return;
        }

        var deleted = await _grains.GetPost(post.Id).Delete(_ids[user]);
        Expect(user == post.Author ? null : PostErrors.NoSuchPost, deleted.Error, "the deletion of a post");
        if (user != post.Author)
            return;
        post.IsDeleted = true;
        lock (_gone)
            _gone.Add(post);
        _places[place] = null;
    }

    private async Task Edit(ModelPost post, Random random)
    {
        var caption = $"Edited {random.Next().ToString(CultureInfo.InvariantCulture)}.";
        Expect(null, (await _grains.GetPost(post.Id).Edit(_ids[post.Author], new PostEdit { Caption = caption })).Error, "an edit");
        post.Caption = caption;
    }

    private async Task Archive(ModelPost post, bool archived)
    {
        Expect(null, (await _grains.GetPost(post.Id).SetArchived(_ids[post.Author], archived)).Error, "an archiving");
        post.IsArchived = archived;
    }

    private async Task Comment(ModelPost post, int user, Random random)
    {
        var parent = random.Next(2) == 0 ? AnyComment(post, random) : null;
        var (id, text) = (Guid.CreateVersion7(), $"By {user}.");
        var made = await _grains.GetComment(id).Create(new NewComment(post.Id, _ids[user], text, parent?.Id));
        if (!post.IsThereFor(user))
        {
            Expect(CommentErrors.NoSuchPost, made.Error, "a comment on what is hidden");
            return;
        }

        Expect(parent is null || post.IsLive(parent) ? null : CommentErrors.NoSuchComment, made.Error, "a comment");
        if (made.IsSuccess)
            post.Comments[id] = new(id, user, parent?.ReplyTo ?? parent?.Id, text);
    }

    private async Task EditComment(ModelPost post, int user, Random random)
    {
        if (AnyComment(post, random) is not { } comment)
            return;
        var text = $"Edited {random.Next().ToString(CultureInfo.InvariantCulture)}.";
        var edited = await _grains.GetComment(comment.Id).Edit(_ids[user], text);
        var refusal = !post.IsThereFor(user) || !post.IsLive(comment) ? CommentErrors.NoSuchComment : user == comment.Author ? null : CommentErrors.NotTheAuthor;
        Expect(refusal, edited.Error, "the edit of a comment");
        if (refusal is null)
            comment.Text = text;
    }

    private async Task DeleteComment(ModelPost post, int user, Random random)
    {
        if (AnyComment(post, random) is not { } comment)
            return;
        var deleted = await _grains.GetComment(comment.Id).Delete(_ids[user]);
        var mayDelete = user == comment.Author || user == post.Author;
        Expect(
            mayDelete ? null : post.IsThereFor(user) && post.IsLive(comment) ? CommentErrors.NotTheAuthor : CommentErrors.NoSuchComment, deleted.Error,
            "the deletion of a comment");
        comment.IsDeleted |= mayDelete;
    }

    private Task LikeComment(ModelPost post, int user, Random random) =>
        AnyComment(post, random) is { } comment
            ? Like(post, comment.Id, ContentKind.Comment, post.IsLive(comment), user, random.Next(3) > 0)
            : Task.CompletedTask;

    private async Task Like(ModelPost post, Guid target, ContentKind kind, bool isLive, int user, bool likes)
    {
        var reactions = _grains.GetReactions(_ids[user]);
        var answer = likes ? await reactions.Like(target, kind) : await reactions.Unlike(target, kind);
        var (isThere, liked) = (isLive && post.IsThereFor(user), _model.Likes.ContainsKey((user, target)));
        Expect(isThere || (!likes && liked) ? null : ReactionErrors.NoSuchContent, answer.Error, likes ? "a like" : "the end of a like");
        if (answer.IsSuccess && likes)
            _model.Likes[(user, target)] = true;
        else if (answer.IsSuccess)
            _model.Likes.TryRemove((user, target), out _);
        Assert.Equal(_model.Likes.ContainsKey((user, target)), (await reactions.GetMany([target]))[0].HasFlag(ViewerMarks.Liked));
    }

    private async Task Bookmark(ModelPost post, int user, bool keeps)
    {
        var reactions = _grains.GetReactions(_ids[user]);
        var answer = keeps ? await reactions.Bookmark(post.Id, null) : await reactions.RemoveBookmark(post.Id);
        var has = _model.Bookmarks.ContainsKey((user, post.Id));
        Expect(post.IsThereFor(user) || (!keeps && has) ? null : ReactionErrors.NoSuchContent, answer.Error, "a bookmark");
        if (answer.IsSuccess && keeps)
            _model.Bookmarks[(user, post.Id)] = true;
        else if (answer.IsSuccess)
            _model.Bookmarks.TryRemove((user, post.Id), out _);
        Assert.Equal(_model.Bookmarks.ContainsKey((user, post.Id)), (await reactions.GetMany([post.Id]))[0].HasFlag(ViewerMarks.Bookmarked));
    }

    private async Task CheckAsync()
    {
        ModelPost[] all = [.. _places.OfType<ModelPost>(), .. _gone];
        foreach (var post in all)
            await CheckPostAsync(post);

        Guid[] targets = [.. all.Select(post => post.Id), .. all.SelectMany(post => post.Comments.Keys)];
        for (var user = 0; user < Users; user++)
        {
            ViewerMarks[] expected = [.. targets.Select(target => MarksOf(user, target))];
            Assert.Equal(expected, await _grains.GetReactions(_ids[user]).GetMany(targets));
            await _grains.GetReactions(_ids[user]).Forget(targets);
            Assert.Equal(expected, await _grains.GetReactions(_ids[user]).GetMany(targets));
        }

        Assert.Empty(await _database.FindWrongReactionsAsync());
        Assert.Empty(await _database.FindWrongPostsAsync());
        // There was something to compare.
        Assert.InRange(all.Sum(post => post.Live.Count()), 100, int.MaxValue);
        Assert.InRange(_model.Likes.Count, 100, int.MaxValue);
        Assert.InRange(_gone.Count, 5, int.MaxValue);
    }

    // What grains remember and what the rows say: both.
    private async Task CheckPostAsync(ModelPost post)
    {
        var expected = (_model.LikesOf(post.Id), (long)post.Live.Count());
        var rows = (await _database.QueryAsync<long[]>($"select array[likes, replies] from content_counts where target_id = '{post.Id}'"))[0];
        Assert.Equal(expected, (rows[0], rows[1]));
        var card = await _grains.GetPost(post.Id).GetCard();
        Assert.Equal(post.IsDeleted, card is null);
        if (card is not null)
        {
            Assert.Equal(expected, (card.Counts.Likes, card.Counts.Replies));
            Assert.Equal(post.IsArchived ? PostStatus.Archived : PostStatus.Published, card.Status);
            Assert.Equal([post.Caption], await _database.QueryAsync<string>($"select caption from posts where id = '{post.Id}'"));
        }

        foreach (var comment in post.Comments.Values.Where(post.IsLive))
        {
            var shown = (await _grains.GetComment(comment.Id).GetCard())!;
            Assert.Equal(
                (comment.Text, _ids[comment.Author], comment.ReplyTo, _model.LikesOf(comment.Id), post.Live.Count(other => other.ReplyTo == comment.Id)),
                (shown.Text, shown.AuthorId, shown.ReplyTo, shown.Counts.Likes, shown.Counts.Replies));
        }

        Assert.Equal(
            post.Live.Select(comment => comment.Id).Order(),
            (await _database.QueryAsync<Guid>($"select id from comments where post_id = '{post.Id}' and deleted_at is null")).Order());
    }

    private ViewerMarks MarksOf(int user, Guid target) =>
        (_model.Likes.ContainsKey((user, target)) ? ViewerMarks.Liked : ViewerMarks.None)
        | (_model.Bookmarks.ContainsKey((user, target)) ? ViewerMarks.Bookmarked : ViewerMarks.None);

    private static ModelComment? AnyComment(ModelPost post, Random random)
    {
        var comments = post.Comments.Values.ToArray();
        return comments.Length == 0 ? null : comments[random.Next(comments.Length)];
    }

    private static void Expect(Error? expected, Error? actual, string what)
    {
        if (!Equals(expected, actual))
            Assert.Fail($"{what}: expected {expected?.Code ?? "success"}, was {actual?.Code ?? "success"}.");
    }
}
