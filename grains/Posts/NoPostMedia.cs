using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Posts;

/// <summary>Where nothing else is registered: nobody has media, and posts have captions alone.</summary>
internal sealed class NoPostMedia : IPostMedia
{
    public Task<Error?> AttachAsync(Guid ownerId, Guid postId, IReadOnlyList<Guid> mediaIds) =>
        Task.FromResult<Error?>(PostErrors.Unacceptable("media", "You have no such picture."));

    public Task<MediaMembers> DescribeAsync(IReadOnlyList<Guid> mediaIds, bool signed) => Task.FromResult(new MediaMembers(
        [.. mediaIds.Select(id => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes($"\"id\":\"{id:D}\""))], FreshUntil: null));
}

/// <summary>Where nothing else is registered: nobody has marked anything.</summary>
internal sealed class NoViewerMarks : IViewerMarks
{
    public ValueTask<IReadOnlyList<ViewerMarks>> GetAsync(Guid viewerId, IReadOnlyList<Guid> postIds) => new(new ViewerMarks[postIds.Count]);
}
