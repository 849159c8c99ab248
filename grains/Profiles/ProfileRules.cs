using System.Text.RegularExpressions;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Profiles;

/// <summary>What a profile may say, and what an edit makes of it. Pure: no grain, no database.</summary>
public static partial class ProfileRules
{
    /// <summary>What is said of an avatar that is none of the user's pictures.</summary>
    public const string NoSuchPicture = "You have no such picture.";

    private const string NotText = "This is no Unicode text, or has control characters.";

    // RFC 5646, section 4.4.1.
    private const int MaxLanguageLength = 35;

    /// <summary>What is wrong with an edit, by the field's name in the API; null when it is good.</summary>
    public static Error? Check(ProfileEdit edit)
    {
        var details = new Dictionary<string, string[]>();
        Note("username", edit.Username is { } username ? AccountRules.UsernameProblem(AccountRules.Fold(username)) : null);
        Note("displayName", DisplayNameProblem(edit.DisplayName));
        Note("bio", BioProblem(edit.Bio));
        Note("links", LinksProblem(edit.Links));
        Note("avatar", edit.Avatar is null || AvatarOf(edit) is not null ? null : NoSuchPicture);
        Note("settings.language", LanguageProblem(edit.Settings?.Language));
        Note("settings.showLastSeen", LastSeenProblem(edit.Settings?.ShowLastSeen));
        return details.Count == 0 ? null : ProfileErrors.InvalidProfile(details);

        void Note(string field, string? problem)
        {
            if (problem is not null)
                details.Add(field, [problem]);
        }
    }

    /// <summary>What is wrong with what is searched for; null when it is good.</summary>
    /// <param name="query">Without white space around it.</param>
    public static Error? CheckQuery(string query) =>
        query.Length > 0 && AccountRules.LengthOf(query) <= ProfileLimits.MaxQueryLength && IsText(query)
            ? null
            : ProfileErrors.InvalidProfile(new Dictionary<string, string[]>
            {
                ["q"] = [$"This is 1 to {ProfileLimits.MaxQueryLength} characters of a name."],
            });

    /// <summary>The profile after a good edit; equal to <paramref name="seen"/> when it changes nothing.</summary>
    public static StoredProfile Apply(StoredProfile seen, ProfileEdit edit) => seen with
    {
        Username = edit.Username is { } username ? AccountRules.Fold(username) : seen.Username,
        DisplayName = edit.DisplayName?.Trim() ?? seen.DisplayName,
        Bio = edit.Bio is { } bio ? Normalised(bio) : seen.Bio,
        Links = edit.Links is null || edit.Links.SequenceEqual(seen.Links) ? seen.Links : [.. edit.Links],
        AvatarId = edit.RemovesAvatar ? null : AvatarOf(edit) ?? seen.AvatarId,
        IsPrivate = edit.IsPrivate ?? seen.IsPrivate,
        Settings = new UserSettings
        {
            Language = edit.Settings?.Language ?? seen.Settings.Language,
            ShowLastSeen = edit.Settings?.ShowLastSeen ?? seen.Settings.ShowLastSeen,
        },
    };

    /// <summary>Whether something that others see differs, other than privacy.</summary>
    public static bool ShowsDifferently(StoredProfile seen, StoredProfile edited) =>
        edited with { IsPrivate = seen.IsPrivate, Settings = seen.Settings } != seen;

    private static Guid? AvatarOf(ProfileEdit edit) => Guid.TryParseExact(edit.Avatar, "D", out var id) ? id : null;

    private static string? DisplayNameProblem(string? displayName) =>
        displayName is not null && string.IsNullOrWhiteSpace(displayName) ? "A display name is not empty." : AccountRules.DisplayNameProblem(displayName);

    private static string? BioProblem(string? bio) =>
        bio is null ? null
        : AccountRules.LengthOf(Normalised(bio)) > ProfileLimits.MaxBioLength ? $"A bio has at most {ProfileLimits.MaxBioLength} characters."
        : IsText(Normalised(bio).Replace("\n", "", StringComparison.Ordinal)) ? null
        : NotText;

    private static string? LinksProblem(IReadOnlyList<string?>? links) =>
        links is null ? null
        : links.Count > ProfileLimits.MaxLinks ? $"There are at most {ProfileLimits.MaxLinks} links."
        : links.All(IsLink) ? null
        : $"A link is an absolute address of http or https, of at most {ProfileLimits.MaxLinkLength} characters.";

    // The text is kept as it was given, so it may have nothing that reading it as an address would forgive.
    private static bool IsLink(string? link) =>
        link is { Length: <= ProfileLimits.MaxLinkLength } && IsText(link) && !link.Any(char.IsWhiteSpace) && !link.Contains('\\')
        && (link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    private static string? LanguageProblem(string? language) =>
        language is null || (language.Length <= MaxLanguageLength && LanguageTag().IsMatch(language)) ? null : "This is a language tag, e.g. en or pt-BR.";

    private static string? LastSeenProblem(string? audience) =>
        PresenceAudienceNames.Parse(audience) is null ? $"This is one of {string.Join(", ", PresenceAudienceNames.All)}." : null;

    private static bool IsText(string text) => AccountRules.IsWellFormed(text) && !text.Any(char.IsControl);

    private static string Normalised(string bio) => bio.ReplaceLineEndings("\n").Trim();

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex LanguageTag();
}
