using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Events;

/// <summary>Hears of events that a transaction of this silo has committed, before who acted is answered. Their streams tell again.</summary>
public interface ICommittedEvents
{
    /// <summary>Does what is to be done at once. Takes a moment at most, and does not throw.</summary>
    Task CommittedAsync(IReadOnlyList<DomainEvent> events);
}
