using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>
/// One account, by user id: its credentials and sessions. Guesses are limited before it, by <see cref="IAuthenticationGrain"/>.
/// </summary>
[Alias("InstaHub.Accounts.IAccountGrain")]
public interface IAccountGrain : IGrainWithGuidKey
{
    /// <summary>Makes this account and its first session.</summary>
    /// <returns>
    /// Or <see cref="AccountErrors.InvalidRegistration"/>, <see cref="AccountErrors.UsernameTaken"/>,
    /// <see cref="AccountErrors.EmailTaken"/>.
    /// </returns>
    [Alias("Register")]
    Task<Result<SessionTokens>> Register(Registration registration, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins a session if the password is right; either way it is noted in the audit trail. A deactivated account is active
    /// again by it.
    /// </summary>
    /// <returns>
    /// Or <see cref="AccountErrors.WrongCredentials"/>, for an account that does not exist or is deleted too;
    /// <see cref="AccountErrors.Suspended"/> when the password is right.
    /// </returns>
    [Alias("SignIn")]
    Task<Result<SessionTokens>> SignIn(string password, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>
    /// Continues a session: the token is used up and another one takes its place. Whoever shows a used one may be a thief, or the
    /// one who was robbed: the session ends.
    /// </summary>
    /// <returns>Or <see cref="AccountErrors.WrongRefreshToken"/>.</returns>
    [Alias("Refresh")]
    Task<Result<SessionTokens>> Refresh(string refreshToken, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>The sessions that go on, the newest first; at most <see cref="AccountLimits.MaxSessions"/>.</summary>
    [Alias("GetSessions")]
    Task<IReadOnlyList<SessionView>> GetSessions(CancellationToken cancellationToken = default);

    /// <summary>Ends a session: at once where the user is connected, within seconds everywhere. Nothing happens when it has ended already.</summary>
    /// <returns>Or <see cref="AccountErrors.NoSuchSession"/>: this user has had none of that id lately.</returns>
    [Alias("EndSession")]
    Task<Result<EndedSessions>> EndSession(Guid sessionId, SessionEnd reason, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Ends all sessions.</summary>
    [Alias("EndAllSessions")]
    Task<EndedSessions> EndAllSessions(Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Replaces the password and ends all sessions but one.</summary>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongPassword"/>, <see cref="AccountErrors.Invalid"/>.</returns>
    [Alias("ChangePassword")]
    Task<Result<EndedSessions>> ChangePassword(PasswordChange change, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Replaces a forgotten password by a mailed token, which also proves the address, and ends all sessions.</summary>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongMailedToken"/>, <see cref="AccountErrors.Invalid"/>.</returns>
    [Alias("ResetPassword")]
    Task<Result<EndedSessions>> ResetPassword(PasswordReset reset, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Takes a mailed token as the proof that the e-mail address is the user's.</summary>
    /// <returns>True; or <see cref="AccountErrors.WrongMailedToken"/>.</returns>
    [Alias("VerifyEmail")]
    Task<Result<bool>> VerifyEmail(string token, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Hides the account until its user signs in again, and ends all sessions.</summary>
    /// <param name="password">Checked when it is given.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongPassword"/>.</returns>
    [Alias("Deactivate")]
    Task<Result<EndedSessions>> Deactivate(string? password, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Deletes the account: gone for everybody at once, its rows after some weeks. Its username stays taken.</summary>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongPassword"/>.</returns>
    [Alias("Delete")]
    Task<Result<EndedSessions>> Delete(string password, Origin origin, CancellationToken cancellationToken = default);
}

/// <summary>Why one session ends.</summary>
[GenerateSerializer, Alias("InstaHub.Accounts.SessionEnd")]
public enum SessionEnd
{
    /// <summary>Its user has signed out of it.</summary>
    SignedOut = 0,

    /// <summary>Its user has ended it from another one.</summary>
    Revoked = 1,
}

/// <summary>How much of something an account may have.</summary>
public static class AccountLimits
{
    /// <summary>Sessions; when one more begins, the oldest ends.</summary>
    public const int MaxSessions = 100;
}
