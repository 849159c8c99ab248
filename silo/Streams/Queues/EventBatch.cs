using InstaHub.GrainInterfaces.Events;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Queues;

/// <summary>Events of one stream, in the order of their positions, that are delivered together.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.EventBatch")]
public sealed class EventBatch : IBatchContainer
{
    [Id(0)]
    private readonly EventSequenceTokenV2 _token;

    [Id(1)]
    private readonly DomainEvent[] _events;

    [Id(2)]
    private readonly StreamId _streamId;

    // What the reader remembers them by; of no use elsewhere.
    [NonSerialized]
    private readonly long[] _positions;

    internal EventBatch(StreamId streamId, long sequence, DomainEvent[] events, long[] positions)
    {
        _streamId = streamId;
        _token = new EventSequenceTokenV2(sequence);
        _events = events;
        _positions = positions;
    }

    /// <inheritdoc/>
    public StreamId StreamId => _streamId;

    /// <inheritdoc/>
    public StreamSequenceToken SequenceToken => _token;

    internal long Sequence => _token.SequenceNumber;

    internal IReadOnlyList<long> Positions => _positions;

    internal int Count => _events.Length;

    /// <inheritdoc/>
    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        for (var i = 0; i < _events.Length; i++)
            yield return Tuple.Create((T)(object)_events[i], (StreamSequenceToken)_token.CreateSequenceTokenForEvent(i));
    }

    /// <inheritdoc/>
    public bool ImportRequestContext() => false;
}
