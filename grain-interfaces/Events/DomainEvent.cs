namespace InstaHub.GrainInterfaces.Events;

/// <summary>
/// Something that has happened to one entity, committed together with it. Delivered at least once, in the order of the entity's
/// commits except across a handover of its queue.
/// </summary>
/// <param name="Id">UUID version 7; handlers remember it to have an effect once.</param>
/// <param name="Namespace">The feature: the namespace of the stream.</param>
/// <param name="Key">The entity. Events of one key keep their order.</param>
/// <param name="Type">What happened, in the past tense, snake_case.</param>
/// <param name="Payload">JSON of the feature's payload record for that type; additive changes only.</param>
/// <param name="OccurredAt">When the writer made it, UTC; not an order.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.DomainEvent")]
public sealed record DomainEvent(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Namespace,
    [property: Id(2)] string Key,
    [property: Id(3)] string Type,
    [property: Id(4)] ReadOnlyMemory<byte> Payload,
    [property: Id(5)] DateTimeOffset OccurredAt)
{
    /// <summary>The stream partition of the key: see <see cref="EventPartitions"/>.</summary>
    public int Partition => EventPartitions.Of(Key);
}
