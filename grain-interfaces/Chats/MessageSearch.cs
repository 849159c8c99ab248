using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>Which messages are looked for. All that is said must hold, and there is at least a text, a sender, a type, or that there are files.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.MessageSearch")]
public sealed record MessageSearch
{
    /// <summary>Words that all occur, the last of them as a beginning; those in double quotes follow each other.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>In this chat alone.</summary>
    [Id(1)]
    public Guid? ChatId { get; init; }

    [Id(2)]
    public Guid? SenderId { get; init; }

    /// <summary>Neither <see cref="MessageType.System"/> nor <see cref="MessageType.Encrypted"/>: these are never found.</summary>
    [Id(3)]
    public MessageType? Type { get; init; }

    /// <summary>Sent then or later.</summary>
    [Id(4)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Sent before.</summary>
    [Id(5)]
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether there are files.</summary>
    [Id(6)]
    public bool? HasMedia { get; init; }
}

/// <summary>How much may be asked of a search.</summary>
public static class MessageSearchLimits
{
    /// <summary>Code points of the text.</summary>
    public const int MaxTextLength = 200;

    /// <summary>Words of the text.</summary>
    public const int MaxWords = 16;
}

/// <summary>Searches among messages. One key serves all.</summary>
[Alias("InstaHub.Chats.IMessageQueries")]
public interface IMessageQueries : IGrainWithIntegerKey
{
    /// <summary>Messages that a user sees, newest first; none that is deleted, or whose time is over, or that they have deleted for themselves.</summary>
    /// <returns>Or <see cref="ChatErrors.Invalid(IReadOnlyDictionary{string, string[]})"/>, <see cref="ChatErrors.NoSuchChat"/>.</returns>
    [Alias("Search"), ReadOnly, AlwaysInterleave]
    Task<Result<ChatPage>> Search(Guid userId, MessageSearch search, ChatPosition? after, int limit, CancellationToken cancellationToken = default);
}
