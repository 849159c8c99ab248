using InstaHub.Silo.Stores.Posts;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Removes deleted posts for good when their time is over, with all that hangs on them.</summary>
public sealed class PostPurge(PostRemoval removal, IOptions<PostOptions> options, TimeProvider time, ILogger<PostPurge> logger)
    : Rounds(options.Value.PurgeInterval, time, logger)
{
    private const int Batch = 200;

    /// <inheritdoc/>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var posts = await removal.FindDeletedAsync(options.Value.PurgeAfter, Batch, cancellationToken);
        if (posts.Count > 0)
            await removal.RemoveAsync(posts, cancellationToken);
        return posts.Count == Batch;
    }
}
