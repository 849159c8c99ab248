namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>What is done in chats, and answered by a rule.</summary>
internal enum ModelAct
{
    Send,
    React,
    EditMessage,
    DeleteForAll,
    Hide,
    PinMessage,
    Read,
    Mark,
    Accept,
    See,
    Rename,
    Add,
    Kick,
    Ban,
    Unban,
    Leave,
    Join,
    SetRole,
}

/// <summary>Something that somebody did, and what they were answered: <c>ok</c> or the code.</summary>
internal sealed record Attempt(ModelChat Chat, int User, ModelAct Act, string Code, long Begin, long End)
{
    public ModelMessage? Message { get; init; }

    public int? Target { get; init; }

    public int Role { get; init; }

    /// <summary>Of an owner who left: whose the chat is then.</summary>
    public int? Heir { get; init; }

    public bool IsOk => Code == "ok";
}

/// <summary>What somebody read of a chat while others acted: the newest messages.</summary>
internal sealed record Glance(ModelChat Chat, int User, IReadOnlyList<long> Sequences, long Begin, long End);

/// <summary>What a read mark was answered with.</summary>
internal sealed record ModelRead(ModelChat Chat, int User, long UpTo, long Unread, long Begin, long End);
