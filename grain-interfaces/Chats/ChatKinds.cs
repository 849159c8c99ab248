namespace InstaHub.GrainInterfaces.Chats;

/// <summary>The kinds of chats; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.ChatKind")]
public enum ChatKind
{
    /// <summary>Of two people. The private chat of a pair is one, whoever asks.</summary>
    Private = 1,

    /// <summary>Of up to <see cref="ChatLimits.MaxGroupMembers"/>, who all write.</summary>
    Group = 2,

    /// <summary>Of any number of readers; owner and admins write.</summary>
    Channel = 3,
}

/// <summary>What somebody may do in a chat, each more than the one before; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.ChatRole")]
public enum ChatRole
{
    Member = 1,
    Admin = 2,
    Owner = 3,
}

/// <summary>How somebody stands in a chat; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.MemberState")]
public enum MemberState
{
    In = 1,

    /// <summary>Somebody whom they do not follow wrote to them, or put them in: listed apart until they accept.</summary>
    Requested = 2,

    /// <summary>They see what was there until then, as those kicked and banned do.</summary>
    Left = 3,

    Kicked = 4,

    /// <summary>Kicked, and not let in again.</summary>
    Banned = 5,
}

/// <summary>What a message is; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.MessageType")]
public enum MessageType
{
    Text = 1,
    Image = 2,
    Video = 3,
    Audio = 4,
    Voice = 5,
    File = 6,

    /// <summary>Tells what was done to the chat. Nobody sends one, and it is never unread.</summary>
    System = 7,

    /// <summary>Its body is read by nobody here.</summary>
    Encrypted = 8,
}

/// <summary>What system messages tell.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.SystemAct")]
public enum SystemAct
{
    /// <summary>Somebody has come in by themselves.</summary>
    Joined = 1,

    Left = 2,

    /// <summary>Somebody was put in.</summary>
    Added = 3,

    Kicked = 4,
    Banned = 5,
    Renamed = 6,
    AvatarChanged = 7,
    DescriptionChanged = 8,

    /// <summary>Somebody's role was changed.</summary>
    RoleChanged = 9,

    /// <summary>After what time new messages disappear was changed.</summary>
    ExpiryChanged = 10,
}

/// <summary>Names of these in the API and in what is stored.</summary>
public static class ChatNames
{
    public static string Of(ChatKind kind) => kind switch
    {
        ChatKind.Private => "private",
        ChatKind.Group => "group",
        _ => "channel",
    };

    public static ChatKind? KindOf(string? name) => name switch
    {
        "private" => ChatKind.Private,
        "group" => ChatKind.Group,
        "channel" => ChatKind.Channel,
        _ => null,
    };

    public static string Of(ChatRole role) => role switch
    {
        ChatRole.Owner => "owner",
        ChatRole.Admin => "admin",
        _ => "member",
    };

    public static ChatRole? RoleOf(string? name) => name switch
    {
        "owner" => ChatRole.Owner,
        "admin" => ChatRole.Admin,
        "member" => ChatRole.Member,
        _ => null,
    };

    private static readonly string[] Types = ["", "text", "image", "video", "audio", "voice", "file", "system", "encrypted"];

    public static string Of(MessageType type) => Types[(int)type];

    public static MessageType? TypeOf(string? name) => Array.IndexOf(Types, name) is var number and > 0 ? (MessageType)number : null;

    private static readonly string[] Acts =
        ["", "joined", "left", "added", "kicked", "banned", "renamed", "avatar_changed", "description_changed", "role_changed", "expiry_changed"];

    public static string Of(SystemAct act) => Acts[(int)act];
}
