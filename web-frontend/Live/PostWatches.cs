using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Live;

/// <summary>
/// Which connections of this process watch the numbers of which posts. The grain of a post knows the process, for the length of a lease; the
/// process knows the connections. A connection that ends takes its watches with it, and the grain hears no more of them.
/// </summary>
internal sealed partial class PostWatches(
    IGrainFactory grains, LiveConnections connections, LiveConnectionServices services, ILogger<PostWatches> logger)
{
    /// <summary>Calls of grains at the same time when leases are renewed.</summary>
    private const int MostRenewals = 32;

    private readonly ConcurrentDictionary<Guid, WatchedPost> _posts = new();

    /// <summary>Posts that are watched here.</summary>
    public int Count => _posts.Count;

    /// <summary>
    /// Lets a connection watch posts: those of them that its user may see. What it watches already it goes on watching.
    /// </summary>
    /// <returns>The numbers of those posts now; all later ones come as events.</returns>
    /// <exception cref="ApiException">It would watch too many; nothing has changed.</exception>
    public async Task<IReadOnlyList<PostNumbers>> WatchAsync(LiveConnection connection, IReadOnlyList<Guid> postIds)
    {
        if (connection.Watches.PostIds.Union(postIds).Count() > services.Options.MaxWatchedPosts)
            throw new ApiException(LiveErrors.TooManyWatched.ToApiError());

        var visible = await grains.GetPostQueries().GetNumbers(connection.UserId, postIds);
        foreach (var post in visible)
            Add(new PostWatch(post.PostId, connection, post.Counts.ChangeNumber));
        // What has changed since the numbers were read is pushed by this.
        await Task.WhenAll(visible.Select(post => grains.GetPost(post.PostId).Watch(connections.ProcessId, post.Counts.ChangeNumber)));
        return visible;
    }

    /// <summary>Ends the watching of posts; of those that are not watched nothing is said.</summary>
    public void Unwatch(LiveConnection connection, IEnumerable<Guid> postIds)
    {
        foreach (var postId in postIds)
        {
            if (connection.Watches.Remove(postId) is { } watch)
                Remove(watch);
        }
    }

    /// <summary>Ends all watching of a connection, for good.</summary>
    public void End(LiveConnection connection)
    {
        foreach (var watch in connection.Watches.End())
            Remove(watch);
    }

    /// <summary>Hands an event to the connections that watch what it is about.</summary>
    public void Deliver(LiveTopic topic, LiveEvent liveEvent)
    {
        // A kind that this build does not know is for clients that are connected to a newer one.
        if (topic.Kind == LiveTopicKind.Post && _posts.TryGetValue(topic.Id, out var post))
            post.Deliver(topic, liveEvent);
    }

    /// <summary>
    /// Ends the watching of what its viewers may see no more, and tells the grains that the other posts are still watched here; they push what
    /// was lost.
    /// </summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MostRenewals, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(connections.Users.SelectMany(user => user.All), parallel, async (connection, _) => await TryAsync(CheckAsync(connection)));
        await Parallel.ForEachAsync(_posts, parallel, async (post, _) => await TryAsync(RenewAsync(post.Key, post.Value)));
    }

    private Task RenewAsync(Guid postId, WatchedPost post) =>
        post.OldestSent is { } seen ? grains.GetPost(postId).Watch(connections.ProcessId, seen) : Task.CompletedTask;

    private async Task CheckAsync(LiveConnection connection)
    {
        if (connection.Watches.PostIds is not { Length: > 0 } postIds)
            return;
        var visible = await grains.GetPostQueries().GetNumbers(connection.UserId, postIds);
        Unwatch(connection, postIds.Except(visible.Select(post => post.PostId)));
    }

    private void Add(PostWatch watch)
    {
        if (!watch.Connection.Watches.TryAdd(watch))
            return;
        while (_posts.GetOrAdd(watch.PostId, _ => new WatchedPost()) is var post && !post.TryAdd(watch))
            _posts.TryRemove(KeyValuePair.Create(watch.PostId, post));
        // It may have been ended in between, by who did not find it yet.
        if (!watch.Connection.Watches.Has(watch))
            Remove(watch);
    }

    private void Remove(PostWatch watch)
    {
        if (_posts.TryGetValue(watch.PostId, out var post) && post.Remove(watch))
            _posts.TryRemove(KeyValuePair.Create(watch.PostId, post));
    }

    private async Task TryAsync(Task renewal)
    {
        try
        {
            await renewal;
        }
        catch (Exception exception)
        {
            LogNotRenewed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not renew the watching of posts; it is tried again")]
    private partial void LogNotRenewed(Exception exception);
}
