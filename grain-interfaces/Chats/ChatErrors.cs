using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>Why this feature refuses. Of who blocks and is blocked see <see cref="Graph.GraphErrors"/>.</summary>
public static class ChatErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchChat = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <inheritdoc cref="NoSuchChat"/>
    public static readonly Error NoSuchMessage = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <inheritdoc cref="NoSuchChat"/>
    public static readonly Error NoSuchInvite = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error NotAllowed = new(ErrorKind.Forbidden, "forbidden", "Your role in this chat does not allow this.");

    public static readonly Error NotTheSender = new(ErrorKind.Forbidden, "forbidden", "This message is not yours.");

    public static readonly Error NotAMember = new(ErrorKind.Forbidden, "not_a_member", "You are not in this chat any more.");

    public static readonly Error Banned = new(ErrorKind.Forbidden, "banned", "You cannot join this chat.");

    public static readonly Error UserBanned = new(ErrorKind.Conflict, "user_banned", "Somebody of them is banned from this chat. Lift the ban first.");

    public static readonly Error PrivateChat = new(ErrorKind.Unprocessable, "private_chat", "This cannot be done in a private chat.");

    public static readonly Error InviteExpired = new(ErrorKind.Gone, "invite_expired", "This invitation is over.");

    public static readonly Error Full =
        new(ErrorKind.Conflict, "chat_full", $"A group cannot have more than {ChatLimits.MaxGroupMembers} members.");

    public static readonly Error TooManyPinned =
        new(ErrorKind.Conflict, "pin_limit", $"A chat cannot have more than {ChatLimits.MaxPinnedMessages} pinned messages. Unpin another first.");

    public static readonly Error TooManyChatsPinned =
        new(ErrorKind.Conflict, "pin_limit", $"You cannot pin more than {ChatLimits.MaxPinnedChats} chats. Unpin another first.");

    public static readonly Error TooManyReactions = new(
        ErrorKind.Conflict, "reaction_limit", "There are as many reactions to this message as there may be.");

    public static readonly Error TooManyInvites = new(
        ErrorKind.Conflict, "invite_limit", $"A chat cannot have more than {ChatLimits.MaxInvites} invitations at a time.");

    public static readonly Error TooManyScheduled = new(
        ErrorKind.Conflict, "scheduled_limit", $"Nobody can have more than {ChatLimits.MaxScheduled} messages waiting in a chat.");

    public static readonly Error ChangedMeanwhile =
        new(ErrorKind.Conflict, "conflict", "It was changed meanwhile. Try again.") { IsMomentary = true };

    /// <summary>The id belongs to something else: try again with another <c>Idempotency-Key</c>.</summary>
    public static readonly Error IdTaken = new(ErrorKind.Conflict, "conflict", "This exists already.");

    /// <summary>Of this kind of message it cannot be done.</summary>
    public static readonly Error WrongType = new(ErrorKind.Unprocessable, "wrong_message_type", "This cannot be done to a message of this type.");

    /// <param name="field">By its name in the API.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static Error Invalid(string field, string problem) =>
        Invalid(new Dictionary<string, string[]> { [field] = [problem] });

    /// <param name="details">What is wrong, by field.</param>
    public static Error Invalid(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };

    /// <param name="field">By its name in the API.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static Error Unacceptable(string field, string problem) =>
        new(ErrorKind.Unprocessable, "unacceptable", problem) { Details = new Dictionary<string, string[]> { [field] = [problem] } };
}

/// <summary>How much there may be.</summary>
public static class ChatLimits
{
    /// <summary>Code points of a message.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Files of one message; a voice is one.</summary>
    public const int MaxMedia = 10;

    /// <summary>Bytes of an encrypted body.</summary>
    public const int MaxBodyBytes = 65_536;

    /// <summary>The owner included.</summary>
    public const int MaxGroupMembers = 1_000;

    /// <summary>Members of a group in which all are told what each has been given and has read; in larger ones that is asked for.</summary>
    public const int MaxReceipted = 50;

    /// <summary>Users put into a chat by one request.</summary>
    public const int MaxAdded = 1_000;

    /// <summary>Code points.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Code points.</summary>
    public const int MaxDescriptionLength = 500;

    /// <summary>Of one chat.</summary>
    public const int MaxPinnedMessages = 100;

    /// <summary>Of one user.</summary>
    public const int MaxPinnedChats = 20;

    /// <summary>Of one user to one message.</summary>
    public const int MaxReactionsOfUser = 5;

    /// <summary>Different emoji of one message.</summary>
    public const int MaxEmoji = 50;

    /// <summary>Valid ones of a chat.</summary>
    public const int MaxInvites = 100;

    /// <summary>Of one user in one chat.</summary>
    public const int MaxScheduled = 100;

    /// <summary>Chats that one message is forwarded to by one request.</summary>
    public const int MaxForwards = 20;

    /// <summary>Kept of one message.</summary>
    public const int MaxRevisions = 50;

    /// <summary>Seconds until a message disappears: a second to a year.</summary>
    public const int MaxExpiresIn = 31_536_000;

    /// <summary>How far ahead a message can be scheduled.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(365);

    /// <summary>For how long an invitation holds unless it says so itself.</summary>
    public static readonly TimeSpan InviteLifetime = TimeSpan.FromDays(7);

    /// <summary>For how long it may.</summary>
    public static readonly TimeSpan MaxInviteLifetime = TimeSpan.FromDays(90);

    /// <summary>How often an invitation may be used.</summary>
    public const int MaxInviteUses = 100_000;
}
