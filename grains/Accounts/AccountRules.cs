using System.Buffers;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Accounts;

/// <summary>What an account may be called and signed in with. Pure: no grain, no database.</summary>
public static class AccountRules
{
    public const int MinUsernameLength = 3;

    /// <summary>Shorter than any spelling of a UUID, so that a path's <c>{idOrUsername}</c> is never ambiguous.</summary>
    public const int MaxUsernameLength = 30;

    public const int MinPasswordLength = 10;
    public const int MaxPasswordLength = 128;
    public const int MaxDisplayNameLength = 50;

    /// <summary>RFC 5321, section 4.5.3.1.3, less the angle brackets.</summary>
    public const int MaxEmailLength = 254;

    private static readonly SearchValues<char> UsernameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.");

    // Names that could be taken for the product's own voice, or for a place in it.
    private static readonly HashSet<string> Reserved =
    [
        "about", "account", "accounts", "admin", "administrator", "api", "assets", "auth", "everyone", "explore", "health", "help",
        "hubs", "instahub", "login", "logout", "me", "media", "metrics", "moderator", "notifications", "null", "openapi", "privacy",
        "register", "root", "security", "settings", "signin", "signup", "staff", "static", "support", "system", "terms", "undefined",
    ];

    /// <summary>What is wrong with a registration, by the field's name in the API; null when it is good.</summary>
    public static Error? Check(Registration registration)
    {
        var details = new Dictionary<string, string[]>();
        Note("email", IsEmail(registration.Email) ? null : "This is not an e-mail address.");
        Note("username", UsernameProblem(Fold(registration.Username)));
        Note("password", PasswordProblem(registration.Password));
        Note("displayName", DisplayNameProblem(registration.DisplayName));
        return details.Count == 0 ? null : AccountErrors.InvalidRegistration(details);

        void Note(string field, string? problem)
        {
            if (problem is not null)
                details.Add(field, [problem]);
        }
    }

    /// <summary>
    /// The form in which names are compared: ASCII letters in lower case. Other letters stay as they are, for some of them
    /// (the Kelvin sign) would become ASCII.
    /// </summary>
    public static string Fold(string name) =>
        string.Create(name.Length, name, static (folded, name) =>
        {
            for (var i = 0; i < folded.Length; i++)
                folded[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
        });

    /// <summary>Whether it could be the name and the password of any account; what could not is not looked up.</summary>
    public static bool IsPossible(Credentials credentials) =>
        credentials.Login.Length is > 0 and <= MaxEmailLength
        && !credentials.Login.AsSpan().ContainsAnyExceptInRange('!', '~')
        && IsPossiblePassword(credentials.Password);

    /// <summary>Whether it could be the password of any account.</summary>
    public static bool IsPossiblePassword(string password) => LengthOf(password) is > 0 and <= MaxPasswordLength;

    /// <summary>Whether a login is meant as an e-mail address; a username has no <c>@</c>.</summary>
    public static bool IsEmailLogin(string login) => login.Contains('@');

    /// <summary>What a user is called who gave <paramref name="displayName"/>, or nothing.</summary>
    public static string DisplayNameOf(string? displayName, string username) =>
        string.IsNullOrWhiteSpace(displayName) ? username : displayName.Trim();

    /// <summary>A dot-atom at a domain name of two or more labels (RFC 5321, section 4.1.2), ASCII only; quoted local parts are refused.</summary>
    public static bool IsEmail(string email)
    {
        var at = email.IndexOf('@');
        return email.Length <= MaxEmailLength && at is >= 1 and <= 64
            && AreAtoms(email.AsSpan(0, at), static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c))
            && IsDomain(email.AsSpan(at + 1));
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (!domain.Contains('.') || !AreAtoms(domain, static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return false;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length > 63 || label[0] == '-' || label[^1] == '-')
                return false;
        }
        return true;
    }

    // One or more runs of allowed characters with single dots between.
    private static bool AreAtoms(ReadOnlySpan<char> text, Func<char, bool> allowed)
    {
        var last = '.';
        foreach (var c in text)
        {
            if (c == '.' ? last == '.' : !allowed(c))
                return false;
            last = c;
        }
        return last != '.';
    }

    /// <summary>Why nobody can take a username, folded; null: if nobody has it, anybody can.</summary>
    public static string? UsernameProblem(string username) =>
        username.Length is < MinUsernameLength or > MaxUsernameLength ? $"A username has {MinUsernameLength} to {MaxUsernameLength} characters."
        : username.AsSpan().ContainsAnyExcept(UsernameCharacters) ? "A username has letters from a to z, digits, _ and . only."
        : Reserved.Contains(username) ? "This username is reserved."
        : null;

    /// <summary>What is wrong with a new password; null when it is good.</summary>
    public static string? PasswordProblem(string password) =>
        LengthOf(password) is < MinPasswordLength or > MaxPasswordLength
            ? $"A password has {MinPasswordLength} to {MaxPasswordLength} characters."
            : null;

    /// <summary>Why nobody can be called so; null when that is not so, or nothing is given.</summary>
    public static string? DisplayNameProblem(string? displayName) =>
        displayName is null ? null
        : LengthOf(displayName.Trim()) > MaxDisplayNameLength ? $"A display name has at most {MaxDisplayNameLength} characters."
        : displayName.Any(char.IsControl) ? "A display name has no control characters."
        : !IsWellFormed(displayName) ? "This is no Unicode text."
        : null;

    /// <summary>Whether every surrogate has its other half; what has one that lacks it cannot be stored.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }
        return true;
    }

    /// <summary>In characters as Unicode counts them, not in UTF-16 units.</summary>
    public static int LengthOf(string text) => text.EnumerateRunes().Count();
}
