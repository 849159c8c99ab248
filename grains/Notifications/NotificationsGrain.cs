using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Common;
using InstaHub.Grains.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace InstaHub.Grains.Notifications;

/// <inheritdoc cref="INotificationsGrain"/>
/// <remarks>What is read once serves all who ask meanwhile; what is read while somebody says that it has changed, is read again.</remarks>
[GrainType("notifications"), Reentrant]
public sealed partial class NotificationsGrain(
    INotificationStore store, NotificationReader reader, IPusher pusher, IOptions<NotificationsOptions> options, IOptions<SessionsOptions> sessions,
    TimeProvider time, ILogger<NotificationsGrain> logger) : Grain, INotificationsGrain
{
    /// <summary>Notifications kept in memory, the newest; about 500 bytes each.</summary>
    public const int Kept = 50;

    /// <summary>Most readings for one page: a list with a long run of hidden ones gives short pages, not slow ones.</summary>
    public const int Rounds = 3;

    private NotificationHead? _head;
    private DateTimeOffset _readAt;
    private int _version;
    private Task<NotificationHead>? _reading;
    private IGrainTimer? _leaving;

    private Guid UserId => this.GetPrimaryKey();

    public async Task<NotificationPage> GetPage(NotificationPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        var head = await GetHead();
        var page = new List<ShownNotification>(limit);
        var last = after;
        // One more than is shown tells whether there is a next page.
        var count = limit + 1;
        for (var round = 0; round < Rounds; round++)
        {
            var found = FindIn(head, last, count) ?? await store.ReadAsync(UserId, last, count, cancellationToken);
            var shown = await reader.ReadAsync(UserId, found);
            for (var i = 0; i < found.Count; i++)
            {
                if (page.Count == limit)
                    return new(NotificationJson.WriteAll(page, head.ReadUntil), last);
                last = found[i].Position;
                if (shown[i] is { } notification)
                    page.Add(notification);
            }

            if (found.Count < count)
                return new(NotificationJson.WriteAll(page, head.ReadUntil), null);
        }

        return new(NotificationJson.WriteAll(page, head.ReadUntil), last);
    }

    public ValueTask<int> GetUnread() => IsFresh(_head) ? new(_head.Unread) : new(ReadUnread());

    public async Task<Result<int>> MarkRead(ReadMark upTo)
    {
        if (!await store.MarkReadAsync(UserId, upTo))
            return NotificationErrors.NoSuchNotification;
        Forget();
        var head = await GetHead();
        Schedule();
        return head.Unread;
    }

    public Task<NotificationSettings> GetSettings() => store.FindSettingsAsync(UserId);

    public Task<NotificationSettings> ChangeSettings(NotificationSettingsEdit edit) => store.ChangeSettingsAsync(UserId, edit);

    public Task Changed()
    {
        Forget();
        if (IsWatched)
            Schedule();
        else
            _leaving ??= this.DeactivateSoon(unless: () => IsWatched || _head is not null); // it was only told
        return Task.CompletedTask;
    }

    // From memory, where that has all that is asked for.
    private static IReadOnlyList<StoredNotification>? FindIn(NotificationHead head, NotificationPosition? after, int count)
    {
        if (!head.IsAll && (head.Newest.Count == 0 || (after is not null && after.At < head.Newest[^1].At)))
            return null;
        var found = head.Newest.Where(stored => after is null || stored.At < after.At).Take(count).ToArray();
        return found.Length == count || head.IsAll ? found : null;
    }

    private bool IsFresh([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] NotificationHead? head) =>
        head is not null && time.GetUtcNow() - _readAt < options.Value.MemoryLifetime;

    private async Task<int> ReadUnread() => (await GetHead()).Unread;

    // What was told before the call is in it. It is kept unless something was told since.
    private async Task<NotificationHead> GetHead()
    {
        if (IsFresh(_head))
            return _head;
        var version = _version;
        var reading = _reading ??= store.ReadHeadAsync(UserId, Kept);
        try
        {
            var head = await reading;
            if (_version == version)
                (_head, _readAt) = (head, time.GetUtcNow());
            return head;
        }
        finally
        {
            if (_reading == reading)
                _reading = null;
        }
    }

    // A reading that is under way may have missed what has changed.
    private void Forget()
    {
        _version++;
        (_head, _reading) = (null, null);
    }
}
