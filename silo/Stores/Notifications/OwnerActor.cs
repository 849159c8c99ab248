namespace InstaHub.Silo.Stores.Notifications;

/// <summary>An owner of notifications and somebody in them. Ordered by the owner, as rows are locked.</summary>
public readonly record struct OwnerActor(Guid OwnerId, Guid ActorId) : IComparable<OwnerActor>
{
    public int CompareTo(OwnerActor other) =>
        OwnerId.CompareTo(other.OwnerId) is var order and not 0 ? order : ActorId.CompareTo(other.ActorId);
}
