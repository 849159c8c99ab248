namespace InstaHub.Grains.Posts;

/// <summary>What a feature keeps about posts, and removes before the posts themselves are removed for good. Register one for each feature.</summary>
public interface IPostPurge
{
    /// <summary>Removes it. To do it again must change nothing; large parts are removed in steps.</summary>
    /// <param name="postIds">The posts. They are deleted, so nothing is added any more.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task PurgeAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken);
}
