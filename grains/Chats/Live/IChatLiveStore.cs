using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Grains.Chats.Live;

/// <summary>What those who are told at once are told, as the database has it; one statement for all of them.</summary>
public interface IChatLiveStore
{
    /// <summary>The chats that a user is in, or is asked into.</summary>
    Task<IReadOnlyList<ChatSeat>> FindSeatsAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>How some users stand in a chat; those who have never been in it are left out, and all where it is gone.</summary>
    Task<IReadOnlyList<ChatSeat>> FindSeatsAsync(Guid chatId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken = default);

    /// <summary>Messages after a number, oldest first, as somebody sees them who sees all.</summary>
    Task<IReadOnlyList<StoredMessage>> FindAfterAsync(Guid chatId, long above, int count, CancellationToken cancellationToken = default);

    /// <summary>A message with what differs by viewer; null: there is none.</summary>
    Task<MessageForMany?> FindMessageAsync(Guid chatId, Guid messageId, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken = default);

    /// <summary>Who of some has deleted a message for themselves.</summary>
    Task<IReadOnlyList<Guid>> FindHiddenAsync(Guid messageId, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken = default);

    /// <summary>Messages, of any chats, as a viewer sees them; those that they do not see are left out.</summary>
    Task<IReadOnlyList<StoredMessage>> FindSeenAsync(Guid viewerId, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken = default);

    /// <summary>A chat as some users have it, each with its last message; those for whom it is not there are left out.</summary>
    Task<IReadOnlyList<ChatOfUser>> FindChatAsync(Guid chatId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken = default);

    /// <summary>Reactions to messages, as some viewers see them.</summary>
    Task<ReactionsForMany> FindReactionsAsync(IReadOnlyList<Guid> messageIds, IReadOnlyList<Guid> viewerIds, CancellationToken cancellationToken = default);
}

/// <summary>How somebody stands in a chat, and how that is.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="UserId">Who.</param>
/// <param name="Kind">What the chat is.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="State">How they stand.</param>
/// <param name="Since">They see messages after this number.</param>
/// <param name="Until">And up to this one; null: all.</param>
/// <param name="LastSequence">Number of the newest message.</param>
public readonly record struct ChatSeat(
    Guid ChatId, Guid UserId, ChatKind Kind, int Members, MemberState State, long Since, long? Until, long LastSequence)
{
    public bool IsIn => State is MemberState.In or MemberState.Requested;
}

/// <summary>A message, and what differs by viewer.</summary>
/// <param name="Message">As somebody sees it who sees all.</param>
/// <param name="HiddenFrom">Those of the viewers who have deleted it for themselves.</param>
/// <param name="Reactions">To it.</param>
public sealed record MessageForMany(StoredMessage Message, IReadOnlyList<Guid> HiddenFrom, ReactionsForMany Reactions);

/// <summary>Reactions to messages.</summary>
/// <param name="Counts">By message, those that came first first, as if none were the viewer's.</param>
/// <param name="Own">What each viewer has reacted by; those who have not are left out.</param>
public sealed record ReactionsForMany(
    ILookup<Guid, ReactionCount> Counts, IReadOnlyDictionary<(Guid MessageId, Guid ViewerId), IReadOnlyList<string>> Own)
{
    public static readonly ReactionsForMany None =
        new(Array.Empty<(Guid, ReactionCount)>().ToLookup(pair => pair.Item1, pair => pair.Item2), new Dictionary<(Guid, Guid), IReadOnlyList<string>>());

    /// <summary>As one viewer sees them.</summary>
    public IEnumerable<ReactionCount> Of(Guid messageId, Guid viewerId) =>
        Own.TryGetValue((messageId, viewerId), out var own)
            ? Counts[messageId].Select(reaction => reaction with { Mine = own.Contains(reaction.Emoji) })
            : Counts[messageId];

    /// <summary>Equal for viewers who see the same.</summary>
    public string TagOf(Guid messageId, Guid viewerId) => Own.TryGetValue((messageId, viewerId), out var own) ? string.Join('\n', own) : "";
}
