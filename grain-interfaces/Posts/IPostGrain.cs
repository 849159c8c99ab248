using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Reactions;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>
/// One post, by post id: what it says and its numbers. Reads nothing before it is asked for something. What writes names the user who
/// does it; to anybody but the author there is no post to be written.
/// </summary>
[Alias("InstaHub.Posts.IPostGrain")]
public interface IPostGrain : IGrainWithGuidKey
{
    /// <summary>What readers need of the post, in any state; null when there is none, or it is deleted.</summary>
    [Alias("GetCard"), ReadOnly, AlwaysInterleave]
    ValueTask<PostCard?> GetCard();

    /// <summary>
    /// The same for readers of a private account, and of what is not published: addresses of media are signed, and change with time. What readers see, they get by
    /// <see cref="IPostQueries"/>.
    /// </summary>
    [Alias("GetSignedCard"), ReadOnly, AlwaysInterleave]
    ValueTask<PostCard?> GetSignedCard();

    /// <summary>Makes the post: a draft, one to be published at a time, or one that is published now. To do it again changes nothing.</summary>
    /// <returns>
    /// Or <see cref="PostErrors.InvalidPost"/>, <see cref="PostErrors.Unacceptable"/>, <see cref="PostErrors.TooManyUnpublished"/>,
    /// <see cref="PostErrors.IdTaken"/>, <see cref="PostErrors.NoSuchPost"/> when there is no such author, and why a file cannot be attached
    /// (<see cref="Media.MediaErrors"/>).
    /// </returns>
    [Alias("Create")]
    Task<Result<PostCard>> Create(NewPost post);

    /// <summary>Changes what is given, all or nothing; what a published post said before is kept.</summary>
    /// <returns>
    /// Or <see cref="PostErrors.InvalidPost"/>, <see cref="PostErrors.Unacceptable"/>, <see cref="PostErrors.NoSuchPost"/>,
    /// <see cref="PostErrors.ChangedMeanwhile"/>.
    /// </returns>
    [Alias("Edit")]
    Task<Result<PostCard>> Edit(Guid userId, PostEdit edit);

    /// <summary>Publishes a draft or a scheduled post now; has no effect on a post that is published.</summary>
    /// <returns>Or <see cref="PostErrors.NoSuchPost"/>, <see cref="PostErrors.Archived"/>, <see cref="PostErrors.ChangedMeanwhile"/>.</returns>
    [Alias("Publish")]
    Task<Result<PostCard>> Publish(Guid userId);

    /// <summary>Publishes the post if it is scheduled for that time or an earlier one; otherwise has no effect. For the product itself.</summary>
    /// <param name="dueAt">A time that has come.</param>
    [Alias("PublishDue")]
    Task PublishDue(DateTimeOffset dueAt);

    /// <summary>Hides a published post from everybody but its author, or puts it back in its place.</summary>
    /// <returns>Or <see cref="PostErrors.NoSuchPost"/>, <see cref="PostErrors.NotPublished"/>, <see cref="PostErrors.ChangedMeanwhile"/>.</returns>
    [Alias("SetArchived")]
    Task<Result<PostCard>> SetArchived(Guid userId, bool archived);

    /// <summary>Puts a published post first on its author's profile, or takes it from there.</summary>
    /// <returns>
    /// Or <see cref="PostErrors.NoSuchPost"/>, <see cref="PostErrors.NotPublished"/>, <see cref="PostErrors.TooManyPinned"/>,
    /// <see cref="PostErrors.ChangedMeanwhile"/>.
    /// </returns>
    [Alias("SetPinned")]
    Task<Result<PostCard>> SetPinned(Guid userId, bool pinned);

    /// <summary>Deletes the post for everybody. Succeeds also when it was the user's and is deleted already.</summary>
    /// <returns>True, or <see cref="PostErrors.NoSuchPost"/>, <see cref="PostErrors.ChangedMeanwhile"/>.</returns>
    [Alias("Delete")]
    Task<Result<bool>> Delete(Guid userId);

    /// <summary>Tells of the post's numbers after a change; what is older than what is known is ignored.</summary>
    [Alias("CountsChanged"), AlwaysInterleave]
    Task CountsChanged(ContentCounts counts);

    /// <summary>
    /// Pushes the numbers of the published post to a web process, for the length of a lease: when they have changed, but not more often
    /// than every <c>Live:CountsInterval</c>, and the last ones always. To be renewed.
    /// </summary>
    /// <param name="webProcess">Key of its <see cref="Live.IWebHostGrain"/>.</param>
    /// <param name="seen">Change number of the numbers that it has: if there are newer ones, they are pushed now.</param>
    [Alias("Watch"), AlwaysInterleave]
    Task Watch(string webProcess, long seen);

    /// <summary>Something of the post has changed elsewhere: it is read again when it is asked for.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget();
}
