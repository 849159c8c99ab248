using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Graph;

/// <summary>
/// The events of this feature. Their key is the user who acted, by <see cref="GraphGrainExtensions.EventKey"/>; their payload is a
/// <see cref="GraphChange"/>. They tell where to look, not what is so: a handler reads the pair again.
/// </summary>
public static class GraphEvents
{
    public const string Namespace = "graph";

    /// <summary>The actor follows the target from now.</summary>
    public const string Followed = "followed";

    /// <summary>The actor follows the target no more.</summary>
    public const string Unfollowed = "unfollowed";

    /// <summary>The actor has asked to follow the target.</summary>
    public const string FollowRequested = "follow_requested";

    /// <summary>The actor has let the target follow, who follows from now.</summary>
    public const string FollowAccepted = "follow_accepted";

    /// <summary>A request between the two is gone without being accepted: taken back or rejected.</summary>
    public const string RequestClosed = "request_closed";

    /// <summary>The actor has ended that the target follows.</summary>
    public const string FollowerRemoved = "follower_removed";

    /// <summary>The actor blocks the target; follows and requests between them have ended.</summary>
    public const string Blocked = "blocked";

    public const string Unblocked = "unblocked";

    /// <summary>What the actor mutes of the target has changed.</summary>
    public const string MuteChanged = "mute_changed";

    /// <summary>The actor's restriction of the target was set or removed.</summary>
    public const string RestrictionChanged = "restriction_changed";

    /// <summary>The target was put among the actor's close friends, or taken out.</summary>
    public const string CloseFriendChanged = "close_friend_changed";

    /// <summary>Nothing is between the two any more, because the actor's account is being removed.</summary>
    public const string Parted = "parted";
}

/// <summary>Payload of this feature's events.</summary>
/// <param name="ActorId">Who did it.</param>
/// <param name="TargetId">To whom.</param>
public sealed record GraphChange(Guid ActorId, Guid TargetId);

/// <summary>How the payload is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphChange))]
public sealed partial class GraphEventJson : JsonSerializerContext;
