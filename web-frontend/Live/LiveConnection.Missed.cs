using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>How a connection gets what it lacks.</summary>
internal sealed partial class LiveConnection
{
    // Answers `sync`: what came before this connection did. What has come since was sent, or will be.
    private async Task AnswerAsync(SyncWork work, CancellationToken cancellationToken)
    {
        try
        {
            var missed = work.Seen is null ? [] : await CollectMissedAsync(work.Seen, cancellationToken);
            await SendAsync("sync:events", missed is null ? LiveData.Reload : LiveData.Of(missed), cancellationToken);
            if (missed is not null)
                LiveMetrics.SyncSize.Record(missed.Count);
            foreach (var receipt in (missed ?? []).Select(liveEvent => liveEvent.Receipt).OfType<LiveReceipt>())
                _services.Receipts.Add(UserId, receipt);
            work.Answer.TrySetResult(new SyncAnswer(missed is null, missed?.Count ?? 0));
        }
        catch (Exception exception)
        {
            work.Answer.TrySetException(exception);
        }
    }

    private async Task<List<LiveEvent>?> CollectMissedAsync(IReadOnlyDictionary<LivePart, LivePoint> seen, CancellationToken cancellationToken)
    {
        // All are asked before any counts as sent: if one does not answer, the client may try again.
        var lacking = new List<(Part Part, LivePoint Seen, MissedEvents Since)>();
        foreach (var part in _parts)
        {
            if (!seen.TryGetValue(part.Name, out var point))
                return null;
            if (part.Cursor.MayLack(point))
                lacking.Add((part, point, await part.Source.GetSince(point, cancellationToken)));
        }

        var missed = new List<LiveEvent>();
        foreach (var (part, point, since) in lacking)
        {
            if (part.Cursor.TakeMissed(point, since) is not { } events)
                return null;
            missed.AddRange(events);
        }
        return missed;
    }

    // Pushes may be lost without a later one that tells.
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var part in _parts)
            await CatchUpAsync(part, cancellationToken);
    }

    private async Task CatchUpAsync(Part part, CancellationToken cancellationToken)
    {
        if (await AskAsync(part, cancellationToken) is not { } since)
            return; // the next push, or the next check, tries again
        if (since.Events is null)
        {
            LiveMetrics.CatchUps.Add(1);
            part.Cursor.Restart(since.Point);
            await SendAsync("sync:events", LiveData.Reload, cancellationToken);
            return;
        }
        if (since.Events.Count == 0)
            return;

        LiveMetrics.CatchUps.Add(1);
        var point = since.Point with { Number = since.Point.Number - since.Events.Count };
        foreach (var liveEvent in since.Events)
        {
            point = point.Next();
            part.Cursor.Advance(point);
            await SendAsync(liveEvent, cancellationToken);
        }
    }

    private async Task<MissedEvents?> AskAsync(Part part, CancellationToken cancellationToken)
    {
        // When a silo has been lost, all connections ask at once.
        await _services.Asking.WaitAsync(cancellationToken);
        try
        {
            return await part.Source.GetSince(part.Cursor.Sent, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAnswered(_services.Logger, exception, UserId);
            return null;
        }
        finally
        {
            _services.Asking.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not ask what a connection of user {UserId} has missed; it is tried again")]
    private static partial void LogNotAnswered(ILogger logger, Exception exception, Guid userId);
}
