using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Notifications;

/// <summary>Why this feature refuses.</summary>
public static class NotificationErrors
{
    /// <summary>There is none, or it is another user's: the very same answer.</summary>
    public static readonly Error NoSuchNotification = new(ErrorKind.NotFound, "not_found", "There is nothing here.");
}
