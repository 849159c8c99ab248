using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Events;

/// <summary>What a handler cannot know by itself of its failures; the silo knows the database.</summary>
public interface IEventFailures
{
    /// <summary>Whether an error says that the database is away, not that the event is bad.</summary>
    bool IsUnavailable(Exception exception);

    /// <summary>Asks the database whether it answers now; used when a handler took too long and does not say why.</summary>
    Task<bool> IsReachableAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Commits an event to the dead ones of a handler, once however often it is called; done means committed. An event that is no
    /// longer in its queue has been dealt with elsewhere and is left alone.
    /// </summary>
    Task BuryAsync(DomainEvent domainEvent, string handler, int failures, string error, CancellationToken cancellationToken);
}
