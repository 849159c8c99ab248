using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts.External;
using InstaHub.Grains.Accounts.SecondFactors;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Accounts;

/// <summary>Signing in by other means than a password. All end in the same session.</summary>
public sealed partial class AccountGrain
{
    public async Task<Result<SessionTokens>> SignInByPasskey(PasskeyUse use, Origin origin, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (await LoadAsync(cancellationToken) is not { } account)
            {
                _leaving ??= this.DeactivateSoon(); // whoever makes ids up shall not fill the memory
                return PasskeyErrors.Refused;
            }
            if (account.Status == AccountStatus.Deleted || !await WriteAsync(() => passkeys.UseAsync(use, time.GetUtcNow(), cancellationToken)))
            {
                await WriteAsync(() => accounts.AddEventAsync(Happened(AccountEvents.SignInFailed, null, origin), cancellationToken));
                return PasskeyErrors.Refused;
            }
            if (await BeginSession(account, AccountEvents.SignedIn, origin, cancellationToken) is { } result)
                return result;
            // The account has changed meanwhile, and the passkey may be gone.
        }
    }

    public async Task<Result<SessionTokens>> SignInExternally(
        ExternalIdentity identity, string? password, string? code, Origin origin, CancellationToken cancellationToken = default)
    {
        var verdict = CodeVerdict.NotNeeded;
        while (true)
        {
            var account = password is null ? await LoadAsync(cancellationToken) : await CheckPassword(password, origin, cancellationToken);
            if (account is null or { Status: AccountStatus.Deleted })
                return AccountErrors.WrongCredentials;

            var link = await externals.ReadAsync(UserId, identity, cancellationToken);
            var decision = ExternalRules.Decide(link, identity, isPasswordRight: password is not null);
            if (decision == LinkDecision.Refuse)
                return ExternalErrors.LinkRequired;
            if (decision == LinkDecision.Claim)
            {
                if (await Claim(account, identity, origin, cancellationToken) is { } ended)
                    Tell(ended);
                continue; // linked now, or changed meanwhile
            }

            // A code works once: one that was right in an earlier round stays right.
            if (verdict != CodeVerdict.Right)
                verdict = await CheckCode(code, origin, cancellationToken);
            if (RefusalOf(verdict) is { } refusal)
                return refusal;
            if (decision == LinkDecision.Link)
            {
                var happened = Happened(AccountEvents.ExternalLinked, null, origin);
                if (!await WriteAsync(() => externals.LinkAsync(new AccountVersion(UserId, account.Version), identity, happened, cancellationToken)))
                {
                    _account = null;
                    continue;
                }
            }
            if (await BeginSession(account, AccountEvents.SignedIn, origin, cancellationToken) is { } result)
                return result;
        }
    }

    public async Task<Result<SessionTokens>> RegisterExternally(
        ExternalRegistration registration, Origin origin, CancellationToken cancellationToken = default)
    {
        var (session, tokens) = await MakeSession(origin, cancellationToken);
        var account = new NewAccount(
            UserId, registration.Username, AccountRules.DisplayNameOf(registration.DisplayName, registration.Username), registration.Identity.Email!,
            null, session.StartedAt, session, Happened(AccountEvents.Registered, session.Id, origin))
        { Identity = registration.Identity };
        return await RegisterAsync(account, tokens, cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>?> Claim(StoredCredentials seen, ExternalIdentity identity, Origin origin, CancellationToken cancellationToken)
    {
        var happened = Happened(AccountEvents.AccountClaimed, null, origin);
        var ended = await ChangeAsync(() => externals.ClaimAsync(new AccountVersion(UserId, seen.Version), identity, happened, cancellationToken));
        if (ended is not null)
            await GrainFactory.GetUser(UserId).AccountChanged();
        return ended;
    }
}
