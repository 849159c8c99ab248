namespace InstaHub.GrainInterfaces.Graph;

/// <summary>How far following somebody has come.</summary>
[GenerateSerializer, Alias("InstaHub.Graph.FollowStatus")]
public enum FollowStatus
{
    None = 0,

    /// <summary>Asked for; the account is private.</summary>
    Pending = 1,

    Accepted = 2,
}

/// <summary>What follows from a relation.</summary>
public static class Relations
{
    public static FollowStatus FollowStatus(this Relation relation) =>
        relation.HasFlag(Relation.Following) ? Graph.FollowStatus.Accepted
        : relation.HasFlag(Relation.Requested) ? Graph.FollowStatus.Pending
        : Graph.FollowStatus.None;

    /// <summary>The same pair, seen by the other. What only a side's owner may say of muting is lost.</summary>
    public static Relation Reversed(this Relation relation)
    {
        var reversed = Relation.None;
        Swap(Relation.Following, Relation.FollowedBy);
        Swap(Relation.Requested, Relation.RequestedBy);
        Swap(Relation.Blocking, Relation.BlockedBy);
        Swap(Relation.Restricting, Relation.RestrictedBy);
        Swap(Relation.CloseFriend, Relation.CloseFriendOf);
        return reversed;

        void Swap(Relation mine, Relation theirs)
        {
            if (relation.HasFlag(mine))
                reversed |= theirs;
            if (relation.HasFlag(theirs))
                reversed |= mine;
        }
    }
}
