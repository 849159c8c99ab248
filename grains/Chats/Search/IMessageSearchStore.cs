using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Grains.Chats.Search;

/// <summary>Looks for messages in the database.</summary>
public interface IMessageSearchStore
{
    /// <summary>The newest messages that a user sees and that are as they are looked for, by time of sending and id, newest first.</summary>
    /// <param name="userId">Who looks.</param>
    /// <param name="search">What for; checked.</param>
    /// <param name="terms">Its text.</param>
    /// <param name="after">Only those that come after this in that order.</param>
    /// <param name="count">Most of them.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Null: the user may not know of the chat that it names.</returns>
    Task<IReadOnlyList<FoundMessage>?> FindAsync(
        Guid userId, MessageSearch search, SearchTerms? terms, ChatPosition? after, int count, CancellationToken cancellationToken = default);
}

/// <summary>A message that was found.</summary>
/// <param name="Message">The message.</param>
/// <param name="Hidden">Somebody in that chat of whom the user may not know; null: nobody.</param>
public sealed record FoundMessage(StoredMessage Message, Guid? Hidden);
