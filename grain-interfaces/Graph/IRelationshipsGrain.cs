using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Graph;

/// <summary>
/// One user's relations to others, by user id: what this user does about them, and what is between them. Everything it changes is
/// decided by the database, where both users' rows are locked; what it remembers of pairs is a bounded cache.
/// </summary>
/// <remarks>
/// Calls may interleave, so that many wait for one commit together. These grains never wait for each other. Whatever changes a pair
/// gives back what is between the two then.
/// </remarks>
[Alias("InstaHub.Graph.IRelationshipsGrain")]
public interface IRelationshipsGrain : IGrainWithGuidKey
{
    /// <summary>Follows, or asks a private account to be let; has no effect when that is so already.</summary>
    /// <returns>
    /// Or <see cref="GraphErrors.NoSuchUser"/> (not there, not active, or blocking this user), <see cref="GraphErrors.Blocked"/>,
    /// <see cref="GraphErrors.Oneself"/>, <see cref="GraphErrors.FollowsTooMany"/>.
    /// </returns>
    [Alias("Follow"), AlwaysInterleave]
    Task<Result<Relation>> Follow(Guid userId);

    /// <summary>Ends following, or takes the request back. Always works for a user who is there.</summary>
    /// <returns>Or <see cref="GraphErrors.NoSuchUser"/>, <see cref="GraphErrors.Oneself"/>.</returns>
    [Alias("Unfollow"), AlwaysInterleave]
    Task<Result<Relation>> Unfollow(Guid userId);

    /// <summary>Lets somebody follow who has asked to; has no effect on who does already.</summary>
    /// <returns>Or <see cref="GraphErrors.NoSuchRequest"/>.</returns>
    [Alias("Accept"), AlwaysInterleave]
    Task<Result<Relation>> Accept(Guid requesterId);

    /// <summary>Closes a request; whoever made it sees that it is no more, nothing else.</summary>
    /// <returns>Or <see cref="GraphErrors.NoSuchRequest"/>.</returns>
    [Alias("Reject"), AlwaysInterleave]
    Task<Result<Relation>> Reject(Guid requesterId);

    /// <summary>Ends that somebody follows this user. Always works for a user who is there.</summary>
    /// <returns>Or <see cref="GraphErrors.NoSuchUser"/>, <see cref="GraphErrors.Oneself"/>.</returns>
    [Alias("RemoveFollower"), AlwaysInterleave]
    Task<Result<Relation>> RemoveFollower(Guid followerId);

    /// <summary>
    /// Sets a mark. Blocking ends follows and requests both ways. Always works for a user who is there, one who blocks this user too.
    /// </summary>
    /// <param name="userId">Who is marked.</param>
    /// <param name="mark">As what.</param>
    /// <param name="parts">Of a mute: what is muted, nothing else stays so; ignored otherwise.</param>
    /// <returns>Or <see cref="GraphErrors.NoSuchUser"/>, <see cref="GraphErrors.Oneself"/>.</returns>
    [Alias("Mark"), AlwaysInterleave]
    Task<Result<Relation>> Mark(Guid userId, UserMark mark, MuteParts parts);

    /// <summary>Removes a mark. Brings nothing back that a block has ended. Always works for a user who is there.</summary>
    /// <returns>Or <see cref="GraphErrors.NoSuchUser"/>, <see cref="GraphErrors.Oneself"/>.</returns>
    [Alias("Unmark"), AlwaysInterleave]
    Task<Result<Relation>> Unmark(Guid userId, UserMark mark);

    /// <summary>
    /// Accepts some of those who have asked to follow, the newest first, since the account is public now; nobody while it is private.
    /// Call it until the answer is false.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    [Alias("AcceptSome"), AlwaysInterleave]
    Task<bool> AcceptSome();

    /// <summary>What is between this user and another; of users who are not there, and of oneself: nothing.</summary>
    [Alias("Get"), ReadOnly, AlwaysInterleave]
    ValueTask<Relation> Get(Guid userId);

    /// <summary>The same of many, in their order.</summary>
    [Alias("GetMany"), ReadOnly, AlwaysInterleave]
    ValueTask<IReadOnlyList<Relation>> GetMany(IReadOnlyList<Guid> userIds);

    /// <summary>What is between this user and others has changed: it is read again when it is asked for.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget(IReadOnlyList<Guid> userIds);
}
