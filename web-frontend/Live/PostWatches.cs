using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Live;

/// <summary>
/// Which connections of this process watch the numbers of which posts. The grain of a post knows the process, for the length of a lease; the
/// process knows the connections. A connection that ends takes its watches with it, and the grain hears no more of them.
/// </summary>
internal sealed class PostWatches(IGrainFactory grains, LiveConnections connections, LiveConnectionServices services, WatchRenewals renewals)
{
    private readonly TopicWatches _watches = new(LiveTopicKind.Post, connection => connection.Posts);

    /// <summary>Posts that are watched here.</summary>
    public int Count => _watches.Count;

    /// <summary>
    /// Lets a connection watch posts: those of them that its user may see. What it watches already it goes on watching.
    /// </summary>
    /// <returns>The numbers of those posts now; all later ones come as events.</returns>
    /// <exception cref="ApiException">It would watch too many; nothing has changed.</exception>
    public async Task<IReadOnlyList<PostNumbers>> WatchAsync(LiveConnection connection, IReadOnlyList<Guid> postIds)
    {
        if (connection.Posts.Ids.Union(postIds).Count() > services.Options.MaxWatchedPosts)
            throw new ApiException(LiveErrors.TooManyWatched.ToApiError());

        var visible = await grains.GetPostQueries().GetNumbers(connection.UserId, postIds);
        foreach (var post in visible)
            _watches.Add(new TopicWatch(post.PostId, connection, post.Counts.ChangeNumber));
        // What has changed since the numbers were read is pushed by this.
        await Task.WhenAll(visible.Select(post => grains.GetPost(post.PostId).Watch(connections.ProcessId, post.Counts.ChangeNumber)));
        return visible;
    }

    /// <summary>Ends the watching of posts; of those that are not watched nothing is said.</summary>
    public void Unwatch(LiveConnection connection, IEnumerable<Guid> postIds) => _watches.Remove(connection, postIds);

    /// <inheritdoc cref="TopicWatches.End"/>
    public void End(LiveConnection connection) => _watches.End(connection);

    /// <inheritdoc cref="TopicWatches.Deliver"/>
    public void Deliver(LiveTopic topic, LiveEvent liveEvent) => _watches.Deliver(topic, liveEvent);

    /// <summary>
    /// Ends the watching of what its viewers may see no more, and tells the grains that the other posts are still watched here; they push what
    /// was lost.
    /// </summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        await renewals.ForEachAsync(connections.Users.SelectMany(user => user.All), CheckAsync, cancellationToken);
        await renewals.ForEachAsync(_watches.All, post => RenewAsync(post.Key, post.Value), cancellationToken);
    }

    private Task RenewAsync(Guid postId, WatchedTopic post) =>
        post.OldestSent is { } seen ? grains.GetPost(postId).Watch(connections.ProcessId, seen) : Task.CompletedTask;

    private async Task CheckAsync(LiveConnection connection)
    {
        if (connection.Posts.Ids is not { Length: > 0 } postIds)
            return;
        var visible = await grains.GetPostQueries().GetNumbers(connection.UserId, postIds);
        Unwatch(connection, postIds.Except(visible.Select(post => post.PostId)));
    }
}
