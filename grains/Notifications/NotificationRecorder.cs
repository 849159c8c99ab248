using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Common;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Notifications;

/// <summary>
/// Records what events tell, and says so to the owners' grains. Of each owner one call is under way, and what comes meanwhile goes
/// together in the next. One for the silo. A write is not taken back when its handler has waited long enough: then the next try finds it done,
/// instead of going to the end of the queue each time until the event is given up.
/// </summary>
public sealed partial class NotificationRecorder
{
    private readonly IGrainFactory _grains;
    private readonly INotificationStore _store;
    private readonly ILogger<NotificationRecorder> _logger;
    private readonly Mailboxes<Guid, bool> _told;

    public NotificationRecorder(IGrainFactory grains, INotificationStore store, ILogger<NotificationRecorder> logger)
    {
        (_grains, _store, _logger) = (grains, store, logger);
        _told = new(SendAsync, static (_, _) => true);
    }

    /// <summary>Records that somebody has done something, if it still is so, and the owner is told of it.</summary>
    /// <returns>Whether it is in the owner's notifications now.</returns>
    public async Task<bool> AddAsync(NotificationLook look)
    {
        if (look.OwnerId == look.ActorId)
            return false;
        var outcome = await _store.WriteAsync(look);
        await TellAsync(look.OwnerId);
        return outcome.IsThere;
    }

    /// <summary>Records that somebody has undone something, if that still is so.</summary>
    public async Task RemoveAsync(NotificationWrite write)
    {
        if (write.OwnerId == write.ActorId)
            return;
        await _store.WriteAsync(write is NotificationLook look ? look with { MayAdd = false } : write);
        await TellAsync(write.OwnerId);
    }

    /// <summary>Says to an owner's grain that something has changed. Does not throw: the grain also looks by itself.</summary>
    public Task TellAsync(Guid ownerId) => _told.PostAsync(ownerId, true);

    private async Task<bool> SendAsync(Guid ownerId, bool _)
    {
        try
        {
            await _grains.GetNotifications(ownerId).Changed();
            return true;
        }
        catch (Exception exception)
        {
            LogNotTold(exception, ownerId);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId} was not told of notifications; they are found later")]
    private partial void LogNotTold(Exception exception, Guid userId);
}
