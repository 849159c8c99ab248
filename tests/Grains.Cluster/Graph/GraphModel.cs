using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Cluster.Graph;

/// <summary>
/// What the graph must be, told in the words of the product and not of the code: what each user does about each other. Users are
/// numbers. A pair is touched by one thread at a time.
/// </summary>
internal sealed class GraphModel(int users)
{
    private readonly Side[,] _sides = Make(users);
    private readonly bool[] _private = new bool[users];

    public bool IsPrivate(int user) => _private[user];

    /// <summary>What <paramref name="viewer"/> is to see.</summary>
    public Relation RelationOf(int viewer, int other)
    {
        var (mine, theirs) = (_sides[viewer, other], _sides[other, viewer]);
        return If(mine.Follows, Relation.Following) | If(theirs.Follows, Relation.FollowedBy)
            | If(mine.Asks, Relation.Requested) | If(theirs.Asks, Relation.RequestedBy)
            | If(mine.Blocks, Relation.Blocking) | If(theirs.Blocks, Relation.BlockedBy)
            | If(mine.Mutes.HasFlag(MuteParts.Posts), Relation.MutingPosts)
            | If(mine.Mutes.HasFlag(MuteParts.Stories), Relation.MutingStories)
            | If(mine.Mutes.HasFlag(MuteParts.Notifications), Relation.MutingNotifications)
            | If(mine.Restricts, Relation.Restricting) | If(theirs.Restricts, Relation.RestrictedBy)
            | If(mine.IsClose, Relation.CloseFriend) | If(theirs.IsClose, Relation.CloseFriendOf);

        static Relation If(bool condition, Relation bit) => condition ? bit : Relation.None;
    }

    public int FollowersOf(int user) => Enumerable.Range(0, users).Count(other => _sides[other, user].Follows);

    public int FollowingOf(int user) => Enumerable.Range(0, users).Count(other => _sides[user, other].Follows);

    /// <summary>Does an act as the product promises it.</summary>
    /// <returns>Why it is refused; null: it is done.</returns>
    public Error? Do(GraphAct act, int actor, int target, MuteParts parts)
    {
        if (actor == target)
            return act is GraphAct.Accept or GraphAct.Reject ? GraphErrors.NoSuchRequest : GraphErrors.Oneself;
        var (mine, theirs) = (_sides[actor, target], _sides[target, actor]);
        switch (act)
        {
            case GraphAct.Follow when theirs.Blocks:
                return GraphErrors.NoSuchUser;
            case GraphAct.Follow when mine.Blocks:
                return GraphErrors.Blocked;
            case GraphAct.Follow when _private[target]:
                mine.Asks = !mine.Follows;
                break;
            case GraphAct.Follow:
                (mine.Follows, mine.Asks) = (true, false);
                break;
            case GraphAct.Unfollow:
                (mine.Follows, mine.Asks) = (false, false);
                break;
            case GraphAct.Accept when !theirs.Asks && !theirs.Follows:
            case GraphAct.Reject when !theirs.Asks:
                return GraphErrors.NoSuchRequest;
            case GraphAct.Accept:
                (theirs.Follows, theirs.Asks) = (true, false);
                break;
            case GraphAct.Reject:
                theirs.Asks = false;
                break;
            case GraphAct.RemoveFollower:
                (theirs.Follows, theirs.Asks) = (false, false);
                break;
            case GraphAct.Block:
                (mine.Blocks, mine.Follows, mine.Asks, theirs.Follows, theirs.Asks) = (true, false, false, false, false);
                break;
            case GraphAct.Unblock:
                mine.Blocks = false;
                break;
            case GraphAct.Mute:
                mine.Mutes = parts;
                break;
            case GraphAct.Unmute:
                mine.Mutes = MuteParts.None;
                break;
            case GraphAct.Restrict or GraphAct.Unrestrict:
                mine.Restricts = act == GraphAct.Restrict;
                break;
            case GraphAct.MakeCloseFriend or GraphAct.UnmakeCloseFriend:
                mine.IsClose = act == GraphAct.MakeCloseFriend;
                break;
        }

        return null;
    }

    /// <summary>Changes whether an account is private; whoever has asked a public account follows it.</summary>
    public void SetPrivate(int user, bool isPrivate)
    {
        _private[user] = isPrivate;
        for (var other = 0; other < users && !isPrivate; other++)
        {
            var side = _sides[other, user];
            (side.Follows, side.Asks) = (side.Follows || side.Asks, false);
        }
    }

    private static Side[,] Make(int users)
    {
        var sides = new Side[users, users];
        for (var i = 0; i < users * users; i++)
            sides[i / users, i % users] = new();
        return sides;
    }

    /// <summary>What one does about another.</summary>
    private sealed class Side
    {
        public bool Follows { get; set; }

        public bool Asks { get; set; }

        public bool Blocks { get; set; }

        public MuteParts Mutes { get; set; }

        public bool Restricts { get; set; }

        public bool IsClose { get; set; }
    }
}

/// <summary>What a user can do about another.</summary>
internal enum GraphAct
{
    Follow,
    Unfollow,
    Accept,
    Reject,
    RemoveFollower,
    Block,
    Unblock,
    Mute,
    Unmute,
    Restrict,
    Unrestrict,
    MakeCloseFriend,
    UnmakeCloseFriend,
}
