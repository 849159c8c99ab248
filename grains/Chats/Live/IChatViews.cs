using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Chats.Live;

/// <summary>Writes chats and messages for those who are told at once.</summary>
public interface IChatViews
{
    /// <summary>Gathers what is needed to write a message, once for all who see it.</summary>
    Task<IMessageForm> PrepareAsync(StoredMessage message);

    /// <summary>A JSON object: a chat as its user sees it.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="reactions">To its last message, as the user sees them.</param>
    Task<JsonBytes> WriteAsync(ChatOfUser chat, IEnumerable<ReactionCount> reactions);
}

/// <summary>A message ready to be written.</summary>
public interface IMessageForm
{
    /// <summary>A JSON object.</summary>
    /// <param name="reactions">As the viewer sees them.</param>
    /// <param name="showsQuote">Whether the viewer sees what it replies to.</param>
    JsonBytes Write(IEnumerable<ReactionCount> reactions, bool showsQuote);
}
