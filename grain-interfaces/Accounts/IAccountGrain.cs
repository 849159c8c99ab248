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
    /// Begins a session if the password is right, and the code where one is needed; either way it is noted in the audit trail. A deactivated account is active
    /// again by it.
    /// </summary>
    /// <returns>
    /// Or <see cref="AccountErrors.WrongCredentials"/>, for an account that does not exist or is deleted too;
    /// <see cref="AccountErrors.Suspended"/>, <see cref="SecondFactorErrors.Required"/> and <see cref="SecondFactorErrors.WrongCode"/> when
    /// the password is right.
    /// </returns>
    [Alias("SignIn")]
    Task<Result<SessionTokens>> SignIn(string password, string? code, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Begins a session of whom a passkey of this account has proved to be its user. It stands for both factors.</summary>
    /// <returns>Or <see cref="PasskeyErrors.Refused"/>, <see cref="AccountErrors.Suspended"/>.</returns>
    [Alias("SignInByPasskey")]
    Task<Result<SessionTokens>> SignInByPasskey(PasskeyUse use, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins a session of whom an OpenID provider has named, if this account is linked with them; or links it, if they give its
    /// password, or if the provider vouches for its e-mail address. Was that address never proved to us, then whoever made the account
    /// may be somebody else: all that opened it before is removed, and its sessions end.
    /// </summary>
    /// <returns>
    /// Or <see cref="ExternalErrors.LinkRequired"/>, <see cref="AccountErrors.WrongCredentials"/>, <see cref="SecondFactorErrors.Required"/>,
    /// <see cref="SecondFactorErrors.WrongCode"/>, <see cref="AccountErrors.Suspended"/>.
    /// </returns>
    [Alias("SignInExternally")]
    Task<Result<SessionTokens>> SignInExternally(ExternalIdentity identity, string? password, string? code, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Makes this account, linked with whom an OpenID provider has named, and its first session.</summary>
    /// <returns>Or <see cref="AccountErrors.UsernameTaken"/>, <see cref="AccountErrors.EmailTaken"/>.</returns>
    [Alias("RegisterExternally")]
    Task<Result<SessionTokens>> RegisterExternally(ExternalRegistration registration, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Whether sign-ins need a code; a secret that was not enabled is none.</summary>
    [Alias("HasSecondFactor")]
    Task<bool> HasSecondFactor(CancellationToken cancellationToken = default);

    /// <summary>Makes a new secret of the second factor, which is not asked for before <see cref="EnableSecondFactor"/>.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.EnabledAlready"/>.</returns>
    [Alias("SetUpSecondFactor")]
    Task<Result<SecondFactorSetup>> SetUpSecondFactor(CancellationToken cancellationToken = default);

    /// <summary>From now on asks for a code at each sign-in, if <paramref name="code"/> shows that the user has the secret.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.NotSetUp"/>, <see cref="SecondFactorErrors.EnabledAlready"/>, <see cref="SecondFactorErrors.CodeRefused"/>.</returns>
    [Alias("EnableSecondFactor")]
    Task<Result<RecoveryCodes>> EnableSecondFactor(string code, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Asks for codes no longer; secret and recovery codes are forgotten.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.NotSetUp"/>, <see cref="SecondFactorErrors.CodeRefused"/>, <see cref="AccountErrors.WrongPassword"/>.</returns>
    [Alias("DisableSecondFactor")]
    Task<Result<bool>> DisableSecondFactor(SecondFactorProof proof, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Makes new recovery codes, for a one-time password; those from before work no longer.</summary>
    /// <returns>Or <see cref="SecondFactorErrors.NotSetUp"/>, <see cref="SecondFactorErrors.CodeRefused"/>.</returns>
    [Alias("ReplaceRecoveryCodes")]
    Task<Result<RecoveryCodes>> ReplaceRecoveryCodes(string code, Origin origin, CancellationToken cancellationToken = default);

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
