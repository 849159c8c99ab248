using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Events;
using InstaHub.Silo.Streams.Handlers;
using Npgsql;

namespace InstaHub.Grains.Cluster.Events.Support;

/// <summary>What the handler of one silo does, as its test says, and what it has seen.</summary>
public sealed class HandlerScript(NpgsqlDataSource database)
{
    private readonly Lock _lock = new();
    private readonly List<DomainEvent> _attempts = [];
    private readonly List<DomainEvent> _handled = [];
    private readonly List<(Func<HandlerScript, bool> IsMet, TaskCompletionSource Met)> _waiting = [];

    /// <summary>Runs before the effect; what it throws is the handler's failure.</summary>
    public Func<DomainEvent, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Events as they came, repetitions too.</summary>
    public IReadOnlyList<DomainEvent> Attempts => Copy(_attempts);

    /// <summary>Events as they were handled, repetitions too.</summary>
    public IReadOnlyList<DomainEvent> Handled => Copy(_handled);

    /// <summary>Waits until what has been seen meets a condition.</summary>
    /// <exception cref="TimeoutException">It never did.</exception>
    public Task WaitForAsync(string what, Func<HandlerScript, bool> isMet)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add((isMet, met));
        Look();
        return Patience.ForAsync(met.Task, what);
    }

    internal async Task HandleAsync(string handler, DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        Add(_attempts, domainEvent);
        await Before(domainEvent, cancellationToken);
        await HandledEvents.RunOnceAsync(database, handler, domainEvent.Id, async (connection, token) =>
        {
            await using var effect = new NpgsqlCommand("insert into effects (event_id, key) values ($1, $2)", connection)
            {
                Parameters = { new NpgsqlParameter { Value = domainEvent.Id }, new NpgsqlParameter { Value = domainEvent.Key } },
            };
            await effect.ExecuteNonQueryAsync(token);
        }, cancellationToken);
        Add(_handled, domainEvent);
    }

    private void Add(List<DomainEvent> list, DomainEvent domainEvent)
    {
        lock (_lock)
            list.Add(domainEvent);
        Look();
    }

    private void Look()
    {
        (Func<HandlerScript, bool> IsMet, TaskCompletionSource Met)[] waiting;
        lock (_lock)
            waiting = [.. _waiting];
        foreach (var (isMet, met) in waiting)
        {
            if (isMet(this))
                met.TrySetResult();
        }
    }

    private List<DomainEvent> Copy(List<DomainEvent> list)
    {
        lock (_lock)
            return [.. list];
    }
}

/// <summary>Handles the events of the feature "test" as the silo's <see cref="HandlerScript"/> says.</summary>
[GrainType("test-handler"), ImplicitStreamSubscription(EventSilo.Feature)]
public sealed class ScriptedHandler(HandlerScript script) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken) => script.HandleAsync(HandlerName, domainEvent, cancellationToken);
}
