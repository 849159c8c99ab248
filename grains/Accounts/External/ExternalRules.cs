using System.Text;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Grains.Accounts.External;

/// <summary>Who of an OpenID provider may sign in to which account, and what a new one is called. Pure.</summary>
public static class ExternalRules
{
    private const int DigitsForUnique = 6;

    /// <summary>What is to be done before whom a provider has named signs in to an account.</summary>
    /// <param name="link">What there is.</param>
    /// <param name="identity">Whom the provider has named.</param>
    /// <param name="isPasswordRight">Whether they gave the account's password.</param>
    public static LinkDecision Decide(ExternalLink link, ExternalIdentity identity, bool isPasswordRight) =>
        link.IsLinkedHere ? LinkDecision.SignIn
        : link.IsLinkedElsewhere ? LinkDecision.Refuse
        : isPasswordRight ? LinkDecision.Link
        : !identity.IsEmailVerified || identity.Email is null || AccountRules.Fold(identity.Email) != link.EmailKey ? LinkDecision.Refuse
        // Somebody may have registered with an address of another and waited for them to come: they keep no way in.
        : link.IsEmailVerified ? LinkDecision.Link : LinkDecision.Claim;

    /// <summary>Whether what a provider says can be believed to be what it means: it is stored and compared.</summary>
    public static bool IsPossible(ExternalIdentity identity) =>
        identity.Subject.Length is > 0 and <= ExternalIdentity.MaxSubjectLength && !identity.Subject.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Usernames to try, the nicest first: from the address, else from the name, else any.</summary>
    /// <param name="identity">Whose.</param>
    /// <param name="random">A number below 1,000,000, another one each time.</param>
    public static IEnumerable<string> Usernames(ExternalIdentity identity, Func<int> random)
    {
        var at = identity.Email?.IndexOf('@') ?? -1;
        var name = NameOf(at > 0 ? identity.Email![..at] : null) ?? NameOf(identity.Name) ?? "user";
        if (AccountRules.UsernameProblem(name) is null)
            yield return name;
        var stem = name[..Math.Min(name.Length, AccountRules.MaxUsernameLength - DigitsForUnique)];
        for (var i = 0; i < 10; i++)
            yield return $"{stem}{random():D6}";
    }

    /// <summary>A display name out of what a provider gave; null when nothing of it can be shown.</summary>
    public static string? DisplayName(ExternalIdentity identity)
    {
        if (identity.Name is null)
            return null;
        var kept = new StringBuilder();
        foreach (var rune in identity.Name.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar).Take(AccountRules.MaxDisplayNameLength))
            kept.Append(rune.ToString());
        return kept.ToString().Trim() is { Length: > 0 } name ? name : null;
    }

    private static string? NameOf(string? text)
    {
        if (text is null)
            return null;
        var kept = AccountRules.Fold(text).Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.')
            .Take(AccountRules.MaxUsernameLength).ToArray();
        return kept.Length >= AccountRules.MinUsernameLength ? new string(kept) : null;
    }
}

/// <summary>What is to be done before somebody signs in.</summary>
public enum LinkDecision
{
    /// <summary>They may not, before they give the account's password.</summary>
    Refuse,

    /// <summary>Nothing: they are linked.</summary>
    SignIn,

    /// <summary>Link them.</summary>
    Link,

    /// <summary>Link them, and remove all that opened the account before.</summary>
    Claim,
}
