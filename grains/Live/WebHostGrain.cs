using InstaHub.GrainInterfaces.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace InstaHub.Grains.Live;

/// <inheritdoc cref="IWebHostGrain"/>
/// <remarks>
/// One batch at a time is with the observer, and what comes meanwhile is the next one: order holds, a slow process is noticed, and
/// a busy one gets many pushes in one call.
/// </remarks>
[GrainType("web-host"), Reentrant]
public sealed partial class WebHostGrain(IOptions<SessionsOptions> options, TimeProvider time, ILogger<WebHostGrain> logger) : Grain, IWebHostGrain
{
    private readonly PushQueue _queue = new(LiveEpoch.New(), options.Value.MaxQueuedPushes);
    private IWebObserver? _observer;
    private DateTimeOffset _leaseUntil;
    private bool _isSending;

    public Task<PushPoint> Renew(IWebObserver observer)
    {
        _observer = observer;
        _leaseUntil = time.GetUtcNow() + options.Value.Lease;
        return Task.FromResult(_queue.Point);
    }

    public Task Leave()
    {
        _observer = null;
        LiveMetrics.Dropped(_queue.Clear(), LiveMetrics.Absent);
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Push(LivePush push)
    {
        LiveMetrics.Dropped(_queue.Add(push), LiveMetrics.Slow);
        if (!_isSending)
            Send().Ignore();
        return Task.CompletedTask;
    }

    public async Task EndSessions(SessionEnding ending)
    {
        if (!IsThere())
            return;
        try
        {
            await _observer!.EndSessions(ending);
        }
        catch (Exception exception)
        {
            LogNotEnded(exception, this.GetPrimaryKeyString());
        }
    }

    private async Task Send()
    {
        _isSending = true;
        try
        {
            while (IsThere() && _queue.Take() is { } batch)
                await SendBatch(batch);
        }
        finally
        {
            _isSending = false;
        }
    }

    private async Task SendBatch(PushBatch batch)
    {
        try
        {
            await _observer!.Receive(batch);
        }
        catch (Exception exception)
        {
            // It may have arrived or not; either way the process sees by the count what it lacks.
            LiveMetrics.Dropped(batch.Pushes.Count + _queue.Clear(), LiveMetrics.Failed);
            LogFailed(exception, this.GetPrimaryKeyString(), batch.Pushes.Count);
        }
    }

    private bool IsThere()
    {
        if (_observer is not null && time.GetUtcNow() < _leaseUntil)
            return true;
        _observer = null;
        LiveMetrics.Dropped(_queue.Clear(), LiveMetrics.Absent);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The web process {WebProcess} did not take {Count} pushes")]
    private partial void LogFailed(Exception exception, string webProcess, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The web process {WebProcess} was not told of ended sessions; it will ask")]
    private partial void LogNotEnded(Exception exception, string webProcess);
}
