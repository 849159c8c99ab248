using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Chats;

/// <summary>Body of <c>POST chats</c>. <c>Type</c>: private, group or channel. <c>Members</c>: beside the caller; of a private chat the one other.</summary>
internal sealed record CreateChatRequest([property: OneOf<ChatKind>] string Type, string? Name = null, string? Description = null, IReadOnlyList<Guid>? Members = null);

/// <summary>Body of <c>PATCH chats/{id}</c>: what is not there stays as it is; an avatar or time that is null is taken away.</summary>
internal sealed class EditChatRequest
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Id of a picture that was uploaded as an avatar; null: none.</summary>
    public Guid? Avatar
    {
        get;
        set => (field, HasAvatar) = (value, true);
    }

    /// <summary>Seconds after which new messages disappear; null: never.</summary>
    public int? ExpiresIn
    {
        get;
        set => (field, HasExpiresIn) = (value, true);
    }

    /// <summary>Whether the request names the avatar: null is told from nothing.</summary>
    [JsonIgnore]
    public bool HasAvatar { get; private set; }

    /// <summary>Whether the request names the time, likewise.</summary>
    [JsonIgnore]
    public bool HasExpiresIn { get; private set; }

    public ChatEdit ToEdit() => new()
    {
        Name = Name,
        Description = Description,
        Avatar = Avatar,
        RemovesAvatar = HasAvatar && Avatar is null,
        ExpiresIn = HasExpiresIn ? ExpiresIn ?? 0 : null,
    };
}

/// <summary>Body of <c>POST chats/{id}/members</c>.</summary>
internal sealed record AddMembersRequest(IReadOnlyList<Guid> Users);

/// <summary>Body of <c>PATCH chats/{id}/members/{userId}</c>. <c>Role</c>: member, admin or owner.</summary>
internal sealed record RoleRequest([property: OneOf<ChatRole>] string Role);

/// <summary>Body of <c>POST chats/{id}/invites</c>. <c>ExpiresIn</c>: seconds, a week unless it says so; <c>MaxUses</c>: any number unless it says so.</summary>
internal sealed record InviteRequest(long? ExpiresIn = null, int? MaxUses = null);

/// <summary>Body of <c>POST chats/join</c>: the invitation's secret.</summary>
internal sealed record JoinRequest(string Invite)
{
    private bool PrintMembers(System.Text.StringBuilder text) => false;
}

/// <summary>Body of <c>POST chats/{id}/read</c>: the number of the last message that is read.</summary>
internal sealed record ReadChatRequest(long UpTo);

/// <summary>Body of <c>PUT chats/{id}/mute</c>; without one it is muted until that is ended.</summary>
internal sealed record MuteChatRequest(DateTimeOffset? Until = null);

/// <summary>
/// Body of <c>POST chats/{id}/messages</c>. <c>Type</c>: text, image, video, audio, voice, file or encrypted. <c>Media</c>: ids of 1 to
/// 10 files that were uploaded as the kind of that name, of a voice of one; <c>Text</c> may say something of them; <c>Body</c>: of encrypted ones, Base64; <c>ReplyTo</c>: a message in the same chat; <c>ExpiresIn</c>: seconds after which it disappears.
/// </summary>
internal sealed record SendMessageRequest(
    [property: OneOf("text", "image", "video", "audio", "voice", "file", "encrypted")] string Type,
    Guid? ClientId = null,
    string? Text = null,
    IReadOnlyList<Guid>? Media = null,
    byte[]? Body = null,
    Guid? ReplyTo = null,
    bool? Silent = null,
    DateTimeOffset? SendAt = null,
    int? ExpiresIn = null);

/// <summary>Body of <c>PATCH messages/{id}</c>.</summary>
internal sealed record EditMessageRequest(string Text);

/// <summary>Body of <c>POST messages/{id}/forward</c>: ids of chats.</summary>
internal sealed record ForwardRequest(IReadOnlyList<Guid> Chats);
