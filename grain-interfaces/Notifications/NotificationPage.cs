using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Notifications;

/// <summary>A page of a user's notifications.</summary>
/// <param name="Json">A JSON array of notifications, ready to be sent.</param>
/// <param name="Next">The last position that was looked at; null: there is nothing after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Notifications.NotificationPage")]
public sealed record NotificationPage([property: Id(0)] JsonBytes Json, [property: Id(1)] NotificationPosition? Next);

/// <summary>A position among a user's notifications.</summary>
/// <param name="At">When something new came to it, UTC, in whole microseconds: no two notifications of a user have one time.</param>
/// <param name="NotificationId">The notification.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Notifications.NotificationPosition")]
public sealed record NotificationPosition([property: Id(0)] DateTimeOffset At, [property: Id(1)] Guid NotificationId);

/// <summary>Up to where a user has read. One of the two is given.</summary>
/// <param name="NotificationId">This notification, where it is now, and everything older.</param>
/// <param name="At">Everything up to this time.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Notifications.ReadMark")]
public sealed record ReadMark([property: Id(0)] Guid? NotificationId, [property: Id(1)] DateTimeOffset? At);
