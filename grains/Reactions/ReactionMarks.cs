using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Posts;

namespace InstaHub.Grains.Reactions;

/// <summary>Tells readers of posts what a viewer has done to them, from the viewer's memory.</summary>
internal sealed class ReactionMarks(IGrainFactory grains) : IViewerMarks
{
    public ValueTask<IReadOnlyList<ViewerMarks>> GetAsync(Guid viewerId, IReadOnlyList<Guid> postIds) => grains.GetReactions(viewerId).GetMany(postIds);
}
