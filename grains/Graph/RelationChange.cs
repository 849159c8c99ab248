using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Graph;

/// <summary>
/// What an act does to what is between two users, seen by who acts: the act's rule. Bits are cleared, then set. Whether a follow
/// may be, and is only asked for, is decided by the database.
/// </summary>
/// <param name="Set">What is so after it.</param>
/// <param name="Clear">What is not so after it, unless it is set.</param>
/// <param name="FollowsEvent">The event of it when who follows whom changes by it; null: it never does.</param>
/// <param name="OtherEvent">The event of it when only something else changes; null: nothing else does. When nothing changes, there is no event.</param>
public sealed record RelationChange(Relation Set, Relation Clear, string? FollowsEvent, string? OtherEvent)
{
    private const Relation BetweenThem = Relation.Following | Relation.FollowedBy | Relation.Requested | Relation.RequestedBy;
    private const Relation Marks = Relation.Blocking | Relation.Muting | Relation.Restricting | Relation.CloseFriend;

    /// <summary>Any of this must be so before; otherwise there is nothing to do it to. None: no condition.</summary>
    public Relation Needs { get; init; }

    /// <summary>Becomes <see cref="Relation.Requested"/> where the other is private.</summary>
    public static readonly RelationChange Follow =
        new(Relation.Following, Relation.Requested, GraphEvents.Followed, GraphEvents.FollowRequested);

    public static readonly RelationChange Unfollow =
        new(Relation.None, Relation.Following | Relation.Requested, GraphEvents.Unfollowed, GraphEvents.RequestClosed);

    public static readonly RelationChange Accept = new(Relation.FollowedBy, Relation.RequestedBy, GraphEvents.FollowAccepted, null)
    {
        Needs = Relation.RequestedBy | Relation.FollowedBy,
    };

    public static readonly RelationChange Reject = new(Relation.None, Relation.RequestedBy, null, GraphEvents.RequestClosed)
    {
        Needs = Relation.RequestedBy,
    };

    public static readonly RelationChange RemoveFollower =
        new(Relation.None, Relation.FollowedBy | Relation.RequestedBy, GraphEvents.FollowerRemoved, GraphEvents.RequestClosed);

    /// <summary>Ends everything but what the other marks the actor as: half of what is done when an account is removed.</summary>
    public static readonly RelationChange Part =
        new(Relation.None, BetweenThem | Marks, GraphEvents.Parted, GraphEvents.Parted);

    /// <summary>Removes all marks, silently: the other half, done in the name of the other.</summary>
    public static readonly RelationChange RemoveMarks = new(Relation.None, Marks, null, null);

    private static readonly RelationChange Block = new(Relation.Blocking, BetweenThem, GraphEvents.Blocked, GraphEvents.Blocked);
    private static readonly RelationChange Unblock = Without(Relation.Blocking, GraphEvents.Unblocked);
    private static readonly RelationChange Unmute = Without(Relation.Muting, GraphEvents.MuteChanged);
    private static readonly RelationChange Restrict = With(Relation.Restricting, GraphEvents.RestrictionChanged);
    private static readonly RelationChange Unrestrict = Without(Relation.Restricting, GraphEvents.RestrictionChanged);
    private static readonly RelationChange BefriendClosely = With(Relation.CloseFriend, GraphEvents.CloseFriendChanged);
    private static readonly RelationChange BefriendLess = Without(Relation.CloseFriend, GraphEvents.CloseFriendChanged);

    /// <summary>The setting of a mark; a mute of no part is none.</summary>
    public static RelationChange Mark(UserMark mark, MuteParts parts) => mark switch
    {
        UserMark.Block => Block,
        UserMark.Mute => new(Muting(parts), Relation.Muting, null, GraphEvents.MuteChanged),
        UserMark.Restrict => Restrict,
        UserMark.CloseFriend => BefriendClosely,
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, null),
    };

    /// <summary>The removal of a mark.</summary>
    public static RelationChange Unmark(UserMark mark) => mark switch
    {
        UserMark.Block => Unblock,
        UserMark.Mute => Unmute,
        UserMark.Restrict => Unrestrict,
        UserMark.CloseFriend => BefriendLess,
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, null),
    };

    private static Relation Muting(MuteParts parts) =>
        (parts.HasFlag(MuteParts.Posts) ? Relation.MutingPosts : Relation.None)
        | (parts.HasFlag(MuteParts.Stories) ? Relation.MutingStories : Relation.None)
        | (parts.HasFlag(MuteParts.Notifications) ? Relation.MutingNotifications : Relation.None);

    private static RelationChange With(Relation bit, string changed) => new(bit, Relation.None, null, changed);

    private static RelationChange Without(Relation bits, string changed) => new(Relation.None, bits, null, changed);
}
