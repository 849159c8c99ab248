using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Notifications;

/// <summary>
/// What is sent to the user's connections. It follows from what is in the database and what was sent before, so that nothing is sent twice
/// however often somebody says that something has changed: what has a later place than the last that was sent is new.
/// </summary>
public sealed partial class NotificationsGrain
{
    private const string NewEvent = "notification:new";
    private const string CountEvent = "notification:count";

    private EventRing _ring = NewRing();
    private DateTimeOffset? _sentUntil;
    private int _sentUnread;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _sentAt = DateTimeOffset.MinValue;
    private IGrainTimer? _sending;
    private bool _mustSend;

    // Web processes ask every few seconds for each connection.
    private bool IsWatched => _sentUntil is not null && time.GetUtcNow() - _askedAt <= sessions.Value.Lease;

    public async Task<LivePoint> GetPoint(CancellationToken cancellationToken = default)
    {
        await Watch();
        return _ring.End();
    }

    public async Task<MissedEvents> GetSince(LivePoint point, CancellationToken cancellationToken = default)
    {
        await Watch();
        return _ring.Since(point);
    }

    // What is there when the first connection comes is not new.
    private async Task Watch()
    {
        if (_sentUntil is not null && !IsWatched)
            StopWatching();
        _askedAt = time.GetUtcNow();
        if (_sentUntil is null)
        {
            var head = await GetHead();
            if (_sentUntil is null)
                (_sentUntil, _sentUnread) = (PlaceOf(head), head.Unread);
        }
        else if (time.GetUtcNow() - _readAt > options.Value.LookInterval)
        {
            Schedule(); // whoever had something to say may not have come to it
        }
    }

    // What comes while nobody looks is not numbered; who comes back by an old number reloads.
    private void StopWatching() => (_ring, _sentUntil) = (NewRing(), null);

    private void Schedule()
    {
        _mustSend = true;
        if (_sending is not null)
            return;
        var rest = _sentAt + options.Value.PushInterval - time.GetUtcNow();
        _sending = this.RegisterGrainTimer(Send, rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    // One at a time; what is said meanwhile makes it go on after a rest.
    private async Task Send()
    {
        (_mustSend, _sentAt) = (false, time.GetUtcNow());
        try
        {
            if (IsWatched)
                await SendNews();
            else
                StopWatching();
        }
        catch (Exception exception)
        {
            // Tried again with whatever comes next, or when it looks by itself.
            LogNotSent(exception, UserId);
        }
        finally
        {
            _sending?.Dispose();
            _sending = null;
            if (_mustSend)
                Schedule();
        }
    }

    private async Task SendNews()
    {
        var head = await GetHead();
        var news = head.Newest.Where(stored => stored.At > _sentUntil).Reverse().ToArray();
        if (news.Length == Kept && !head.IsAll)
        {
            StopWatching(); // more than is known here
            (_sentUntil, _sentUnread) = (PlaceOf(head), -1);
            news = [];
        }

        var shown = await reader.ReadAsync(UserId, news);
        for (var i = 0; i < news.Length; i++)
        {
            if (news[i].At <= _sentUntil)
                continue;
            _sentUntil = news[i].At;
            if (shown[i] is { } notification)
                await Push(NewEvent, NotificationJson.Write(notification, head.ReadUntil));
        }

        if (head.Unread == _sentUnread)
            return;
        _sentUnread = head.Unread;
        await Push(CountEvent, NotificationJson.WriteCount(head.Unread));
    }

    // Numbered first: whoever asks then misses nothing.
    private Task Push(string name, byte[] data)
    {
        _ring = _ring.Add(new RingEvent(Guid.CreateVersion7(), name, data), _ring.Epoch);
        return pusher.PublishAsync([new LiveTarget(UserId, LivePart.Notifications, _ring.End())], new LiveEvent(name, data));
    }

    private static EventRing NewRing() => new() { Epoch = LiveEpoch.New() };

    private static DateTimeOffset PlaceOf(NotificationHead head) => head.Newest.Count > 0 ? head.Newest[0].At : DateTimeOffset.MinValue;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notifications of user {UserId} were not sent; it is tried again")]
    private partial void LogNotSent(Exception exception, Guid userId);
}
