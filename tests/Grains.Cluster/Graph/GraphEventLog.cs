using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Cluster.Graph;

/// <summary>Sees the events of the graph as any handler does, on every silo of this process, and keeps them by actor.</summary>
[GrainType("tests.graph-event-log"), ImplicitStreamSubscription(GraphEvents.Namespace)]
public sealed class GraphEventLog : EventHandlerGrain
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<DomainEvent>> Seen = new();

    /// <summary>The types of a user's events so far, each event once however often it came.</summary>
    public static IReadOnlyList<string> TypesOf(Guid actor) =>
        Seen.TryGetValue(GraphGrainExtensions.EventKey(actor), out var events) ? [.. events.DistinctBy(domainEvent => domainEvent.Id).Select(domainEvent => domainEvent.Type)] : [];

    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        Seen.GetOrAdd(domainEvent.Key, _ => new()).Enqueue(domainEvent);
        return Task.CompletedTask;
    }
}
