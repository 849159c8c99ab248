using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Posts;

/// <summary>What posts ask of likes and bookmarks.</summary>
public interface IViewerMarks
{
    /// <summary>What a user has done to each of these posts, in their order.</summary>
    ValueTask<IReadOnlyList<ViewerMarks>> GetAsync(Guid viewerId, IReadOnlyList<Guid> postIds);
}
