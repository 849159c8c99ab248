using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Notifications;

/// <summary>The caller's notifications.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("notifications").WithTags("notifications");
        notifications.MapGet("", GetPage).ForUsers().Produces<Page<NotificationAnswer>>()
            .WithName("listNotifications").WithSummary("The caller's notifications, newest first. One to which something new comes moves to the top.");
        notifications.MapGet("unread-count", GetUnread).ForUsers()
            .WithName("getUnreadCount").WithSummary("How many of the caller's notifications are unread.");
        notifications.MapPost("read", Read).ForUsers()
            .WithName("readNotifications").FailsWith(NotificationErrors.NoSuchNotification)
            .WithSummary("Mark a notification and all older ones as read; by the time of a notification, exactly those that were there.");
        notifications.MapGet("settings", GetSettings).ForUsers()
            .WithName("getNotificationSettings").WithSummary("By whose acts the caller is notified, of each kind.");
        notifications.MapPatch("settings", ChangeSettings).ForUsers()
            .WithName("editNotificationSettings").WithSummary("Change by whose acts the caller is notified from now on; what is not named stays as it is.");
    }

    private static async Task<IResult> GetPage(PageRequest page, HttpContext context, IGrainFactory grains)
    {
        // A cursor is for the list that gave it.
        var name = $"notifications.{context.User.GetRequiredUserId():N}";
        var after = TimePosition.From(page, name) is { } position ? new NotificationPosition(position.At, position.Id) : null;
        var found = await grains.NotificationsOf(context).GetPage(after, page.Limit, context.RequestAborted);
        return new ReadyPage(found.Json, found.Next is { } next ? new TimePosition(next.At, next.NotificationId).ToCursor(name) : null);
    }

    private static async Task<Success<UnreadAnswer>> GetUnread(HttpContext context, IGrainFactory grains) =>
        Answer.Ok(new UnreadAnswer(await grains.NotificationsOf(context).GetUnread()));

    private static async Task<Results<Success<UnreadAnswer>, Failure>> Read(ReadNotificationsRequest request, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.NotificationsOf(context).MarkRead(request.ToMark()), unread => new UnreadAnswer(unread));

    private static async Task<Success<NotificationSettingsAnswer>> GetSettings(HttpContext context, IGrainFactory grains) =>
        Answer.Ok(NotificationSettingsAnswer.Of(await grains.NotificationsOf(context).GetSettings()));

    private static async Task<Success<NotificationSettingsAnswer>> ChangeSettings(
        NotificationSettingsRequest request, HttpContext context, IGrainFactory grains) =>
        Answer.Ok(NotificationSettingsAnswer.Of(await grains.NotificationsOf(context).ChangeSettings(request.ToEdit())));

    private static INotificationsGrain NotificationsOf(this IGrainFactory grains, HttpContext context) =>
        grains.GetNotifications(context.User.GetRequiredUserId());
}
