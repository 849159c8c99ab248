namespace InstaHub.Silo.Stores.Reactions;

/// <summary>A user and what the user does something about. Ordered by that, then by the user.</summary>
public readonly record struct UserTarget(Guid UserId, Guid TargetId) : IComparable<UserTarget>
{
    public int CompareTo(UserTarget other) =>
        TargetId.CompareTo(other.TargetId) is var order and not 0 ? order : UserId.CompareTo(other.UserId);
}
