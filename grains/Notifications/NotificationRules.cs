using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Notifications;

/// <summary>Of whom a user is told. Pure. What they may see of posts and comments, the rules of those decide.</summary>
public static class NotificationRules
{
    /// <summary>Whether an owner is notified of what somebody does.</summary>
    /// <param name="ownerId">Whom it would be told.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="kind">What.</param>
    /// <param name="relation">What is between the two, seen by the owner.</param>
    public static bool IsTold(Guid ownerId, UserCard actor, NotificationKind kind, Relation relation) =>
        IsShown(ownerId, actor, relation)
        && !relation.HasFlag(Relation.MutingNotifications)
        && !(relation.HasFlag(Relation.Restricting) && kind is NotificationKind.Comment or NotificationKind.Reply or NotificationKind.Mention);

    /// <summary>Whether somebody is named in an owner's notifications: never the owner, nor who is gone, blocked, or blocks the owner.</summary>
    public static bool IsShown(Guid ownerId, UserCard actor, Relation relation) =>
        ownerId != actor.Id && VisibilityRules.Decide(Viewer.Other, actor.Status, actor.IsPrivate, relation).Sight >= Sight.Profile;

    /// <summary>The group of those that are by day: days since 1970, by UTC.</summary>
    public static int DayOf(DateTimeOffset at) => (int)(at - DateTimeOffset.UnixEpoch).TotalDays;
}
