using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.Security.Authentication;

namespace InstaHub.Web.Live;

/// <summary>
/// This process towards its <see cref="IWebHostGrain"/>: one observer for all connections, renewed as long as the process lives. It
/// begins with the first connection, so that a process without connections costs nothing.
/// </summary>
internal sealed partial class WebHostSession(
    IGrainFactory grains, LiveConnections connections, PostWatches posts, PresenceWatches people, LiveConnectionServices services, SessionRevocations revocations,
    ILogger<WebHostSession> logger)
    : IHostedService, IWebObserver, IDisposable
{
    /// <summary>Users told of at the same time.</summary>
    private const int MostReports = 32;

    /// <summary>Users renewed one after the other without a pause, about.</summary>
    private const int Slice = 100;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private IWebObserver? _reference;
    private Task? _beginning;
    private Task _renewing = Task.CompletedTask;
    private PushPoint _received;

    private IWebHostGrain WebHost => grains.GetWebHost(connections.ProcessId);

    /// <summary>Makes sure that the grains know the observer of this process.</summary>
    public Task BeginAsync()
    {
        lock (_lock)
        {
            if (_beginning is null or { IsCanceled: true } or { IsFaulted: true })
                _beginning = BeginOnceAsync();
            return _beginning;
        }
    }

    /// <inheritdoc/>
    public Task Receive(PushBatch batch)
    {
        var isWhole = Received(batch);
        foreach (var push in batch.Pushes)
        {
            connections.Deliver(push);
            if (push.Topic is not { } topic)
                continue;
            posts.Deliver(topic, push.Event);
            people.Deliver(topic, push.Event);
        }
        if (!isWhole)
        {
            LogGap(batch.Before.Epoch, batch.Before.Count);
            connections.CheckAll();
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EndSessions(SessionEnding ending)
    {
        revocations.Add(ending.Sessions);
        return Task.CompletedTask;
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_reference is null)
            return;
        await _renewing;
        try
        {
            await WebHost.Leave().WaitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            LogNotLeft(exception); // then its lease ends
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task BeginOnceAsync()
    {
        // The runtime holds this object weakly; the container holds it.
        _reference ??= grains.CreateObjectReference<IWebObserver>(this);
        await RenewAsync();
        _renewing = RenewForeverAsync();
    }

    private async Task RenewForeverAsync()
    {
        while (true)
        {
            // Over the whole interval: all at once they would hold up what is pushed meanwhile.
            var slices = 1 + (connections.Users.Count / Slice);
            if (!await PauseAsync(services.Options.Renewal / slices))
                return;
            await TryAsync(RenewAsync);
            UserConnections[] users = [.. connections.Users];
            foreach (var (number, some) in users.Chunk(1 + (users.Length / slices)).Index())
            {
                if (number > 0 && !await PauseAsync(services.Options.Renewal / slices))
                    return;
                await RenewAsync(some);
            }
            await TryAsync(() => posts.RenewAsync(_stopping.Token));
            await TryAsync(() => people.RenewAsync(_stopping.Token));
        }
    }

    private async Task<bool> PauseAsync(TimeSpan time)
    {
        await Task.Delay(time, services.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stopping.IsCancellationRequested;
    }

    private Task RenewAsync(UserConnections[] users) =>
        Parallel.ForEachAsync(users, new ParallelOptions { MaxDegreeOfParallelism = MostReports }, async (user, cancellationToken) =>
            await TryAsync(() => connections.RenewAsync(user, cancellationToken)));

    private async Task RenewAsync()
    {
        var point = await WebHost.Renew(_reference!);
        // A new activation: what went to the old one may be lost.
        var isNew = false;
        lock (_lock)
        {
            if (point.Epoch != _received.Epoch)
                (_received, isNew) = (point, true);
        }
        if (isNew)
            connections.CheckAll();
    }

    private bool Received(PushBatch batch)
    {
        lock (_lock)
        {
            var isNext = batch.Before == _received;
            _received = batch.After;
            return isNext;
        }
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception)
        {
            LogNotRenewed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Pushes are missing before {Epoch}/{Count}: all connections look what they lack")]
    private partial void LogGap(long epoch, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not tell the grains of the connections here; it is tried again")]
    private partial void LogNotRenewed(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Could not take leave of the grains")]
    private partial void LogNotLeft(Exception exception);
}
