using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>
/// The door to all accounts: limits attempts, then lets the account's own grain decide. One key serves all, since each silo has
/// workers of its own and none of them has a state.
/// </summary>
[Alias("InstaHub.Accounts.IAuthenticationGrain")]
public interface IAuthenticationGrain : IGrainWithIntegerKey
{
    /// <summary>Makes an account and signs it in.</summary>
    /// <returns>
    /// Or <see cref="AccountErrors.InvalidRegistration"/>, <see cref="AccountErrors.UsernameTaken"/>,
    /// <see cref="AccountErrors.EmailTaken"/>, <see cref="AccountErrors.TooManyAttempts"/>.
    /// </returns>
    [Alias("Register")]
    Task<Result<SignedIn>> Register(Registration registration, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Signs in by username or e-mail. The answer and the time it takes tell nothing about whether the name exists.</summary>
    /// <returns>
    /// Or <see cref="AccountErrors.WrongCredentials"/>, <see cref="AccountErrors.TooManyAttempts"/>; and where the password is right
    /// <see cref="AccountErrors.Suspended"/>, <see cref="SecondFactorErrors.Required"/>, <see cref="SecondFactorErrors.WrongCode"/>.
    /// </returns>
    [Alias("SignIn")]
    Task<Result<SignedIn>> SignIn(Credentials credentials, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Signs in by a passkey whose signature the caller has verified.</summary>
    /// <returns>Or <see cref="PasskeyErrors.Refused"/>, <see cref="AccountErrors.Suspended"/>.</returns>
    [Alias("SignInByPasskey")]
    Task<Result<SignedIn>> SignInByPasskey(PasskeyUse use, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>
    /// Signs in whom an OpenID provider has named in an ID token that the caller has verified: to the account linked with them; else
    /// to the account of their e-mail address, see <see cref="IAccountGrain.SignInExternally"/>; else to a new one.
    /// </summary>
    [Alias("SignInExternally")]
    Task<ExternalSignInOutcome> SignInExternally(ExternalIdentity identity, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Completes such a sign-in that lacked a password or a code. The ticket works once; not used up by a failure.</summary>
    /// <returns>
    /// Or <see cref="ExternalErrors.TicketRefused"/>, <see cref="AccountErrors.TooManyAttempts"/>, or what
    /// <see cref="IAccountGrain.SignInExternally"/> refuses with.
    /// </returns>
    [Alias("CompleteExternalSignIn")]
    Task<Result<SignedIn>> CompleteExternalSignIn(ExternalProof proof, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>See <see cref="IAccountGrain.EnableSecondFactor"/>; wrong codes count like failed sign-ins.</summary>
    [Alias("EnableSecondFactor")]
    Task<Result<RecoveryCodes>> EnableSecondFactor(Guid userId, string code, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>See <see cref="IAccountGrain.DisableSecondFactor"/>; wrong codes and passwords count like failed sign-ins.</summary>
    /// <returns>True; or <see cref="SecondFactorErrors.ProofMissing"/>, or what the account refuses with.</returns>
    [Alias("DisableSecondFactor")]
    Task<Result<bool>> DisableSecondFactor(Guid userId, SecondFactorProof proof, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>See <see cref="IAccountGrain.ReplaceRecoveryCodes"/>; wrong codes count like failed sign-ins.</summary>
    [Alias("ReplaceRecoveryCodes")]
    Task<Result<RecoveryCodes>> ReplaceRecoveryCodes(Guid userId, string code, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Continues a session, see <see cref="IAccountGrain.Refresh"/>.</summary>
    /// <returns>Or <see cref="AccountErrors.WrongRefreshToken"/>.</returns>
    [Alias("Refresh")]
    Task<Result<SessionTokens>> Refresh(string refreshToken, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Replaces the password of somebody who is signed in; wrong ones count like failed sign-ins.</summary>
    /// <returns>
    /// The sessions that ended; or <see cref="AccountErrors.WrongPassword"/>, <see cref="AccountErrors.Invalid"/>,
    /// <see cref="AccountErrors.TooManyAttempts"/>.
    /// </returns>
    [Alias("ChangePassword")]
    Task<Result<EndedSessions>> ChangePassword(Guid userId, PasswordChange change, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets a mail with a link be sent to the address, if it is that of an account. Takes the same time and has the same answer, none,
    /// if it is not; or if too many were asked for, and there will be none.
    /// </summary>
    [Alias("ForgetPassword")]
    Task ForgetPassword(string email, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Replaces a forgotten password, see <see cref="IAccountGrain.ResetPassword"/>.</summary>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongMailedToken"/>, <see cref="AccountErrors.Invalid"/>.</returns>
    [Alias("ResetPassword")]
    Task<Result<EndedSessions>> ResetPassword(PasswordReset reset, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Takes a mailed token as the proof of an e-mail address, see <see cref="IAccountGrain.VerifyEmail"/>.</summary>
    /// <returns>True; or <see cref="AccountErrors.WrongMailedToken"/>.</returns>
    [Alias("VerifyEmail")]
    Task<Result<bool>> VerifyEmail(string token, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Lets the mail that asks to prove the address be sent again, unless it is proved or too many were asked for.</summary>
    [Alias("ResendVerification")]
    Task ResendVerification(Guid userId, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Hides an account, see <see cref="IAccountGrain.Deactivate"/>; wrong passwords count like failed sign-ins.</summary>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongPassword"/>, <see cref="AccountErrors.TooManyAttempts"/>.</returns>
    [Alias("Deactivate")]
    Task<Result<EndedSessions>> Deactivate(Guid userId, string? password, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>Deletes an account, see <see cref="IAccountGrain.Delete"/>; wrong passwords count like failed sign-ins.</summary>
    /// <returns>The sessions that ended; or <see cref="AccountErrors.WrongPassword"/>, <see cref="AccountErrors.TooManyAttempts"/>.</returns>
    [Alias("Delete")]
    Task<Result<EndedSessions>> Delete(Guid userId, string password, Origin origin, CancellationToken cancellationToken = default);
}
