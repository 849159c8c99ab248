using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts.Tokens;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IAccountGrain"/>
[GrainType("account")]
public sealed class AccountGrain(
    IAccountStore accounts, IPasswordHashing passwords, AccessTokenIssuer accessTokens, TimeProvider time) : Grain, IAccountGrain
{
    private StoredCredentials? _credentials;

    private Guid UserId => this.GetPrimaryKey();

    public async Task<Result<SessionTokens>> Register(Registration registration, Origin origin, CancellationToken cancellationToken = default)
    {
        if (AccountRules.Check(registration) is { } refusal)
            return refusal;

        var username = AccountRules.Fold(registration.Username);
        var hash = await passwords.HashAsync(registration.Password, cancellationToken);
        var (session, tokens) = await BeginSession(origin, cancellationToken);
        var account = new NewAccount(
            UserId, username, AccountRules.DisplayNameOf(registration.DisplayName, username), registration.Email, hash, session.StartedAt,
            session, Happened(AccountEvents.Registered, session.Id, origin));

        return await WriteAsync(() => accounts.RegisterAsync(account, cancellationToken)) switch
        {
            RegistrationOutcome.UsernameTaken => AccountErrors.UsernameTaken,
            RegistrationOutcome.EmailTaken => AccountErrors.EmailTaken,
            _ => tokens,
        };
    }

    public async Task<Result<SessionTokens>> SignIn(string password, Origin origin, CancellationToken cancellationToken = default)
    {
        _credentials ??= await accounts.FindCredentialsAsync(UserId, cancellationToken);
        var verdict = await passwords.VerifyAsync(_credentials?.PasswordHash, password, cancellationToken);
        if (_credentials is null || verdict == PasswordVerdict.Wrong)
        {
            await WriteAsync(() => accounts.AddEventAsync(Happened(AccountEvents.SignInFailed, null, origin), cancellationToken));
            if (_credentials is null)
                DeactivateOnIdle(); // whoever tries names that do not exist shall not fill the memory
            return AccountErrors.WrongCredentials;
        }

        if (verdict == PasswordVerdict.RightButOutdated)
            await RenewHash(_credentials, password, cancellationToken);
        var (session, tokens) = await BeginSession(origin, cancellationToken);
        await WriteAsync(() => accounts.AddSessionAsync(session, Happened(AccountEvents.SignedIn, session.Id, origin), cancellationToken));
        return tokens;
    }

    // The tokens are made before anything is written: what cannot be signed shall leave no session behind.
    private async Task<(NewSession Session, SessionTokens Tokens)> BeginSession(Origin origin, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sessionId = Guid.CreateVersion7(now);
        var refreshToken = RefreshToken.Make(UserId);
        var accessToken = await accessTokens.IssueAsync(UserId, sessionId, cancellationToken);
        return (
            new NewSession(sessionId, UserId, RefreshToken.HashOf(refreshToken), now, now + RefreshToken.Lifetime, origin),
            new SessionTokens(UserId, accessToken, refreshToken, (int)AccessTokenFormat.Lifetime.TotalSeconds));
    }

    private async Task RenewHash(StoredCredentials seen, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        if (await WriteAsync(() => accounts.ReplacePasswordHashAsync(UserId, seen.Version, hash, cancellationToken)))
            _credentials = new StoredCredentials(hash, seen.Version + 1);
        else
            DeactivateOnIdle(); // somebody else has written: the next activation reads the truth
    }

    private DomainEvent Happened(string type, Guid? sessionId, Origin origin)
    {
        var now = time.GetUtcNow();
        var activity = new AccountActivity(_credentials is null && type == AccountEvents.SignInFailed ? null : UserId, sessionId, origin.Address, origin.Device);
        var payload = JsonSerializer.SerializeToUtf8Bytes(activity, AccountEventJson.Default.AccountActivity);
        return new DomainEvent(Guid.CreateVersion7(now), AccountEvents.Namespace, AccountGrainExtensions.EventKey(UserId), type, payload, now);
    }

    // After a write whose outcome is not known, memory may be wrong.
    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
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
