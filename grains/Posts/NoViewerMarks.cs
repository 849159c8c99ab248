using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Posts;

/// <summary>Where nothing else is registered: nobody has marked anything.</summary>
internal sealed class NoViewerMarks : IViewerMarks
{
    public ValueTask<IReadOnlyList<ViewerMarks>> GetAsync(Guid viewerId, IReadOnlyList<Guid> postIds) => new(new ViewerMarks[postIds.Count]);
}
