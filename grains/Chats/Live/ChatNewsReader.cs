using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Chats.Live;

/// <summary>What events of chats are to those who look.</summary>
internal static class ChatNewsReader
{
    /// <summary>The news that an event has; null: none.</summary>
    /// <exception cref="JsonException">Its payload is none of this feature's.</exception>
    public static ChatNews? Read(DomainEvent domainEvent)
    {
        ChatNewsKind? kind = domainEvent.Type switch
        {
            ChatEvents.Created => ChatNewsKind.Created,
            ChatEvents.Sent => ChatNewsKind.Sent,
            ChatEvents.Edited => ChatNewsKind.Edited,
            ChatEvents.Deleted => ChatNewsKind.Deleted,
            ChatEvents.ReactionsChanged => ChatNewsKind.Reacted,
            ChatEvents.Read => ChatNewsKind.Read,
            ChatEvents.Delivered => ChatNewsKind.Delivered,
            ChatEvents.Changed or ChatEvents.PinsChanged => ChatNewsKind.Changed,
            ChatEvents.MembersChanged => ChatNewsKind.MembersChanged,
            ChatEvents.Closed => ChatNewsKind.Closed,
            _ => null,
        };
        if (kind is not { } known)
            return null;
        var happening = JsonSerializer.Deserialize(domainEvent.Payload.Span, ChatEventJson.Default.ChatHappening) ?? throw new JsonException("The payload is null.");
        return new ChatNews(known, happening.ChatId, happening.ActorId)
        {
            EventId = domainEvent.Id,
            MessageId = happening.MessageId,
            Number = happening.UpTo ?? 0,
            Users = happening.Users ?? [],
        };
    }
}
