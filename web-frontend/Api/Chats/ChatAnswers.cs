using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Web.Api.Media;
using InstaHub.Web.Api.Posts;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Chats;

/// <summary>A chat as the caller sees it. Grains make its bytes; this is its form.</summary>
/// <param name="Id">Chat id.</param>
/// <param name="Type">private, group or channel.</param>
/// <param name="Name">Of a private chat: what the other is called.</param>
/// <param name="Avatar">Address of its picture; of a private chat: of the other's.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="Role">member, admin or owner; null: the caller is not in it any more.</param>
/// <param name="Unread">How many messages by others are after the read mark.</param>
/// <param name="LastMessage">The newest message that the caller sees.</param>
/// <param name="Muted">Whether the caller has muted it.</param>
/// <param name="MutedUntil">Until when; null: it is not, or until that is ended.</param>
/// <param name="Pinned">Whether the caller has pinned it.</param>
/// <param name="Archived">Whether the caller has archived it.</param>
/// <param name="IsSecret">Whether it is end-to-end encrypted.</param>
/// <param name="Request">Whether it waits for the caller to accept it.</param>
/// <param name="Peer">Of a private chat: the other; null: they are gone.</param>
/// <param name="LastSequence">Number of the newest message.</param>
/// <param name="ReadUpTo">The caller's read mark.</param>
/// <param name="PeerReadUpTo">Of a private chat: how far the other has read, where that is told.</param>
/// <param name="PeerDeliveredUpTo">Likewise: what the other's clients have.</param>
/// <param name="ExpiresIn">Seconds after which new messages disappear; null: never.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record ChatAnswer(
    Guid Id, [property: OneOf<ChatKind>] string Type, string Name, string? Avatar, string Description, int Members,
    [property: OneOf<ChatRole>] string? Role, long Unread, MessageAnswer? LastMessage,
    bool Muted, DateTimeOffset? MutedUntil, bool Pinned, bool Archived, bool IsSecret, bool Request, UserAnswer? Peer, long LastSequence, long ReadUpTo,
    long? PeerReadUpTo, long? PeerDeliveredUpTo, int? ExpiresIn, DateTimeOffset CreatedAt);

/// <summary>A message as the caller sees it. Of one that is deleted, or whose time is over, there is only that it was. Grains make its bytes; this is its form.</summary>
/// <param name="Id">Message id.</param>
/// <param name="ChatId">Where it is.</param>
/// <param name="Sequence">Its number in the chat: 1, 2, 3, …; null: it waits for its time.</param>
/// <param name="ClientId">What its sender's client calls it.</param>
/// <param name="SenderId">Whose it is.</param>
/// <param name="Sender">The same, with names and picture; null: they are gone.</param>
/// <param name="Type">text, image, video, audio, voice, file, system or encrypted.</param>
/// <param name="Text">What it says.</param>
/// <param name="Body">Of encrypted ones: Base64.</param>
/// <param name="Media">Its files.</param>
/// <param name="ReplyTo">What it replies to.</param>
/// <param name="ForwardedFrom">Who wrote it first; null: nobody else, or they are gone.</param>
/// <param name="Forwarded">Whether somebody else wrote it first.</param>
/// <param name="Mentions">Users whom it mentions, by the name in it.</param>
/// <param name="Hashtags">Normalized and folded, each once.</param>
/// <param name="Reactions">To it, those that came first first.</param>
/// <param name="Silent">Whether nobody was to be disturbed by it.</param>
/// <param name="CreatedAt">When it was sent.</param>
/// <param name="EditedAt">When its text was last changed; null: never.</param>
/// <param name="DeletedAt">When it was deleted for all, or its time was over; null: it is there.</param>
/// <param name="ExpiresAt">When it disappears; null: never.</param>
/// <param name="System">Of system messages: what they tell.</param>
/// <param name="Preview">Of the first link in a text, found after it was sent or edited; null: none.</param>
internal sealed record MessageAnswer(
    Guid Id, Guid ChatId, long? Sequence, Guid? ClientId, Guid SenderId, UserAnswer? Sender,
    [property: OneOf<MessageType>] string Type, string? Text, string? Body,
    IReadOnlyList<MessageMediaAnswer> Media, QuoteAnswer? ReplyTo, UserAnswer? ForwardedFrom, bool Forwarded, IReadOnlyList<MentionAnswer> Mentions,
    IReadOnlyList<string> Hashtags, IReadOnlyList<ReactionAnswer> Reactions, bool Silent, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt, DateTimeOffset? ExpiresAt, SystemAnswer? System, LinkPreviewAnswer? Preview)
{
    /// <summary>Of one that waits: when it will be sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SendAt { get; init; }
}

/// <summary>
/// A file of a message. <c>Kind</c>: image, video, audio, voice or file; <c>Url</c>: where it is read for an hour or two; <c>Size</c>: bytes of
/// what is read there; <c>Duration</c>: seconds that it plays; <c>Waveform</c>: of sound, 100 values of 0 to 100; the rest is of photos and videos.
/// </summary>
internal sealed record MessageMediaAnswer(
    Guid Id, [property: OneOf("image", "video", "audio", "voice", "file")] string Kind, string Url, string? FileName, long Size, string ContentType, double? Duration, IReadOnlyList<int>? Waveform,
    IReadOnlyList<VariantAnswer> Variants, string? BlurHash, int? Width, int? Height);

