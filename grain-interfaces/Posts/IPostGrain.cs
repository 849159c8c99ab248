using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Reactions;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>One post, by post id: what it says and its numbers. Reads nothing before it is asked for something.</summary>
[Alias("InstaHub.Posts.IPostGrain")]
public interface IPostGrain : IGrainWithGuidKey
{
    /// <summary>What readers need of the post, in any state; null when there is none, or it is deleted.</summary>
    [Alias("GetCard"), ReadOnly, AlwaysInterleave]
    ValueTask<PostCard?> GetCard();

    /// <summary>Tells of the post's numbers after a change; what is older than what is known is ignored.</summary>
    [Alias("CountsChanged"), AlwaysInterleave]
    Task CountsChanged(ContentCounts counts);
}
