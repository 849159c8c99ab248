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
    /// <returns>Or <see cref="AccountErrors.WrongCredentials"/>, <see cref="AccountErrors.TooManyAttempts"/>.</returns>
    [Alias("SignIn")]
    Task<Result<SignedIn>> SignIn(Credentials credentials, Origin origin, CancellationToken cancellationToken = default);
}
