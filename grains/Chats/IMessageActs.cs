using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Chats;

/// <summary>What is done to messages that are there; decided where the message is locked.</summary>
public interface IMessageActs
{
    /// <summary>Changes the text of the actor's message, and keeps what it said. To say the same changes nothing.</summary>
    /// <returns>Why not.</returns>
    Task<Error?> EditAsync(
        MessageAct act, string text, IReadOnlyList<MessageMention> mentions, IReadOnlyList<string> hashtags);

    /// <summary>Keeps what is behind the first link in a message and tells of it, unless the message was changed meanwhile.</summary>
    /// <param name="chatId">Where it is.</param>
    /// <param name="messageId">Which.</param>
    /// <param name="version">That has the link.</param>
    /// <param name="preview">A JSON object.</param>
    /// <param name="at">When.</param>
    Task SetPreviewAsync(Guid chatId, Guid messageId, long version, string preview, DateTimeOffset at);

    /// <summary>Deletes a message for all: what it says, and what was said to it, is gone. Files that no other message has go later.</summary>
    /// <returns>Why not.</returns>
    Task<Error?> DeleteAsync(MessageAct act);

    /// <summary>Empties a message whose time is over.</summary>
    Task ExpireAsync(Guid chatId, Guid messageId, DateTimeOffset at);

    /// <summary>Deletes a message for the actor.</summary>
    Task<Error?> HideAsync(MessageAct act);

    /// <summary>Pins or unpins a message.</summary>
    Task<Error?> PinAsync(MessageAct act, bool pinned);

    /// <summary>Adds a reaction, or removes it.</summary>
    Task<Error?> ReactAsync(MessageAct act, string emoji, bool on);
}

/// <summary>Something to be done to a message.</summary>
/// <param name="ChatId">Where it is.</param>
/// <param name="MessageId">Which.</param>
/// <param name="ActorId">By whom.</param>
/// <param name="At">When.</param>
public sealed record MessageAct(Guid ChatId, Guid MessageId, Guid ActorId, DateTimeOffset At);
