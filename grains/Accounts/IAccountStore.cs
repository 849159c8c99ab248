using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts;

/// <summary>Accounts and their sessions in the database.</summary>
public interface IAccountStore
{
    /// <summary>Makes an account with its profile, first session, event and the mail that asks to prove the address, all or none; the database decides whose a name is.</summary>
    Task<RegistrationOutcome> RegisterAsync(NewAccount account, CancellationToken cancellationToken);

    /// <summary>The credentials of an account, or null.</summary>
    Task<StoredCredentials?> FindCredentialsAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Whose username this is, folded; or null.</summary>
    Task<Guid?> FindByUsernameAsync(string username, CancellationToken cancellationToken);

    /// <summary>Whose e-mail address this is, folded; or null.</summary>
    Task<Guid?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Writes a session and its event, both or neither.</summary>
    /// <returns>False when the account has another version than <paramref name="seenVersion"/>, or is gone; nothing was written.</returns>
    Task<bool> AddSessionAsync(NewSession session, long seenVersion, DomainEvent signedIn, CancellationToken cancellationToken);

    /// <summary>Writes an event that tells of nothing else in the database.</summary>
    Task AddEventAsync(DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Replaces the password's hash.</summary>
    /// <returns>False when the account has another version by now; nothing was changed.</returns>
    Task<bool> ReplacePasswordHashAsync(Guid userId, long seenVersion, string passwordHash, CancellationToken cancellationToken);
}

/// <summary>What became of a registration.</summary>
public enum RegistrationOutcome
{
    Registered,
    UsernameTaken,
    EmailTaken,
}

/// <summary>An account to be made.</summary>
/// <param name="UserId">UUID version 7.</param>
/// <param name="Username">Folded.</param>
/// <param name="DisplayName">Never empty.</param>
/// <param name="Email">As given; it is unique without regard to case.</param>
/// <param name="PasswordHash">Of <see cref="IPasswordHashing"/>; null: nobody signs in by password.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Session">The first session.</param>
/// <param name="Registered">The event.</param>
public sealed record NewAccount(
    Guid UserId, string Username, string DisplayName, string Email, string? PasswordHash, DateTimeOffset CreatedAt, NewSession Session, DomainEvent Registered)
{
    /// <summary>With whom at an OpenID provider it is linked from the beginning; null: nobody.</summary>
    public ExternalIdentity? Identity { get; init; }
}

/// <summary>A session to be begun.</summary>
/// <param name="Id">UUID version 7; the family of all refresh tokens that follow from the first.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="RefreshTokenHash">SHA-256 of the first refresh token.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="ExpiresAt">When the refresh token ends, UTC.</param>
/// <param name="Origin">Where it was begun.</param>
public sealed record NewSession(Guid Id, Guid UserId, byte[] RefreshTokenHash, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, Origin Origin);

/// <summary>By what an account is signed in.</summary>
/// <param name="PasswordHash">Of <see cref="IPasswordHashing"/>; null: nobody signs in by password.</param>
/// <param name="Version">Of the account's row; each change of credentials or status adds one.</param>
/// <param name="Status">What state the account is in.</param>
public sealed record StoredCredentials(string? PasswordHash, long Version, AccountStatus Status = AccountStatus.Active);
