using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Notifications;

/// <summary>
/// One user's notifications, by user id: the newest are in memory, with the number of unread ones. As an <see cref="ILiveSource"/> it
/// sends <c>notification:new</c> (a notification) and <c>notification:count</c> (<c>{unread}</c>), a few times a second at most.
/// What is recorded, handlers of events write to the database; they only say here that something has changed.
/// </summary>
[Alias("InstaHub.Notifications.INotificationsGrain")]
public interface INotificationsGrain : ILiveSource
{
    /// <summary>
    /// A page, newest first, without those whose actors or targets the user may not see; so it may be short, or empty, and not the last.
    /// A notification to which something new comes moves to the top: it does not come again on later pages.
    /// </summary>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most notifications, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    [Alias("GetPage"), AlwaysInterleave]
    Task<NotificationPage> GetPage(NotificationPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>How many notifications something new has come to since they were read; at most <see cref="NotificationLimits.MostUnread"/>.</summary>
    [Alias("GetUnread"), AlwaysInterleave]
    ValueTask<int> GetUnread();

    /// <summary>Marks everything up to a place as read. To do it again, or up to an older place, changes nothing.</summary>
    /// <returns>How many are unread then; or <see cref="NotificationErrors.NoSuchNotification"/>.</returns>
    [Alias("MarkRead"), AlwaysInterleave]
    Task<Result<int>> MarkRead(ReadMark upTo);

    [Alias("GetSettings"), AlwaysInterleave]
    Task<NotificationSettings> GetSettings();

    /// <summary>Changes what is named.</summary>
    /// <returns>The settings after it.</returns>
    [Alias("ChangeSettings"), AlwaysInterleave]
    Task<NotificationSettings> ChangeSettings(NotificationSettingsEdit edit);

    /// <summary>Something has changed in the database: it is read again, and what is new sent to the user's connections.</summary>
    [Alias("Changed"), AlwaysInterleave]
    Task Changed();
}

/// <summary>How much there may be.</summary>
public static class NotificationLimits
{
    /// <summary>Unread notifications are counted up to this number.</summary>
    public const int MostUnread = 1_000;

    /// <summary>Follows of one day are counted up to this number.</summary>
    public const int MostFollows = 1_000;

    /// <summary>Actors that a notification names, the newest first; how many there are in all is its count.</summary>
    public const int ActorsShown = 3;
}
