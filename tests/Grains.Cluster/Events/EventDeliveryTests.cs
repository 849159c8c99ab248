using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Cluster.Events.Support;
using InstaHub.Grains.Events;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace InstaHub.Grains.Cluster.Events;

/// <summary>What counts as a failure of a handler, and what does not.</summary>
public sealed class EventDeliveryTests
{
    private readonly ManualTime _time = new();
    private readonly Failures _failures = new();
    private readonly List<int> _handled = [];
    private readonly DomainEvent[] _events = [.. Enumerable.Range(0, 3).Select(i => EventSilo.Event("key", i))];
    private Func<DomainEvent, CancellationToken, Task> _before = (_, _) => Task.CompletedTask;

    [Fact]
    public async Task A_batch_that_comes_again_goes_on_where_it_failed()
    {
        var delivery = Delivery();
        var fails = true;
        _before = (domainEvent, _) => fails && EventSilo.NumberOf(domainEvent) == 1 ? throw new FormatException() : Task.CompletedTask;
        await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));

        fails = false;
        await delivery.OnNextAsync(Batch(1));
        Assert.Equal([0, 1, 2], _handled);

        await delivery.OnNextAsync(Batch(2));
        Assert.Equal([0, 1, 2, 0, 1, 2], _handled);
    }

    [Fact]
    public async Task After_five_failures_the_event_is_dead_and_the_batch_goes_on()
    {
        var delivery = Delivery();
        _before = (domainEvent, _) => EventSilo.NumberOf(domainEvent) == 1 ? throw new FormatException("bad") : Task.CompletedTask;
        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));
        Assert.Empty(_failures.Buried);

        await delivery.OnNextAsync(Batch(1));

        var (id, count, error) = Assert.Single(_failures.Buried);
        Assert.Equal((_events[1].Id, 5), (id, count));
        Assert.Contains("bad", error);
        Assert.Equal([0, 2], _handled);
    }

    [Fact]
    public async Task A_handler_that_hangs_has_failed_each_time_its_limit_has_passed()
    {
        var delivery = Delivery();
        _before = (domainEvent, _) => EventSilo.NumberOf(domainEvent) == 0 ? new TaskCompletionSource().Task : Task.CompletedTask;
        for (var i = 0; i < 4; i++)
        {
            var delivering = delivery.OnNextAsync(Batch(1));
            _time.Advance(EventHandling.TimeLimit);
            await Assert.ThrowsAsync<EventNotHandledException>(() => Patience.ForAsync(delivering, "the end of a delivery"));
        }

        var last = delivery.OnNextAsync(Batch(1));
        _time.Advance(EventHandling.TimeLimit);
        await Patience.ForAsync(last, "the end of the last delivery");

        Assert.Equal([_events[0].Id], _failures.Buried.Select(buried => buried.Id));
        Assert.Equal([1, 2], _handled);
    }

    [Fact]
    public async Task The_handlers_token_is_cancelled_when_its_time_is_over()
    {
        var delivery = Delivery();
        CancellationToken token = default;
        _before = (_, given) =>
        {
            token = given;
            return Task.Delay(Timeout.InfiniteTimeSpan, given);
        };

        var delivering = delivery.OnNextAsync(Batch(1));
        Assert.False(token.IsCancellationRequested);
        _time.Advance(EventHandling.TimeLimit);

        await Assert.ThrowsAsync<EventNotHandledException>(() => Patience.ForAsync(delivering, "the end of the delivery"));
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_database_that_is_away_makes_no_event_die()
    {
        var delivery = Delivery();
        _before = (_, _) => throw new InvalidOperationException(Failures.Away);
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));

        Assert.Empty(_failures.Buried);
    }

    [Fact]
    public async Task A_handler_that_hangs_with_the_database_makes_no_event_die()
    {
        var delivery = Delivery();
        _failures.IsReachable = false;
        _before = (_, _) => new TaskCompletionSource().Task;
        for (var i = 0; i < 20; i++)
        {
            var delivering = delivery.OnNextAsync(Batch(1));
            _time.Advance(EventHandling.TimeLimit);
            await Assert.ThrowsAsync<EventNotHandledException>(() => Patience.ForAsync(delivering, "the end of a delivery"));
        }

        Assert.Empty(_failures.Buried);
    }

    [Fact]
    public async Task A_grain_that_is_away_makes_no_event_die()
    {
        var delivery = Delivery();
        _before = (_, _) => throw new SiloUnavailableException("gone");
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));

        Assert.Empty(_failures.Buried);
    }

    [Fact]
    public async Task An_event_that_cannot_be_buried_is_tried_again()
    {
        var delivery = Delivery();
        _failures.CanBury = false;
        _before = (_, _) => throw new FormatException("bad");
        for (var i = 0; i < 10; i++)
            await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));

        _failures.CanBury = true;
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));
        await delivery.OnNextAsync(Batch(1));

        Assert.Equal(_events.Select(domainEvent => domainEvent.Id), _failures.Buried.Select(buried => buried.Id));
    }

    [Fact]
    public async Task A_delivery_that_takes_long_asks_for_the_rest_again()
    {
        var delivery = Delivery();
        _before = (_, _) =>
        {
            _time.Advance(EventHandling.TimeLimit - TimeSpan.FromMilliseconds(1));
            _time.Advance(TimeSpan.Zero);
            return Task.CompletedTask;
        };
        var events = Enumerable.Range(0, 4).Select(i => EventSilo.Event("key", i)).ToArray();
        await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1, events)));
        Assert.Equal([0, 1, 2], _handled);

        await delivery.OnNextAsync(Batch(1, events));

        Assert.Equal([0, 1, 2, 3], _handled);
        Assert.Empty(_failures.Buried);
    }

    [Fact]
    public async Task Where_order_does_not_matter_a_batch_is_handled_at_once()
    {
        var delivery = Delivery(inAnyOrder: true);
        var (begun, all) = (0, new TaskCompletionSource());
        _before = (_, _) =>
        {
            if (Interlocked.Increment(ref begun) == _events.Length)
                all.SetResult();
            return all.Task;
        };

        await Patience.ForAsync(delivery.OnNextAsync(Batch(1)), "a delivery of events that wait for each other");

        Assert.Equal([0, 1, 2], _handled.Order());
    }

    [Fact]
    public async Task Where_order_does_not_matter_those_that_fail_are_tried_again_alone_and_die_alone()
    {
        var delivery = Delivery(inAnyOrder: true);
        var tries = new int[3];
        _before = (domainEvent, _) => ++tries[EventSilo.NumberOf(domainEvent)] > 0 && EventSilo.NumberOf(domainEvent) == 1
            ? throw new FormatException("bad") : Task.CompletedTask;
        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<EventNotHandledException>(() => delivery.OnNextAsync(Batch(1)));
        await delivery.OnNextAsync(Batch(1));

        Assert.Equal([_events[1].Id], _failures.Buried.Select(buried => buried.Id));
        Assert.Equal([1, 6, 1], tries);
        Assert.Equal([0, 2], _handled);
    }

    [Fact]
    public async Task Where_order_does_not_matter_one_that_hangs_does_not_undo_the_others()
    {
        var delivery = Delivery(inAnyOrder: true);
        var hangs = true;
        _before = (domainEvent, _) => hangs && EventSilo.NumberOf(domainEvent) == 0 ? new TaskCompletionSource().Task : Task.CompletedTask;

        var delivering = delivery.OnNextAsync(Batch(1));
        Assert.Equal([1, 2], _handled);
        hangs = false;
        _time.Advance(EventHandling.TimeLimit);
        await Patience.ForAsync(delivering, "the end of the delivery");

        Assert.Equal([1, 2, 0], _handled);
    }

    private EventDelivery Delivery(bool inAnyOrder = false) => new(
        "handler",
        inAnyOrder,
        async (domainEvent, token) =>
        {
            await _before(domainEvent, token);
            _handled.Add(EventSilo.NumberOf(domainEvent));
        },
        (_, _) => Task.CompletedTask,
        _failures,
        _time,
        NullLogger<EventDelivery>.Instance);

    private List<SequentialItem<DomainEvent>> Batch(long number, DomainEvent[]? events = null) =>
        [.. (events ?? _events).Select((domainEvent, i) => new SequentialItem<DomainEvent>(domainEvent, new EventSequenceTokenV2(number, i)))];

    private sealed class Failures : IEventFailures
    {
        public const string Away = "the database is away";

        public bool IsReachable { get; set; } = true;

        public bool CanBury { get; set; } = true;

        public List<(Guid Id, int Failures, string Error)> Buried { get; } = [];

        public bool IsUnavailable(Exception exception) => exception.Message == Away;

        public Task<bool> IsReachableAsync(CancellationToken cancellationToken) => Task.FromResult(IsReachable);

        public Task BuryAsync(DomainEvent domainEvent, string handler, int failures, string error, CancellationToken cancellationToken)
        {
            if (!CanBury)
                throw new InvalidOperationException(Away);
            Buried.Add((domainEvent.Id, failures, error));
            return Task.CompletedTask;
        }
    }
}
