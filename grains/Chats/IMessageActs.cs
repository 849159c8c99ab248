using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Chats;

/// <summary>What is done to messages that are there; decided where the message is locked.</summary>
public interface IMessageActs
{
    /// <summary>Changes the text of the actor's message, and keeps what it said. To say the same changes nothing.</summary>
    /// <returns>Why not.</returns>
    Task<Error?> EditAsync(
        MessageAct act, string text, IReadOnlyList<MessageMention> mentions, IReadOnlyList<string> hashtags);

    /// <summary>Deletes a message for all: what it says, and what was said to it, is gone.</summary>
    /// <returns>The files that no message has any more; or why not.</returns>
    Task<Result<IReadOnlyList<LostFile>>> DeleteAsync(MessageAct act);

    /// <summary>Empties a message whose time is over.</summary>
    Task<IReadOnlyList<LostFile>> ExpireAsync(Guid chatId, Guid messageId, DateTimeOffset at);

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

/// <summary>A file that no message has any more.</summary>
public sealed record LostFile(Guid MediaId, Guid OwnerId);
