using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Events;

namespace InstaHub.Silo.Streams.Queues;

/// <summary>
/// Reads one queue: takes its lease, reads what is committed, deletes what has been handled, and gives it back at the end. One
/// loop, so one statement at a time. A database that is away ends nothing: it goes on when that is back.
/// </summary>
internal sealed partial class EventQueue(
    short queue, EventQueueStore store, EventsInHand inHand, EventStreamOptions options, EventSignal signal, DatabaseHealth health,
    EventQueueMetrics metrics, TimeProvider time, ILogger<EventQueue> logger)
{
    // A delete waits this long for others to join it, unless there is other work or there are many.
    private static readonly TimeSpan DeleteDelay = TimeSpan.FromMilliseconds(20);

    private const int ManyDone = 200;

    // The first event is read at once; of a stream of them, those of this time together; of a storm, more: each read, delivery and delete
    // has a price of its own.
    private static readonly TimeSpan ReadSpacing = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan StormSpacing = TimeSpan.FromMilliseconds(20);

    // Events a second of this queue.
    private const int Storm = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MetricsInterval = TimeSpan.FromSeconds(5);
    private const int MostCounted = 10_000;

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;
    private ReadWindow _window = new(time);
    private long? _epoch;
    private long _lastRenewal;
    private long? _lastFullRead;
    private long? _lastRead;
    private TimeSpan _readSpacing = ReadSpacing;
    private long? _lastMetrics;
    private int _isReadDue;
    private TimeSpan _pause = FirstPause;

    /// <summary>Begins to try for the lease.</summary>
    public void Start()
    {
        _running = Task.Run(RunAsync);
        _listening = Task.Run(ListenAsync);
    }

    /// <summary>Ends reading, deletes what has been handled, and gives the lease back, within <paramref name="patience"/> as far as possible.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running, _listening);
        if (_epoch is not { } epoch)
            return;
        using var timeout = new CancellationTokenSource(patience, time);
        try
        {
            await store.ReleaseAsync(epoch, inHand.TakeDone(), timeout.Token);
        }
        catch (Exception e)
        {
            // The lease lapses by itself.
            LogNotReleased(queue, e.Message);
        }

        Lose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                await signal.WaitAsync(queue, Timeout.InfiniteTimeSpan, _stopping.Token);
                Volatile.Write(ref _isReadDue, 1);
                inHand.Completed.Set();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync();
                _pause = FirstPause;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                await WaitAfterAsync(e);
            }
        }
    }

    private async Task StepAsync()
    {
        if (_epoch is null)
        {
            await TakeAsync();
        }
        else if (NextRequest() is { } request)
        {
            var sent = time.GetTimestamp();
            Apply(request, sent, await store.ExecuteAsync(request, _stopping.Token));
        }
        else if (IsDue(_lastMetrics, MetricsInterval))
        {
            _lastMetrics = time.GetTimestamp();
            var (waiting, oldest) = await store.ReadBacklogAsync(MostCounted, _stopping.Token);
            metrics.Report(queue, waiting, oldest);
        }
        else if (IsReadDue && Room() > 0)
        {
            // Whatever completes or arrives meanwhile. It may have become due by now, and a time below zero would never end.
            var rest = Until(_lastRead, _readSpacing);
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, time, _stopping.Token);
        }
        else
        {
            await inHand.Completed.WaitAsync(UntilNextRequest(), _stopping.Token);
        }
    }

    private async Task TakeAsync()
    {
        var sent = time.GetTimestamp();
        var (epoch, remaining) = await store.TryTakeAsync(_stopping.Token);
        if (epoch is null)
        {
            await Task.Delay(remaining < LongestPause ? remaining + TimeSpan.FromMilliseconds(1) : LongestPause, time, _stopping.Token);
            return;
        }

        inHand.Begin(epoch.Value);
        _window = new ReadWindow(time);
        (_epoch, _lastRenewal, _lastFullRead) = (epoch, sent, null);
        LogTaken(queue, epoch.Value);
    }

    private EventQueueRequest? NextRequest()
    {
        var read = NextRead();
        var renew = IsDue(_lastRenewal, options.Lease / 3);
        var (done, since) = inHand.Done;
        if (read is null && !renew && (done == 0 || (done < ManyDone && time.GetElapsedTime(since) < DeleteDelay)))
            return null;
        return new EventQueueRequest(_epoch!.Value, renew, inHand.TakeDone(), read);
    }

    private bool IsReadDue => Volatile.Read(ref _isReadDue) == 1;

    private EventRead? NextRead()
    {
        var isFull = IsDue(_lastFullRead, options.FullReadInterval);
        if (!isFull && (!IsReadDue || !IsDue(_lastRead, _readSpacing)))
            return null;

        var limit = Room();
        if (limit == 0)
            return null;
        Volatile.Write(ref _isReadDue, 0);
        var after = isFull ? long.MinValue : _window.Start;
        return new EventRead(after, inHand.PositionsAfter(after), limit, isFull);
    }

    // Not for a few at a time: handling makes more.
    private int Room()
    {
        var room = Math.Min(options.ReadSize, options.MaxInHand - inHand.Count);
        return room * 4 < options.ReadSize ? 0 : room;
    }

    private void Apply(EventQueueRequest request, long sent, EventQueueAnswer answer)
    {
        if (!answer.IsOwner)
        {
            LogLost(queue, request.Epoch);
            Lose();
            return;
        }

        if (request.Renew)
            _lastRenewal = sent;
        if (request.Done.Length > 0)
            inHand.Forget(request.Done);
        if (request.Read is not { } read)
            return;

        if (_lastRead is { } last)
            _readSpacing = answer.Rows.Count > Storm * time.GetElapsedTime(last, sent).TotalSeconds + 1 ? StormSpacing : ReadSpacing;
        _lastRead = sent;
        _window.Note(read, answer);
        if (read.IsFull)
            _lastFullRead = sent;
        if (answer.Rows.Count == read.Limit)
            Volatile.Write(ref _isReadDue, 1);
        if (answer.Rows.Count > 0)
            inHand.Add(answer.Rows);
    }

    private async Task WaitAfterAsync(Exception error)
    {
        // What was to be read still is.
        Volatile.Write(ref _isReadDue, 1);
        health.ReportFailure(error);
        if (_pause == FirstPause)
            LogFailed(error, queue);
        await Task.Delay(_pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }

    private void Lose()
    {
        _epoch = null;
        inHand.Begin(0);
        metrics.Forget(queue);
    }

    private TimeSpan UntilNextRequest()
    {
        var wait = Min(Until(_lastRenewal, options.Lease / 3), Until(_lastMetrics, MetricsInterval));
        if (Room() > 0)
            wait = Min(wait, Until(_lastFullRead, options.FullReadInterval));
        var (done, since) = inHand.Done;
        return done > 0 ? Min(wait, Until(since, DeleteDelay)) : wait;
    }

    private bool IsDue(long? last, TimeSpan interval) => Until(last, interval) <= TimeSpan.Zero;

    private TimeSpan Until(long? last, TimeSpan interval) => last is { } since ? interval - time.GetElapsedTime(since) : TimeSpan.Zero;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(Level = LogLevel.Information, Message = "Reading event queue {Queue} in epoch {Epoch}")]
    private partial void LogTaken(short queue, long epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another reader has taken over event queue {Queue}, which was read here in epoch {Epoch}")]
    private partial void LogLost(short queue, long epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event queue {Queue} cannot be read at the moment; its events wait")]
    private partial void LogFailed(Exception error, short queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event queue {Queue} was not given back, its lease will lapse: {Problem}")]
    private partial void LogNotReleased(short queue, string problem);
}
