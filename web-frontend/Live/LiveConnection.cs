using System.Threading.Channels;
using InstaHub.GrainInterfaces.Live;
using Microsoft.AspNetCore.SignalR;

namespace InstaHub.Web.Live;

/// <summary>
/// One connection and what it has got. Everything that is sent goes through one loop, <see cref="RunAsync"/>, so that the order and the
/// positions of events are nobody else's concern. Other members may be called by anybody.
/// </summary>
internal sealed partial class LiveConnection
{
    private readonly Channel<Delivery> _deliveries;
    private readonly TaskCompletionSource _mayBegin = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LiveConnectionServices _services;
    private readonly ISingleClientProxy _client;
    private readonly Action _abort;
    private readonly Part[] _parts;
    private SyncWork? _sync;
    private int _mustCheck;
    private volatile bool _isHolding = true;

    /// <param name="userId">Whose connection it is.</param>
    /// <param name="sessionId">The session of the token that it was made with; null when it was made without one.</param>
    /// <param name="client">Sends to it.</param>
    /// <param name="abort">Closes it.</param>
    /// <param name="services">What all connections share.</param>
    public LiveConnection(Guid userId, Guid? sessionId, ISingleClientProxy client, Action abort, LiveConnectionServices services)
    {
        UserId = userId;
        SessionId = sessionId;
        _client = client;
        _abort = abort;
        _services = services;
        _deliveries = Channel.CreateBounded<Delivery>(new BoundedChannelOptions(services.Options.SendBuffer) { SingleReader = true });
        _parts = [.. services.Sources.Select(source => new Part(source.Part, source.Of(services.Grains, userId)))];
    }

    public Guid UserId { get; }

    public Guid? SessionId { get; }

    /// <summary>The posts whose numbers it watches.</summary>
    public WatchList Posts { get; } = new();

    /// <summary>The users of whom it is told whether they are there.</summary>
    public WatchList People { get; } = new();

    /// <summary>Sends an event, if it is not too late or too early for it. A connection that takes its events too slowly is closed.</summary>
    public void Deliver(LiveTarget target, LiveEvent liveEvent)
    {
        if (_deliveries.Writer.TryWrite(new Delivery(target, liveEvent, null)))
            return;
        if (_isHolding)
            Check(); // it is we who keep it waiting
        else
            Close("slow");
    }

    /// <summary>Sends an event of which only the newest counts: it takes the place of one that still waits.</summary>
    /// <returns>Whether it will be sent; not while the connection keeps too much waiting, which closes one that is too slow.</returns>
    public bool Deliver(LatestEvent place, LiveEvent liveEvent)
    {
        if (place.Replace(liveEvent) || _deliveries.Writer.TryWrite(new Delivery(null, null, place)))
            return true;
        place.Clear();
        if (!_isHolding)
            Close("slow");
        return false;
    }

    /// <summary>Makes it look whether it has missed something.</summary>
    public void Check()
    {
        Interlocked.Exchange(ref _mustCheck, 1);
        Wake();
    }

    /// <summary>Sends <c>sync:events</c>. One at a time: the hub does not call again before the first has ended.</summary>
    /// <param name="seen">Up to where the client has seen all; null: it lacks nothing.</param>
    /// <param name="cancellationToken">The connection has ended.</param>
    public Task<SyncAnswer> SyncAsync(IReadOnlyDictionary<LivePart, LivePoint>? seen, CancellationToken cancellationToken)
    {
        var work = new SyncWork(seen, new TaskCompletionSource<SyncAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        Interlocked.Exchange(ref _sync, work);
        _mayBegin.TrySetResult();
        Wake();
        return work.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Closes it.</summary>
    /// <param name="reason">For the metrics.</param>
    public void Close(string reason)
    {
        LiveMetrics.Closed(reason);
        _abort();
    }

    /// <summary>Serves it until it ends. The grains must know of it before: what they push from then on is what it sends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var part in _parts)
                part.Cursor = new PartCursor(await part.Source.GetPoint(cancellationToken));
            await SendAsync("ready", LiveData.Nothing, cancellationToken);
            await HoldAsync(cancellationToken);
            while (await _deliveries.Reader.WaitToReadAsync(cancellationToken))
                await WorkAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogFailed(_services.Logger, exception, UserId);
            Close("failed");
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var grace = Task.Delay(_services.Options.SyncGrace, _services.Time, cancellationToken);
        await await Task.WhenAny(_mayBegin.Task, grace);
        _isHolding = false;
    }

    // What a client waits for first, then what has arrived.
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _sync, null) is { } sync)
            await AnswerAsync(sync, cancellationToken);
        if (Interlocked.Exchange(ref _mustCheck, 0) == 1)
            await CheckAsync(cancellationToken);
        if (!_deliveries.Reader.TryRead(out var delivery))
            return;
        if (delivery is { Target: { } target, Event: { } liveEvent })
            await DeliverAsync(target, liveEvent, cancellationToken);
        foreach (var latest in delivery.Place?.Take() ?? [])
            await SendAsync(latest, cancellationToken);
    }

    private Task DeliverAsync(LiveTarget target, LiveEvent liveEvent, CancellationToken cancellationToken)
    {
        if (target is not { Part: { } name, Point: { } point })
            return SendAsync(liveEvent, cancellationToken);
        // A part that this build does not know is for clients that are connected to a newer one.
        if (Array.Find(_parts, part => part.Name == name) is not { } part)
            return Task.CompletedTask;
        switch (part.Cursor.PlaceOf(point))
        {
            case PushPlace.Next:
                part.Cursor.Advance(point);
                return SendAsync(liveEvent, cancellationToken);
            case PushPlace.Gap:
                return CatchUpAsync(part, cancellationToken);
            default:
                return Task.CompletedTask;
        }
    }

    private Task SendAsync(LiveEvent liveEvent, CancellationToken cancellationToken)
    {
        LiveMetrics.Events.Add(1);
        var sending = SendAsync(liveEvent.Name, liveEvent.Data, cancellationToken);
        return liveEvent.Receipt is { } receipt ? AcknowledgeAsync(sending, receipt) : sending;
    }

    private async Task AcknowledgeAsync(Task sending, LiveReceipt receipt)
    {
        await sending;
        _services.Receipts.Add(UserId, receipt);
    }

    private Task SendAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        _client.SendAsync(name, new LiveArgument(Position, data), cancellationToken);

    private string Position => LivePosition.Write([.. _parts.Select(part => (part.Name, part.Cursor.Sent))]);

    private void Wake() => _deliveries.Writer.TryWrite(default);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection of user {UserId} cannot be served")]
    private static partial void LogFailed(ILogger logger, Exception exception, Guid userId);

    private readonly record struct Delivery(LiveTarget? Target, LiveEvent? Event, LatestEvent? Place);

    private sealed record SyncWork(IReadOnlyDictionary<LivePart, LivePoint>? Seen, TaskCompletionSource<SyncAnswer> Answer);

    private sealed class Part(LivePart name, ILiveSource source)
    {
        public LivePart Name => name;

        public ILiveSource Source => source;

        public PartCursor Cursor { get; set; } = new(default);
    }
}
