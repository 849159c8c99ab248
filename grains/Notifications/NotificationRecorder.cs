using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Notifications;

/// <summary>
/// Records what events tell, and says so to the owners' grains. Of each owner one call is under way, and what comes meanwhile goes
/// together in the next. One for the silo.
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
    public async Task<bool> AddAsync(NotificationLook look, CancellationToken cancellationToken)
    {
        if (look.OwnerId == look.ActorId || await _grains.GetUser(look.ActorId).GetCard() is not { } actor)
            return false;
        // The actor has looked at the owner just now, so it is in memory there; what only the owner knows, muting, the store asks.
        var relation = (await _grains.GetRelationships(look.ActorId).Get(look.OwnerId)).Reversed();
        if (!NotificationRules.IsTold(look.OwnerId, actor, look.Kind, relation))
            return false;
        var outcome = await _store.WriteAsync(look, cancellationToken);
        await TellAsync(look.OwnerId);
        return outcome.IsThere;
    }

    /// <summary>Records that somebody has undone something, if that still is so.</summary>
    public async Task RemoveAsync(NotificationWrite write, CancellationToken cancellationToken)
    {
        if (write.OwnerId == write.ActorId)
            return;
        await _store.WriteAsync(write is NotificationLook look ? look with { MayAdd = false } : write, cancellationToken);
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
