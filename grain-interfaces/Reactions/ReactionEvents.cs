using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>
/// The events of this feature. Their key is the user who acted, by <see cref="ReactionGrainExtensions.EventKey"/>; their payload is a
/// <see cref="ReactionChange"/>. Somebody who likes what they like already makes none.
/// </summary>
public static class ReactionEvents
{
    public const string Namespace = "reactions";

    public const string Liked = "liked";

    /// <summary>A like was taken back.</summary>
    public const string Unliked = "unliked";
}

/// <summary>Payload of this feature's events.</summary>
/// <param name="UserId">Who likes, or does no more.</param>
/// <param name="TargetId">What.</param>
/// <param name="Kind">What that is.</param>
/// <param name="OwnerId">Whose it is; null: not known, because the user no longer sees it.</param>
public sealed record ReactionChange(Guid UserId, Guid TargetId, ContentKind Kind, Guid? OwnerId);

/// <summary>How the payload is written; kinds as the database's numbers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReactionChange))]
public sealed partial class ReactionEventJson : JsonSerializerContext;
