using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>One account, by user id: its credentials and sessions.</summary>
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

    /// <summary>Begins a session if the password is right; either way it is noted in the audit trail.</summary>
    /// <returns>Or <see cref="AccountErrors.WrongCredentials"/>, for an account that does not exist too.</returns>
    [Alias("SignIn")]
    Task<Result<SessionTokens>> SignIn(string password, Origin origin, CancellationToken cancellationToken = default);
}
