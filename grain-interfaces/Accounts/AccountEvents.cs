using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>The events of this feature: their names and payloads. Payloads change by addition only.</summary>
public static class AccountEvents
{
    /// <summary>Namespace of the streams. Their key is <see cref="AccountGrainExtensions.EventKey"/>.</summary>
    public const string Namespace = "accounts";

    /// <summary>An account was made; payload <see cref="AccountActivity"/>.</summary>
    public const string Registered = "registered";

    /// <summary>A session began, by whatever means; payload <see cref="AccountActivity"/>.</summary>
    public const string SignedIn = "signed_in";

    /// <summary>A wrong password, code or passkey was given; payload <see cref="AccountActivity"/>.</summary>
    public const string SignInFailed = "sign_in_failed";

    /// <summary>A refresh token was shown a second time, by which its session ended; payload <see cref="AccountActivity"/>.</summary>
    public const string RefreshReused = "refresh_reused";

    /// <summary>The user has signed out of a session; payload <see cref="AccountActivity"/>.</summary>
    public const string SignedOut = "signed_out";

    /// <summary>The user has ended all sessions; payload <see cref="AccountActivity"/>.</summary>
    public const string SignedOutEverywhere = "signed_out_everywhere";

    /// <summary>One session was ended from another one, or because there were too many; payload <see cref="AccountActivity"/>.</summary>
    public const string SessionRevoked = "session_revoked";

    /// <summary>The password was replaced by its user; payload <see cref="AccountActivity"/>.</summary>
    public const string PasswordChanged = "password_changed";

    /// <summary>A forgotten password was replaced; payload <see cref="AccountActivity"/>.</summary>
    public const string PasswordReset = "password_reset";

    /// <summary>The e-mail address was proved to be the user's; payload <see cref="AccountActivity"/>.</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>Sign-ins need a code from now on; payload <see cref="AccountActivity"/>.</summary>
    public const string SecondFactorEnabled = "two_factor_enabled";

    /// <summary>Sign-ins need no code any longer; payload <see cref="AccountActivity"/>.</summary>
    public const string SecondFactorDisabled = "two_factor_disabled";

    /// <summary>There are new recovery codes; payload <see cref="AccountActivity"/>.</summary>
    public const string RecoveryCodesReplaced = "recovery_codes_replaced";

    /// <summary>A recovery code was used up; payload <see cref="AccountActivity"/>.</summary>
    public const string RecoveryCodeUsed = "recovery_code_used";

    /// <summary>A passkey was added; payload <see cref="AccountActivity"/>.</summary>
    public const string PasskeyAdded = "passkey_added";

    /// <summary>A passkey was removed; payload <see cref="AccountActivity"/>.</summary>
    public const string PasskeyRemoved = "passkey_removed";

    /// <summary>The account was linked with somebody at an OpenID provider; payload <see cref="AccountActivity"/>.</summary>
    public const string ExternalLinked = "external_linked";

    /// <summary>The account was given to whom an OpenID provider vouches for, and all that opened it before was removed; payload <see cref="AccountActivity"/>.</summary>
    public const string AccountClaimed = "account_claimed";

    /// <summary>The user has asked for all their data; payload <see cref="AccountActivity"/>.</summary>
    public const string ExportRequested = "export_requested";

    /// <summary>The account was deactivated, activated, suspended or deleted; payload <see cref="AccountStatusChange"/>.</summary>
    public const string StatusChanged = "account_status_changed";
}

/// <summary>Payload of this feature's events: who did it, from where.</summary>
/// <param name="UserId">The account; null: somebody tried to sign in to one that does not exist.</param>
/// <param name="SessionId">The session that began or ended; null when no single one did.</param>
/// <param name="Address">The client's address.</param>
/// <param name="Device">What the client said it is.</param>
public sealed record AccountActivity(Guid? UserId, Guid? SessionId, string Address, string Device);

/// <summary>Payload of <see cref="AccountEvents.StatusChanged"/>.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Status">What it is after it.</param>
/// <param name="Address">The client's address; empty when the product did it by itself.</param>
/// <param name="Device">What the client said it is.</param>
public sealed record AccountStatusChange(Guid UserId, AccountStatus Status, string Address, string Device);

/// <summary>How the payloads are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountActivity))]
[JsonSerializable(typeof(AccountStatusChange))]
public sealed partial class AccountEventJson : JsonSerializerContext;
