using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>
/// The events of this feature. Their key is the chat, by <see cref="ChatGrainExtensions.EventKey"/>; their payload is a
/// <see cref="ChatHappening"/>. They tell where to look, not what is so.
/// </summary>
public static class ChatEvents
{
    public const string Namespace = "chats";

    /// <summary>A chat was made.</summary>
    public const string Created = "created";

    /// <summary>There is a new message, one of the system too: <see cref="ChatHappening.MessageId"/>.</summary>
    public const string Sent = "sent";

    public const string Edited = "edited";

    /// <summary>A message is gone for all, by somebody or because its time was over.</summary>
    public const string Deleted = "deleted";

    /// <summary>The reactions to a message have changed.</summary>
    public const string ReactionsChanged = "reactions_changed";

    /// <summary>What is pinned has changed.</summary>
    public const string PinsChanged = "pins_changed";

    /// <summary>A member has read up to a message, and so was given them.</summary>
    public const string Read = "read";

    /// <summary>A member was given messages.</summary>
    public const string Delivered = "delivered";

    /// <summary>What the chat is called, or looks like, has changed, or somebody's role.</summary>
    public const string Changed = "changed";

    /// <summary>Who is in it has changed: <see cref="ChatHappening.Users"/>.</summary>
    public const string MembersChanged = "members_changed";

    /// <summary>The chat is gone for all.</summary>
    public const string Closed = "closed";
}

/// <summary>Payload of this feature's events.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="MessageId">The message that it is about; null: none.</param>
/// <param name="UpTo">Of receipts: the sequence.</param>
/// <param name="Users">Whom it was done to; null: nobody in particular.</param>
public sealed record ChatHappening(Guid ChatId, Guid ActorId, Guid? MessageId = null, long? UpTo = null, IReadOnlyList<Guid>? Users = null);

/// <summary>How the payload is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatHappening))]
public sealed partial class ChatEventJson : JsonSerializerContext;
