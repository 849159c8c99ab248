using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Posts;

/// <summary>What posts ask of media.</summary>
public interface IPostMedia
{
    /// <summary>Makes files of a user a part of a post: all of them, or none. Again with the same values: the same outcome.</summary>
    /// <returns>Why not; null when it is done.</returns>
    Task<Error?> AttachAsync(Guid ownerId, Guid postId, IReadOnlyList<Guid> mediaIds);

    /// <summary>Ends that files are a part of a post that has not come to be.</summary>
    Task DetachAsync(Guid postId, IReadOnlyList<Guid> mediaIds);

    /// <summary>What is shown of files that are a part of a post.</summary>
    /// <param name="ownerId">Whose they are.</param>
    /// <param name="mediaIds">Which.</param>
    /// <param name="signed">Whether their addresses are for readers of a private account.</param>
    Task<MediaMembers> DescribeAsync(Guid ownerId, IReadOnlyList<Guid> mediaIds, bool signed);
}

/// <summary>What is shown of files.</summary>
/// <param name="Members">Of each, in the order in which they were asked for: members of a JSON object in UTF-8, without braces; never empty.</param>
/// <param name="FreshUntil">When they are to be asked for again; null: never.</param>
public sealed record MediaMembers(IReadOnlyList<ReadOnlyMemory<byte>> Members, DateTimeOffset? FreshUntil)
{
    public static readonly MediaMembers None = new([], null);
}
