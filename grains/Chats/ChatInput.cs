using System.Globalization;
using System.Text;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Posts;

namespace InstaHub.Grains.Chats;

/// <summary>What people may say and call things. Pure.</summary>
public static class ChatInput
{
    private static readonly TimeSpan LeastInvite = TimeSpan.FromSeconds(1);

    /// <summary>A text as it is kept.</summary>
    public static string Normalise(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>What is wrong with a normalised text; null when it is good. That there is one, others ask.</summary>
    public static string? TextProblem(string text, int most = ChatLimits.MaxTextLength) =>
        AccountRules.LengthOf(text) > most ? $"This has at most {most} characters."
        : !AccountRules.IsWellFormed(text) || text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? "This is no Unicode text, or has control characters."
        : null;

    /// <summary>A message as it is sent; or what is wrong with it.</summary>
    public static Result<NewMessage> Check(NewMessage message, DateTimeOffset now)
    {
        var text = message.Text is null ? null : Normalise(message.Text);
        var details = new Dictionary<string, string[]>();
        Note("text", text is null ? null : TextProblem(text));
        Note("expiresIn", message.ExpiresIn is < 1 or > ChatLimits.MaxExpiresIn ? $"This is 1 to {ChatLimits.MaxExpiresIn} seconds." : null);
        Note("sendAt", message.SendAt is { } at && (at <= now || at > now + ChatLimits.MaxAhead) ? "This is in the next 365 days." : null);
        switch (message.Type)
        {
            case MessageType.Text:
                Note("text", string.IsNullOrEmpty(text) ? "A message is not empty." : null);
                Note("media", message.Media.Count > 0 ? "A text has no files: say of which type it is." : null);
                break;
            case MessageType.Voice:
                Note("media", message.Media.Count != 1 ? "There is one file." : null);
                break;
            case MessageType.Image or MessageType.Video or MessageType.Audio or MessageType.File:
                Note("media", message.Media.Count is 0 or > ChatLimits.MaxMedia || message.Media.Distinct().Count() < message.Media.Count
                    ? $"There are 1 to {ChatLimits.MaxMedia} files, each once." : null);
                break;
            case MessageType.Encrypted:
                Note("body", message.Body is not { Length: > 0 and <= ChatLimits.MaxBodyBytes } ? $"This has 1 to {ChatLimits.MaxBodyBytes} bytes." : null);
                Note("text", text is not null ? "What is encrypted has no text." : null);
                Note("media", message.Media.Count > 0 ? "What is encrypted has no files." : null);
                break;
            default:
                Note("type", "Nothing of this type can be sent.");
                break;
        }

        Note("body", message.Type != MessageType.Encrypted && message.Body is not null ? "Only what is encrypted has a body." : null);
        return details.Count > 0 ? ChatErrors.Invalid(details) : message with
        {
            Text = string.IsNullOrEmpty(text) ? null : text,
            SendAt = message.SendAt is { } when ? PublicationClock.Truncate(when) : null,
        };

        void Note(string field, string? problem)
        {
            if (problem is not null)
                details.TryAdd(field, [problem]);
        }
    }

    /// <summary>A chat as it is made; or what is wrong with it. Nobody is in it twice.</summary>
    public static Result<NewChat> Check(NewChat chat)
    {
        var others = chat.Members.Where(id => id != chat.CreatorId).Distinct().ToArray();
        var made = chat with { Name = Normalise(chat.Name), Description = Normalise(chat.Description), Members = others };
        if (ProblemsOf(made.Name, made.Description) is { } error)
            return error;
        if (chat.Kind == ChatKind.Private)
        {
            if (others.Length != 1)
                return ChatErrors.Invalid("members", "A private chat is with one other.");
            return made with { Name = "", Description = "" };
        }

        if (chat.Kind == ChatKind.Group && others.Length == 0)
            return ChatErrors.Invalid("members", "A group has 2 members or more.");
        if (chat.Kind == ChatKind.Group && others.Length >= ChatLimits.MaxGroupMembers)
            return ChatErrors.Full;
        if (others.Length > ChatLimits.MaxAdded)
            return ChatErrors.Invalid("members", $"These are at most {ChatLimits.MaxAdded}.");
        return chat.Kind == ChatKind.Channel && made.Name.Length == 0 ? ChatErrors.Invalid("name", "A channel has a name.") : made;
    }

    /// <summary>An edit as it is written; or what is wrong with it.</summary>
    public static Result<ChatEdit> Check(ChatEdit edit)
    {
        var normalised = edit with
        {
            Name = edit.Name is null ? null : Normalise(edit.Name),
            Description = edit.Description is null ? null : Normalise(edit.Description),
        };
        if (ProblemsOf(normalised.Name, normalised.Description) is { } error)
            return error;
        return edit.ExpiresIn is < 0 or > ChatLimits.MaxExpiresIn
            ? ChatErrors.Invalid("expiresIn", $"This is 1 to {ChatLimits.MaxExpiresIn} seconds, or 0.")
            : normalised;
    }

    /// <summary>What is wrong with an invitation; null when it is good.</summary>
    public static Error? Problem(NewInvite invite) =>
        invite.ExpiresIn is { } expiresIn && (expiresIn < LeastInvite || expiresIn > ChatLimits.MaxInviteLifetime)
            ? ChatErrors.Invalid("expiresIn", $"This is 1 second to {ChatLimits.MaxInviteLifetime.TotalDays} days.")
        : invite.MaxUses is < 1 or > ChatLimits.MaxInviteUses ? ChatErrors.Invalid("maxUses", $"This is 1 to {ChatLimits.MaxInviteUses}.")
        : null;

    /// <summary>Whether it is one emoji: one character as people see it, which is a symbol, a flag or a keycap.</summary>
    public static bool IsEmoji(string text)
    {
        if (text.Length is 0 or > 32 || !AccountRules.IsWellFormed(text) || StringInfo.GetNextTextElementLength(text) != text.Length)
            return false;
        var runes = text.EnumerateRunes().ToArray();
        var isKeycap = runes.Length is 2 or 3 && runes[^1].Value == 0x20E3 && (char.IsAsciiDigit(text[0]) || text[0] is '#' or '*');
        return isKeycap || (IsSymbol(runes[0]) && runes.Skip(1).All(MayFollow));
    }

    private static bool IsSymbol(Rune rune) =>
        rune.Value is 0x203C or 0x2049 or 0x3030 or 0x303D
        || (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol);

    // Selectors, joiners, skin tones, and what is joined.
    private static bool MayFollow(Rune rune) =>
        rune.Value is 0x200D or 0xFE0F or 0xFE0E or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F) || IsSymbol(rune);

    private static Error? ProblemsOf(string? name, string? description)
    {
        var details = new Dictionary<string, string[]>();
        if (name is not null && (TextProblem(name, ChatLimits.MaxNameLength) ?? (name.Contains('\n') ? "A name is one line." : null)) is { } problem)
            details.Add("name", [problem]);
        if (description is not null && TextProblem(description, ChatLimits.MaxDescriptionLength) is { } other)
            details.Add("description", [other]);
        return details.Count == 0 ? null : ChatErrors.Invalid(details);
    }
}
