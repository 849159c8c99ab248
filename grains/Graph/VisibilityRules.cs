using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Graph;

/// <summary>
/// What a viewer may see of an owner: the one rule by which every reader goes. Pure.
/// </summary>
public static class VisibilityRules
{
    /// <summary>Decides.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="status">Of the owner's account.</param>
    /// <param name="isPrivate">Whether the owner shows more than the profile to followers alone.</param>
    /// <param name="relation">What is between the two, seen by the viewer; looked at only where the viewer is another.</param>
    public static Visibility Decide(Viewer viewer, AccountStatus status, bool isPrivate, Relation relation) => viewer switch
    {
        _ when status == AccountStatus.Deleted => Visibility.Nothing,
        Viewer.Self => new(Sight.Everything, BelongsInFeed: status == AccountStatus.Active),
        _ when status != AccountStatus.Active => Visibility.Nothing,
        Viewer.Anonymous => new(isPrivate ? Sight.Profile : Sight.Everything, BelongsInFeed: false),
        // Before the viewer's own block: that somebody is absent must not depend on what who is blocked does.
        _ when relation.HasFlag(Relation.BlockedBy) => Visibility.Nothing,
        _ when relation.HasFlag(Relation.Blocking) => new(Sight.Stub, BelongsInFeed: false),
        _ when relation.HasFlag(Relation.Following) => new(Sight.Everything, BelongsInFeed: !relation.HasFlag(Relation.MutingPosts)),
        _ => new(isPrivate ? Sight.Profile : Sight.Everything, BelongsInFeed: false),
    };

    /// <summary>
    /// How much a user sees of somebody whom they block, in their own list of those: also of who blocks them too. Otherwise the list would
    /// tell of the other's block, and one's own could not be found.
    /// </summary>
    public static Sight InOwnBlocks(AccountStatus status) => status == AccountStatus.Active ? Sight.Stub : Sight.Hidden;

    /// <summary>What <paramref name="viewerId"/> is to <paramref name="ownerId"/>.</summary>
    public static Viewer ViewerOf(Guid? viewerId, Guid ownerId) =>
        viewerId is null ? Viewer.Anonymous : viewerId == ownerId ? Viewer.Self : Viewer.Other;
}

/// <summary>Who looks at an owner.</summary>
public enum Viewer
{
    /// <summary>Somebody who is not signed in.</summary>
    Anonymous,

    /// <summary>The owner.</summary>
    Self,

    /// <summary>Any other user.</summary>
    Other,
}

/// <summary>How much is seen of an owner; each more than the one before.</summary>
public enum Sight
{
    /// <summary>As if there were no such user.</summary>
    Hidden = 0,

    /// <summary>Who it is, and that the viewer blocks them; no more.</summary>
    Stub = 1,

    /// <summary>The profile; lists and posts are refused.</summary>
    Profile = 2,

    Everything = 3,
}

/// <summary>What a viewer may see of an owner.</summary>
/// <param name="Sight">How much, when asking for it.</param>
/// <param name="BelongsInFeed">Whether the owner's posts are in the viewer's home feed.</param>
public readonly record struct Visibility(Sight Sight, bool BelongsInFeed)
{
    /// <summary>As if there were no such user.</summary>
    public static readonly Visibility Nothing = new(Sight.Hidden, BelongsInFeed: false);
}
