using InstaHub.GrainInterfaces.Graph;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Graph;

/// <summary>What is between caller and user after a change. <c>Status</c>: <c>none</c>, <c>pending</c> or <c>accepted</c>.</summary>
internal sealed record FollowAnswer([property: OneOf<FollowStatus>] string Status, Relationship Relationship)
{
    public static FollowAnswer Of(Relation relation)
    {
        var status = relation.FollowStatus() switch
        {
            FollowStatus.Accepted => "accepted",
            FollowStatus.Pending => "pending",
            _ => "none",
        };
        return new(status, Relationship.Of(relation));
    }
}

/// <summary>What is between caller and user after a change.</summary>
internal sealed record RelationAnswer(Relationship Relationship)
{
    public static RelationAnswer Of(Relation relation) => new(Relationship.Of(relation));
}

/// <summary>What is between caller and user after a change, and what of the user is muted.</summary>
internal sealed record MuteAnswer(Relationship Relationship, bool Posts, bool Stories, bool Notifications)
{
    public static MuteAnswer Of(Relation relation) => new(
        Relationship.Of(relation),
        relation.HasFlag(Relation.MutingPosts),
        relation.HasFlag(Relation.MutingStories),
        relation.HasFlag(Relation.MutingNotifications));
}

/// <summary>Body of <c>PUT users/{id}/mute</c>: what is muted, and nothing else stays so; without a body or with an empty one, all is.</summary>
internal sealed record MuteRequest(bool? Posts = null, bool? Stories = null, bool? Notifications = null)
{
    public MuteParts ToParts() =>
        this is { Posts: null, Stories: null, Notifications: null }
            ? MuteParts.All
            : (Posts == true ? MuteParts.Posts : MuteParts.None)
              | (Stories == true ? MuteParts.Stories : MuteParts.None)
              | (Notifications == true ? MuteParts.Notifications : MuteParts.None);
}
