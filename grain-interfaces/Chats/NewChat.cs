using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>A chat to be made, unchecked.</summary>
/// <param name="CreatorId">Who makes it, and owns it unless it is private.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of groups and channels.</param>
/// <param name="Description">Likewise.</param>
/// <param name="Members">Who is in it beside the creator; of a private chat the one other.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.NewChat")]
public sealed record NewChat(
    [property: Id(0)] Guid CreatorId, [property: Id(1)] ChatKind Kind, [property: Id(2)] string Name, [property: Id(3)] string Description,
    [property: Id(4)] IReadOnlyList<Guid> Members);

/// <summary>A chat that was made, or was there: the private chat of a pair.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="Json">A JSON object, as the creator sees it.</param>
/// <param name="IsNew">Whether it was made now.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.OpenedChat")]
public sealed record OpenedChat([property: Id(0)] Guid ChatId, [property: Id(1)] JsonBytes Json, [property: Id(2)] bool IsNew);

/// <summary>What is to change of a chat; null: it stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ChatEdit")]
public sealed record ChatEdit
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public string? Description { get; init; }

    /// <summary>A picture that was uploaded as an avatar by who edits.</summary>
    [Id(2)]
    public Guid? Avatar { get; init; }

    /// <summary>Whether there is to be no picture.</summary>
    [Id(3)]
    public bool RemovesAvatar { get; init; }

    /// <summary>After how many seconds new messages disappear; 0: never.</summary>
    [Id(4)]
    public int? ExpiresIn { get; init; }
}

/// <summary>What a user sets of a chat for themselves; null: it stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ChatMarks")]
public sealed record ChatMarks
{
    [Id(0)]
    public bool? Muted { get; init; }

    /// <summary>Until when it is muted; null: until that is ended.</summary>
    [Id(1)]
    public DateTimeOffset? MutedUntil { get; init; }

    [Id(2)]
    public bool? Pinned { get; init; }

    [Id(3)]
    public bool? Archived { get; init; }
}

/// <summary>An invitation to be made.</summary>
/// <param name="ExpiresIn">For how long it holds; null: <see cref="ChatLimits.InviteLifetime"/>.</param>
/// <param name="MaxUses">How many may come by it; null: any number.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.NewInvite")]
public sealed record NewInvite([property: Id(0)] TimeSpan? ExpiresIn, [property: Id(1)] int? MaxUses);

/// <summary>An invitation. Its secret is nowhere stored.</summary>
/// <param name="Token">The secret: who has it may come in.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="MaxUses">How many may come by it; null: any number.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ChatInvite")]
public sealed record ChatInvite([property: Id(0)] string Token, [property: Id(1)] DateTimeOffset ExpiresAt, [property: Id(2)] int? MaxUses)
{
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{nameof(ExpiresAt)} = {ExpiresAt:O}");
        return true;
    }
}
