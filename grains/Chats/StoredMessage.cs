using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Grains.Chats;

/// <summary>A message as it is stored. Of one that is gone nothing is left but that it was.</summary>
public sealed record StoredMessage
{
    public required Guid Id { get; init; }

    public required Guid ChatId { get; init; }

    public required long Sequence { get; init; }

    public required Guid SenderId { get; init; }

    public Guid? ClientId { get; init; }

    public required MessageType Type { get; init; }

    public string? Text { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public IReadOnlyList<Guid> Media { get; init; } = [];

    public MessageQuote? ReplyTo { get; init; }

    public Guid? ForwardedFrom { get; init; }

    public IReadOnlyList<MessageMention> Mentions { get; init; } = [];

    public IReadOnlyList<string> Hashtags { get; init; } = [];

    public bool Silent { get; init; }

    public long Version { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted for all, or its time was over; null: it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public SystemNote? System { get; init; }

    /// <summary>Of the first link in it: a JSON object; null: none.</summary>
    public string? Preview { get; init; }

    /// <summary>The same, when it is gone.</summary>
    public StoredMessage Emptied() => this with
    {
        Text = null,
        Body = null,
        Media = [],
        ReplyTo = null,
        ForwardedFrom = null,
        Mentions = [],
        Hashtags = [],
        EditedAt = null,
        Preview = null,
    };
}

/// <summary>What a reply quotes.</summary>
/// <param name="Id">The message.</param>
/// <param name="Sequence">Its number; null where the viewer may not see it.</param>
/// <param name="SenderId">Whose it is; null likewise.</param>
/// <param name="Type">What it is; null likewise.</param>
/// <param name="Text">What it says; null where it says nothing, is gone or is hidden.</param>
public sealed record MessageQuote(Guid Id, long? Sequence, Guid? SenderId, MessageType? Type, string? Text);

/// <summary>Somebody who is mentioned.</summary>
/// <param name="Id">Who.</param>
/// <param name="Username">By which name: the one in the text, whoever has it later.</param>
public sealed record MessageMention(Guid Id, string Username);

/// <summary>What a system message tells.</summary>
/// <param name="Act">What was done, by its sender.</param>
/// <param name="Users">To whom.</param>
/// <param name="Name">What the chat is called now, or the role given.</param>
public sealed record SystemNote(SystemAct Act, IReadOnlyList<Guid> Users, string? Name = null);

/// <summary>How many have reacted to a message by an emoji.</summary>
/// <param name="Emoji">By what.</param>
/// <param name="Count">How many.</param>
/// <param name="Mine">Whether the viewer is among them.</param>
public sealed record ReactionCount(string Emoji, long Count, bool Mine);

/// <summary>What a message said until it was edited.</summary>
/// <param name="Text">What it said.</param>
/// <param name="Since">Since when.</param>
public sealed record MessageRevision(string Text, DateTimeOffset Since);

/// <summary>A message that waits for its time.</summary>
/// <param name="Message">What will be sent.</param>
/// <param name="ChatId">Where.</param>
/// <param name="SendAt">When.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record ScheduledMessage(NewMessage Message, Guid ChatId, DateTimeOffset SendAt, DateTimeOffset CreatedAt);
