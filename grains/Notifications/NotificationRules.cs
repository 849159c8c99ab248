using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Notifications;

/// <summary>Of whom a user is told. Pure. Of what is recorded the store decides; what may be seen of posts and comments, the rules of those.</summary>
public static class NotificationRules
{
    /// <summary>Whether somebody is named in an owner's notifications: never the owner, nor who is gone, blocked, or blocks the owner.</summary>
    public static bool IsShown(Guid ownerId, UserCard actor, Relation relation) =>
        ownerId != actor.Id && VisibilityRules.Decide(Viewer.Other, actor.Status, actor.IsPrivate, relation).Sight >= Sight.Profile;

    /// <summary>The group of those that are by day: days since 1970, by UTC.</summary>
    public static int DayOf(DateTimeOffset at) => (int)(at - DateTimeOffset.UnixEpoch).TotalDays;
}
