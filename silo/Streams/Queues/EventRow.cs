using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Silo.Streams.Queues;

/// <summary>A row of <c>events</c>.</summary>
internal readonly record struct EventRow(long Position, int Partition, DomainEvent Event);
