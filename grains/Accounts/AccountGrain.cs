using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts.External;
using InstaHub.Grains.Accounts.Passkeys;
using InstaHub.Grains.Accounts.SecondFactors;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IAccountGrain"/>
/// <remarks>What is in memory is read again after each change, and after each write whose outcome is not known.</remarks>
[GrainType("account")]
public sealed partial class AccountGrain(
    IAccountStore accounts, ISessionStore sessions, ICredentialStore credentials, IPasswordHashing passwords,
    ISecondFactorStore secondFactors, SecondFactorCheck secondFactorCheck, IPasskeyStore passkeys, IExternalStore externals,
    AccessTokenIssuer accessTokens, SessionEndings endings, TimeProvider time) : Grain, IAccountGrain
{
    private StoredCredentials? _account;
    private IGrainTimer? _leaving;

    private Guid UserId => this.GetPrimaryKey();

    public async Task<Result<SessionTokens>> Register(Registration registration, Origin origin, CancellationToken cancellationToken = default)
    {
        if (AccountRules.Check(registration) is { } refusal)
            return refusal;

        var username = AccountRules.Fold(registration.Username);
        var hash = await passwords.HashAsync(registration.Password, cancellationToken);
        var (session, tokens) = await MakeSession(origin, cancellationToken);
        var account = new NewAccount(
            UserId, username, AccountRules.DisplayNameOf(registration.DisplayName, username), registration.Email, hash, session.StartedAt,
            session, Happened(AccountEvents.Registered, session.Id, origin));

        return await RegisterAsync(account, tokens, cancellationToken);
    }

    public async Task<Result<SessionTokens>> SignIn(string password, string? code, Origin origin, CancellationToken cancellationToken = default)
    {
        var verdict = CodeVerdict.NotNeeded;
        while (true)
        {
            if (await CheckPassword(password, origin, cancellationToken) is not { } account)
                return AccountErrors.WrongCredentials;
            // A code works once: one that was right in an earlier round stays right.
            if (verdict != CodeVerdict.Right)
                verdict = await CheckCode(code, origin, cancellationToken);
            if (RefusalOf(verdict) is { } refusal)
                return refusal;
            if (await BeginSession(account, AccountEvents.SignedIn, origin, cancellationToken) is { } result)
                return result;
            // Somebody has changed the account meanwhile: the password may be wrong by now.
        }
    }

    private async Task<Result<SessionTokens>> RegisterAsync(NewAccount account, SessionTokens tokens, CancellationToken cancellationToken) =>
        await WriteAsync(() => accounts.RegisterAsync(account, cancellationToken)) switch
        {
            RegistrationOutcome.UsernameTaken => AccountErrors.UsernameTaken,
            RegistrationOutcome.EmailTaken => AccountErrors.EmailTaken,
            _ => tokens,
        };

    /// <summary>The account if the password is its own; a failure is noted. Unknown and deleted ones cost the same.</summary>
    private async Task<StoredCredentials?> CheckPassword(string password, Origin origin, CancellationToken cancellationToken)
    {
        var account = await LoadAsync(cancellationToken);
        var verdict = await passwords.VerifyAsync(account?.PasswordHash, password, cancellationToken);
        if (account is null or { Status: AccountStatus.Deleted } || verdict == PasswordVerdict.Wrong)
        {
            var activity = Activity(account is null ? null : UserId, null, origin);
            await WriteAsync(() => accounts.AddEventAsync(Event(AccountEvents.SignInFailed, activity), cancellationToken));
            if (account is null)
                _leaving ??= this.DeactivateSoon(); // whoever tries names that do not exist shall not fill the memory
            return null;
        }
        return verdict == PasswordVerdict.RightButOutdated ? await RenewHash(account, password, cancellationToken) : account;
    }

    /// <summary>
    /// Begins a session of somebody who has proved to be the account's user, by whatever means; a deactivated account is active
    /// again by it.
    /// </summary>
    /// <returns>Null: the account has changed since it was read, and nothing was written: begin again.</returns>
    private async Task<Result<SessionTokens>?> BeginSession(
        StoredCredentials account, string eventType, Origin origin, CancellationToken cancellationToken)
    {
        if (account.Status is AccountStatus.Suspended or AccountStatus.Deleted)
            return account.Status == AccountStatus.Suspended ? AccountErrors.Suspended : AccountErrors.WrongCredentials;
        if (account.Status == AccountStatus.Deactivated)
        {
            if (await SetStatus(account, AccountStatus.Active, origin, cancellationToken) is null)
                return null;
            account = account with { Status = AccountStatus.Active, Version = account.Version + 1 };
        }

        var (session, tokens) = await MakeSession(origin, cancellationToken);
        var happened = Happened(eventType, session.Id, origin);
        if (!await WriteAsync(() => accounts.AddSessionAsync(session, account.Version, happened, cancellationToken)))
        {
            _account = null;
            return null;
        }
        await EndOldestSessions(origin, cancellationToken);
        return tokens;
    }

    // The tokens are made before anything is written: what cannot be signed shall leave no session behind.
    private async Task<(NewSession Session, SessionTokens Tokens)> MakeSession(Origin origin, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sessionId = Guid.CreateVersion7(now);
        var tokens = await MakeTokens(sessionId, cancellationToken);
        return (new NewSession(sessionId, UserId, RefreshToken.HashOf(tokens.RefreshToken), now, now + RefreshToken.Lifetime, origin), tokens);
    }

    private async Task<SessionTokens> MakeTokens(Guid sessionId, CancellationToken cancellationToken)
    {
        var accessToken = await accessTokens.IssueAsync(UserId, sessionId, cancellationToken);
        return new SessionTokens(UserId, accessToken, RefreshToken.Make(UserId), (int)AccessTokenFormat.Lifetime.TotalSeconds);
    }

    private async Task<StoredCredentials> RenewHash(StoredCredentials seen, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        if (!await WriteAsync(() => accounts.ReplacePasswordHashAsync(UserId, seen.Version, hash, cancellationToken)))
            return seen; // somebody else has written, which the session will find out
        return _account = seen with { PasswordHash = hash, Version = seen.Version + 1 };
    }

    private async Task<StoredCredentials?> LoadAsync(CancellationToken cancellationToken) =>
        _account ??= await accounts.FindCredentialsAsync(UserId, cancellationToken);

    private DomainEvent Happened(string type, Guid? sessionId, Origin origin) => Event(type, Activity(UserId, sessionId, origin));

    private DomainEvent Event(string type, byte[] payload)
    {
        var now = time.GetUtcNow();
        return new DomainEvent(Guid.CreateVersion7(now), AccountEvents.Namespace, AccountGrainExtensions.EventKey(UserId), type, payload, now);
    }

    private static byte[] Activity(Guid? userId, Guid? sessionId, Origin origin) => JsonSerializer.SerializeToUtf8Bytes(
        new AccountActivity(userId, sessionId, origin.Address, origin.Device), AccountEventJson.Default.AccountActivity);

    // After a write whose outcome is not known, memory may be wrong.
    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
            _account = null;
            DeactivateOnIdle();
            throw;
        }
    }

    private Task WriteAsync(Func<Task> write) => WriteAsync(async () =>
    {
        await write();
        return true;
    });
}
