using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>Why this feature refuses.</summary>
public static class AccountErrors
{
    /// <summary>The same for a wrong password and for a name that does not exist.</summary>
    public static readonly Error WrongCredentials = new(ErrorKind.Unauthenticated, "unauthenticated", "The name or the password is wrong.");

    public static readonly Error UsernameTaken = new(ErrorKind.Conflict, "username_taken", "Somebody has this username already.");

    public static readonly Error EmailTaken = new(ErrorKind.Conflict, "email_taken", "There is an account with this e-mail address already.");

    /// <param name="details">What is wrong, by field.</param>
    public static Error InvalidRegistration(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };

    /// <param name="retryAfter">Until the oldest of the failures no longer counts.</param>
    public static Error TooManyAttempts(TimeSpan retryAfter) =>
        new(ErrorKind.RateLimited, "rate_limited", "Too many failed attempts. Try again later.") { RetryAfter = retryAfter };
}
