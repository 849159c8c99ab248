namespace InstaHub.GrainInterfaces.Graph;

/// <summary>
/// Everything between two users, seen from one of them (the viewer): all that rules of visibility ask and a page shows. One number,
/// so that thousands are kept in memory and go through a wire for little.
/// </summary>
[Flags, GenerateSerializer, Alias("InstaHub.Graph.Relation")]
public enum Relation
{
    None = 0,

    /// <summary>The viewer follows the other.</summary>
    Following = 1,

    /// <summary>The other follows the viewer.</summary>
    FollowedBy = 1 << 1,

    /// <summary>The viewer has asked to follow the other, who has not answered.</summary>
    Requested = 1 << 2,

    /// <summary>The other has asked to follow the viewer.</summary>
    RequestedBy = 1 << 3,

    /// <summary>The viewer blocks the other.</summary>
    Blocking = 1 << 4,

    /// <summary>The other blocks the viewer, who must not know.</summary>
    BlockedBy = 1 << 5,

    /// <summary>The viewer does not want the other's posts in feeds.</summary>
    MutingPosts = 1 << 6,

    /// <summary>Nor the other's stories.</summary>
    MutingStories = 1 << 7,

    /// <summary>Nor notifications of what the other does.</summary>
    MutingNotifications = 1 << 8,

    /// <summary>The viewer restricts the other, who must not know.</summary>
    Restricting = 1 << 9,

    /// <summary>The other restricts the viewer, who must not know.</summary>
    RestrictedBy = 1 << 10,

    /// <summary>The viewer counts the other among close friends.</summary>
    CloseFriend = 1 << 11,

    /// <summary>The other counts the viewer among close friends.</summary>
    CloseFriendOf = 1 << 12,

    /// <summary>Any part of muting.</summary>
    Muting = MutingPosts | MutingStories | MutingNotifications,
}
