using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Chats;

/// <summary>Makes the events of this feature.</summary>
public static class ChatHappenings
{
    /// <param name="type">One of <see cref="ChatEvents"/>.</param>
    /// <param name="happening">What it is about.</param>
    /// <param name="at">When.</param>
    public static DomainEvent Event(string type, ChatHappening happening, DateTimeOffset at) => new(
        Guid.CreateVersion7(at), ChatEvents.Namespace, ChatGrainExtensions.EventKey(happening.ChatId), type,
        JsonSerializer.SerializeToUtf8Bytes(happening, ChatEventJson.Default.ChatHappening), at);
}
