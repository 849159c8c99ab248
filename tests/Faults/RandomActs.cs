using InstaHub.TestSupport.Feeds;

namespace InstaHub.Faults;

/// <summary>Random acts of users upon each other, by many clients at once, and what they must leave.</summary>
internal sealed class RandomActs(IReadOnlyList<ContentUser> users)
{
    private static readonly FeedAct[] Acts =
        [.. Enumerable.Repeat(FeedAct.Follow, 6), FeedAct.Unfollow, FeedAct.Block, FeedAct.Unblock, FeedAct.Unblock, FeedAct.Mute, FeedAct.Unmute];

    private readonly List<ModelPost> _posts = [];
    private int _done;

    public FeedModel Model { get; } = new(users.Count);

    /// <summary>Acts that were answered.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>One client: one act after the other.</summary>
    /// <param name="random">Says which.</param>
    /// <param name="client">Where.</param>
    /// <param name="stop">Ends it after the act that is under way.</param>
    public async Task ActAsync(Random random, SteadyClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await ActAsync(random, client);
            Interlocked.Increment(ref _done);
        }
    }

    private Task ActAsync(Random random, SteadyClient client)
    {
        var (user, other) = (random.Next(users.Count), random.Next(users.Count));
        return random.Next(100) switch
        {
            < 30 => PublishAsync(client, user),
            < 45 => ChangePostAsync(client, random),
            < 65 => ReadAsync(client, user),
            _ => user == other ? ReadAsync(client, user) : DoAsync(client, Acts[random.Next(Acts.Length)], user, other),
        };
    }

    private async Task PublishAsync(SteadyClient client, int user)
    {
        var idempotencyKey = $"{Guid.NewGuid()}";
        var key = await client.AskAsync(at => users[user].PublishInPlaceAsync(at, "one of many", idempotencyKey));
        var post = new ModelPost(key.PostId, user) { Key = key, State = ModelPostState.Published };
        Assert.True(Model.Posts.TryAdd(post.Id, post));
        lock (_posts)
            _posts.Add(post);
    }

    private Task ChangePostAsync(SteadyClient client, Random random)
    {
        ModelPost post;
        lock (_posts)
        {
            if (_posts.Count == 0)
                return Task.CompletedTask;
            post = _posts[random.Next(_posts.Count)];
        }

        var author = users[post.Author];
        return post.ChangeAsync(async () =>
        {
            (post.State, var change) = (post.State, random.Next(3)) switch
            {
                (ModelPostState.Deleted, _) or (_, 0) => (ModelPostState.Deleted, author.DeleteAsync),
                (ModelPostState.Archived, _) => (ModelPostState.Published, author.UnarchiveAsync),
                _ => (ModelPostState.Archived, (Func<HttpClient, Guid, Task>)author.ArchiveAsync),
            };
            await client.AskAsync(at => change(at, post.Id));
        });
    }

    private Task DoAsync(SteadyClient client, FeedAct act, int actor, int target) => Model.PairOf(actor, target).ChangeAsync(async () =>
    {
        var isDone = await client.AskAsync(async at =>
        {
            try
            {
                await users[actor].DoAsync(at, act, users[target].Id);
                return true;
            }
            catch (RefusedException refused) when (refused.Code is "blocked" or "not_found")
            {
                return false;
            }
        });
        Assert.Equal(Model.Do(act, actor, target), isDone);
    });

    private async Task ReadAsync(SteadyClient client, int user)
    {
        var keys = await client.AskAsync(users[user].WholeFeedAsync);
        Assert.True(keys.Zip(keys.Skip(1)).All(pair => pair.First > pair.Second), $"The feed of {user} is not in order, or has a post twice.");
    }
}
