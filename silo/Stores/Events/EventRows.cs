using InstaHub.GrainInterfaces.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.Events;

/// <summary>
/// Events on their way into the table <c>events</c>, as one array a column, to be inserted by the statement that writes the rows
/// they tell of. Each belongs to an operation of a batch, so that the statement can leave out those whose row was not written.
/// </summary>
public sealed class EventRows(EventOptions options)
{
    /// <summary>How many parameters <see cref="AddParameters"/> adds.</summary>
    public const int Parameters = 9;

    private readonly List<int> _operations = [];
    private readonly List<short> _queues = [];
    private readonly List<Guid> _ids = [];
    private readonly List<string> _namespaces = [];
    private readonly List<short> _partitions = [];
    private readonly List<string> _keys = [];
    private readonly List<string> _types = [];
    private readonly List<ReadOnlyMemory<byte>> _payloads = [];
    private readonly List<DateTime> _occurred = [];
    private readonly List<DomainEvent> _all = [];

    /// <summary>How many events there are.</summary>
    public int Count => _ids.Count;

    /// <summary>The events, in the order of adding.</summary>
    public IReadOnlyList<DomainEvent> All => _all;

    /// <summary>The queues that the events go to.</summary>
    public QueueSet Queues { get; private set; }

    /// <summary>Adds an event. Events are given positions in the order of their operations, and of adding within one.</summary>
    /// <param name="operation">Index of the operation in its batch; 0 where there is no batch.</param>
    /// <param name="domainEvent">The event.</param>
    public void Add(int operation, DomainEvent domainEvent)
    {
        var partition = domainEvent.Partition;
        var queue = options.QueueOf(partition);
        Queues = Queues.With(queue);
        _all.Add(domainEvent);
        _operations.Add(operation);
        _queues.Add(queue);
        _ids.Add(domainEvent.Id);
        _namespaces.Add(domainEvent.Namespace);
        _partitions.Add((short)partition);
        _keys.Add(domainEvent.Key);
        _types.Add(domainEvent.Type);
        _payloads.Add(domainEvent.Payload);
        _occurred.Add(domainEvent.OccurredAt.UtcDateTime);
    }

    /// <summary>
    /// The insertion, to stand alone or as a part of a <c>with</c> statement. Keep the text: it is the same for any number of
    /// events.
    /// </summary>
    /// <param name="firstParameter">The number of the first of its <see cref="Parameters"/> parameters.</param>
    /// <param name="condition">
    /// Which events to insert, in terms of <c>event.operation</c>, e.g. <c>event.operation in (select operation from written)</c>.
    /// </param>
    /// <param name="join">What else the condition and the type are in terms of, e.g. <c>join written on written.operation = event.operation</c>.</param>
    /// <param name="type">The type of the event, where only the statement can tell it.</param>
    public static string InsertSql(int firstParameter, string condition = "true", string join = "", string type = "event.type")
    {
        string[] types = ["int", "smallint", "uuid", "text", "smallint", "text", "text", "bytea", "timestamptz"];
        var arrays = string.Join(", ", types.Select((type, i) => $"${firstParameter + i}::{type}[]"));
        return $"""
            insert into events (queue, id, namespace, partition, key, type, payload, occurred_at)
            select event.queue, event.id, event.namespace, event.partition, event.key, {type}, event.payload, event.occurred_at
            from unnest({arrays}) with ordinality
                as event (operation, queue, id, namespace, partition, key, type, payload, occurred_at, number)
                {join}
            where {condition}
            order by event.operation, event.number
            """;
    }

    /// <summary>Adds the arrays, in the order that <see cref="InsertSql"/> numbers them.</summary>
    public void AddParameters(NpgsqlParameterCollection parameters)
    {
        Add(_operations);
        Add(_queues);
        Add(_ids);
        Add(_namespaces);
        Add(_partitions);
        Add(_keys);
        Add(_types);
        Add(_payloads);
        Add(_occurred);

        void Add<T>(List<T> column) => parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = column });
    }
}
