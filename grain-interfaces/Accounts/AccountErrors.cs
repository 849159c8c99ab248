using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>Why this feature refuses.</summary>
public static class AccountErrors
{
    /// <summary>The same for a wrong password and for a name that does not exist.</summary>
    public static readonly Error WrongCredentials = new(ErrorKind.Unauthenticated, "unauthenticated", "The name or the password is wrong.");

    /// <summary>The same for a refresh token that is unknown, has expired, or was used before.</summary>
    public static readonly Error WrongRefreshToken = new(ErrorKind.Unauthenticated, "unauthenticated", "The session has ended. Sign in again.");

    /// <summary>To a user who is signed in and gave another password than theirs.</summary>
    public static readonly Error WrongPassword = new(ErrorKind.Forbidden, "wrong_password", "The password is wrong.");

    /// <summary>The password was right, but a moderator has closed the account.</summary>
    public static readonly Error Suspended = new(ErrorKind.Forbidden, "suspended", "This account is suspended.");

    /// <summary>The same for a mailed token that is unknown, has expired, or was used before.</summary>
    public static readonly Error WrongMailedToken = new(ErrorKind.Unprocessable, "invalid_token", "This link has expired or was used before. Ask for another one.");

    public static readonly Error UsernameTaken = new(ErrorKind.Conflict, "username_taken", "Somebody has this username already.");

    public static readonly Error EmailTaken = new(ErrorKind.Conflict, "email_taken", "There is an account with this e-mail address already.");

    public static readonly Error ExportUnderWay = new(ErrorKind.Conflict, "export_pending", "An export is being made already.") { IsMomentary = true };

    public static readonly Error NoSuchSession = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <param name="details">What is wrong, by field.</param>
    public static Error InvalidRegistration(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };

    /// <summary>One field is wrong.</summary>
    public static Error Invalid(string field, string problem) => InvalidRegistration(new Dictionary<string, string[]> { [field] = [problem] });

    /// <param name="retryAfter">Until the next one may be asked for.</param>
    public static Error TooManyExports(TimeSpan retryAfter) =>
        new(ErrorKind.RateLimited, "rate_limited", "There is an export of the last 24 hours.") { RetryAfter = retryAfter };

    /// <param name="retryAfter">Until the oldest of the failures no longer counts.</param>
    public static Error TooManyAttempts(TimeSpan retryAfter) =>
        new(ErrorKind.RateLimited, "rate_limited", "Too many failed attempts. Try again later.") { RetryAfter = retryAfter };
}
