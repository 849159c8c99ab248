namespace InstaHub.GrainInterfaces.Notifications;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class NotificationGrainExtensions
{
    public static INotificationsGrain GetNotifications(this IGrainFactory grains, Guid userId) => grains.GetGrain<INotificationsGrain>(userId);
}
