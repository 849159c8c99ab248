using System.Diagnostics;
using InstaHub.GrainInterfaces.Events;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace InstaHub.Grains.Events;

/// <summary>
/// Takes the batches of one stream through a handler, event by event. What it throws makes the same batch come again; it then goes
/// on where it was. Only failures of the handler itself count: while the database or a grain that it needs is away, the event waits.
/// </summary>
/// <remarks>Where order does not matter, all events of a batch are tried at once first; those that fail then go the way of the others.</remarks>
public sealed partial class EventDelivery(
    string handler,
    bool inAnyOrder,
    Func<DomainEvent, CancellationToken, Task> handle,
    Func<DomainEvent, CancellationToken, Task> onDead,
    IEventFailures failures,
    TimeProvider time,
    ILogger<EventDelivery> logger) : IAsyncBatchObserver<DomainEvent>
{
    private CancellationTokenSource? _limit;
    private StreamSequenceToken? _batch;
    private bool[] _isHandled = [];
    private int _next;
    private int _failures;

    /// <inheritdoc/>
    public async Task OnNextAsync(IList<SequentialItem<DomainEvent>> items)
    {
        var began = time.GetTimestamp();
        if (!items[0].Token.Equals(_batch))
        {
            (_batch, _next, _failures, _isHandled) = (items[0].Token, 0, 0, []);
            if (inAnyOrder && items.Count > 1)
                _isHandled = await HandleAllAsync(items);
        }

        while (_next < items.Count)
        {
            if (time.GetElapsedTime(began) > EventHandling.DeliveryLimit)
                throw new EventNotHandledException($"{handler} has handled {_next} of {items.Count} events and asks for the rest again.");
            if (_next >= _isHandled.Length || !_isHandled[_next])
                await DeliverAsync(items[_next].Item);
            _next++;
            _failures = 0;
        }
    }

    /// <summary>The agent's word that a delivery failed; it comes again all the same.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    /// <summary>Which of them were handled.</summary>
    private async Task<bool[]> HandleAllAsync(IList<SequentialItem<DomainEvent>> items)
    {
        var began = Stopwatch.GetTimestamp();
        var token = BeginLimit();
        var handling = items.Select(item => HandleAsync(item.Item, token)).ToArray();
        await Task.WhenAll(handling).WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var isHandled = Array.ConvertAll(handling, one => one.IsCompletedSuccessfully);
        foreach (var _ in isHandled.Where(one => one))
            EventMetrics.Handled(handler, Stopwatch.GetElapsedTime(began));
        return isHandled;
    }

    // What a handler throws before it first waits, too, is the failure of one event.
    private async Task HandleAsync(DomainEvent domainEvent, CancellationToken token) => await handle(domainEvent, token);

    private CancellationToken BeginLimit()
    {
        if (_limit is null || !_limit.TryReset())
            _limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _limit.CancelAfter(EventHandling.TimeLimit);
        return _limit.Token;
    }

    private async Task DeliverAsync(DomainEvent domainEvent)
    {
        var began = Stopwatch.GetTimestamp();
        if (await TryHandleAsync(domainEvent) is not { } error)
        {
            EventMetrics.Handled(handler, Stopwatch.GetElapsedTime(began));
            return;
        }

        if (await IsExcusedAsync(error))
        {
            LogWaiting(handler, domainEvent.Type, domainEvent.Key, error.Message);
            throw NotHandled(domainEvent, error);
        }

        _failures++;
        LogFailed(error, handler, domainEvent.Id, domainEvent.Type, domainEvent.Key, _failures);
        if (_failures < EventHandling.MostFailures)
            throw NotHandled(domainEvent, error);
        await GiveUpAsync(domainEvent, error);
    }

    /// <summary>The error, or null.</summary>
    private async Task<Exception?> TryHandleAsync(DomainEvent domainEvent)
    {
        var token = BeginLimit();
        try
        {
            await handle(domainEvent, token).WaitAsync(token);
            return null;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return new HandlerTimeoutException($"The handler took longer than {EventHandling.TimeLimit.TotalSeconds} s.");
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task<bool> IsExcusedAsync(Exception error) => error switch
    {
        // It does not say why it took so long.
        HandlerTimeoutException => !await failures.IsReachableAsync(CancellationToken.None),

        // A grain that the handler needs is not there.
        OrleansMessageRejectionException or TimeoutException => true,
        _ => failures.IsUnavailable(error),
    };

    private async Task GiveUpAsync(DomainEvent domainEvent, Exception error)
    {
        try
        {
            await onDead(domainEvent, CancellationToken.None);
            await failures.BuryAsync(domainEvent, handler, _failures, error.ToString(), CancellationToken.None);
        }
        catch (Exception e)
        {
            // The next failure tries again; counting on would say nothing.
            _failures = EventHandling.MostFailures - 1;
            LogNotBuried(e, handler, domainEvent.Id);
            throw NotHandled(domainEvent, e);
        }

        LogDead(handler, domainEvent.Id, domainEvent.Type, domainEvent.Key, _failures);
        EventMetrics.Dead(handler);
    }

    private EventNotHandledException NotHandled(DomainEvent domainEvent, Exception error)
    {
        EventMetrics.Failed(handler);
        return new($"{handler} has not handled {domainEvent.Type} {domainEvent.Id}: {error.Message}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Handler} waits with event {Type} of {Key}: {Problem}")]
    private partial void LogWaiting(string handler, string type, string key, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Handler} failed on event {Id} ({Type} of {Key}), failure {Failures}")]
    private partial void LogFailed(Exception error, string handler, Guid id, string type, string key, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} could not give up event {Id} and tries again")]
    private partial void LogNotBuried(Exception error, string handler, Guid id);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} gave up event {Id} ({Type} of {Key}) after {Failures} failures; it is in events_dead")]
    private partial void LogDead(string handler, Guid id, string type, string key, int failures);

    private sealed class HandlerTimeoutException(string message) : Exception(message);
}