/// <summary>What a reply quotes; all but the id are null where it is gone, or the caller may not see it.</summary>
internal sealed record QuoteAnswer(Guid Id, long? Sequence, Guid? SenderId, [property: OneOf<MessageType>] string? Type, string? Text);

/// <summary>How many have reacted by an emoji, and whether the caller has.</summary>
internal sealed record ReactionAnswer(string Emoji, long Count, bool Mine);

/// <summary>
/// What a system message tells. <c>Act</c>: joined, left, added, kicked, banned, renamed, avatar_changed, description_changed, role_changed or
/// expiry_changed, by its sender; <c>Users</c>: whom it was done to; <c>Name</c>: the new name, or role.
/// </summary>
internal sealed record SystemAnswer([property: OneOf<SystemAct>] string Act, IReadOnlyList<UserAnswer> Users, string? Name);

/// <summary>What is behind a link, as the page says itself. Nobody has looked at the picture, which is its server's.</summary>
internal sealed record LinkPreviewAnswer(string Url, string Title, string? Description, string? ImageUrl, string? SiteName);

/// <summary>Somebody in a chat. Receipts are null in channels, and of who has not accepted yet. Grains make its bytes; this is its form.</summary>
internal sealed record MemberAnswer(
    Guid Id, UserAnswer? User, [property: OneOf<ChatRole>] string Role, DateTimeOffset JoinedAt, bool Requested, long? ReadUpTo, long? DeliveredUpTo);

/// <summary>What a message said until it was edited.</summary>
internal sealed record MessageRevisionAnswer(DateTimeOffset Since, string Text);

/// <summary>The reactions to a message.</summary>
internal sealed record ReactionsAnswer(Guid MessageId, IReadOnlyList<ReactionAnswer> Reactions);

/// <summary>What became of one chat that a message was forwarded to: the message there, or the code of why there is none.</summary>
internal sealed record ForwardedAnswer(Guid ChatId, MessageAnswer? Message, string? Error);

/// <summary>What waits in all chats: messages, chats that have some, and requests.</summary>
internal sealed record UnreadChatsAnswer(long Unread, int Chats, int Requests)
{
    public static UnreadChatsAnswer Of(UnreadChats unread) => new(unread.Unread, unread.Chats, unread.Requests);
}

/// <summary>The caller's read mark, and how many messages by others are after it.</summary>
internal sealed record ReadMarkAnswer(long ReadUpTo, long Unread)
{
    public static ReadMarkAnswer Of(ChatReadMark mark) => new(mark.ReadUpTo, mark.Unread);
}

/// <summary>An invitation. Its secret is shown once.</summary>
internal sealed record InviteAnswer(string Invite, DateTimeOffset ExpiresAt, int? MaxUses)
{
    public static InviteAnswer Of(ChatInvite invite) => new(invite.Token, invite.ExpiresAt, invite.MaxUses);

    private bool PrintMembers(System.Text.StringBuilder text) => false;
}

/// <summary>Whether somebody is banned.</summary>
internal sealed record BanAnswer(bool Banned);

/// <summary>Whether a message is pinned.</summary>
internal sealed record MessagePinAnswer(bool Pinned);

/// <summary>That the caller is not in it any more.</summary>
internal sealed record LeftAnswer(bool Left);

/// <summary>The JSON of chats.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateChatRequest))]
[JsonSerializable(typeof(EditChatRequest))]
[JsonSerializable(typeof(AddMembersRequest))]
[JsonSerializable(typeof(RoleRequest))]
[JsonSerializable(typeof(InviteRequest))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(ReadChatRequest))]
[JsonSerializable(typeof(MuteChatRequest))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(EditMessageRequest))]
[JsonSerializable(typeof(ForwardRequest))]
[JsonSerializable(typeof(Success<ChatAnswer>))]
[JsonSerializable(typeof(Page<ChatAnswer>))]
[JsonSerializable(typeof(Success<MessageAnswer>))]
[JsonSerializable(typeof(Page<MessageAnswer>))]
[JsonSerializable(typeof(Page<MemberAnswer>))]
[JsonSerializable(typeof(Success<IReadOnlyList<MessageRevisionAnswer>>))]
[JsonSerializable(typeof(Success<ReactionsAnswer>))]
[JsonSerializable(typeof(Success<IReadOnlyList<ForwardedAnswer>>))]
[JsonSerializable(typeof(Success<UnreadChatsAnswer>))]
[JsonSerializable(typeof(Success<ReadMarkAnswer>))]
[JsonSerializable(typeof(Success<InviteAnswer>))]
[JsonSerializable(typeof(Success<BanAnswer>))]
[JsonSerializable(typeof(Success<MessagePinAnswer>))]
[JsonSerializable(typeof(Success<LeftAnswer>))]
internal sealed partial class ChatApiJson : JsonSerializerContext;
