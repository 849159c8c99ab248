using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts.External;
using InstaHub.Grains.Accounts.Tokens;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IAuthenticationGrain"/>
[GrainType("authentication"), StatelessWorker, Reentrant]
public sealed partial class AuthenticationGrain(IMailQueue mails, IExternalStore externals) : Grain, IAuthenticationGrain
{
    public Task<Result<SignedIn>> Register(Registration registration, Origin origin, CancellationToken cancellationToken = default) =>
        // Only what tells about others is counted: that a name is taken.
        Throttled(GrainFactory.GetRegistrationThrottle(origin), error => error.Kind == ErrorKind.Conflict, async () =>
        {
            var account = GrainFactory.GetAccount(Guid.CreateVersion7());
            return await WithUser(await account.Register(registration, origin, cancellationToken));
        });

    public async Task<Result<SignedIn>> SignIn(Credentials credentials, Origin origin, CancellationToken cancellationToken = default)
    {
        if (!AccountRules.IsPossible(credentials))
            return AccountErrors.WrongCredentials;

        var login = AccountRules.Fold(credentials.Login);
        var found = await GrainFactory.GetAccountQueries().FindByLogin(login, cancellationToken);
        // All names of an account share one count; a name that leads nowhere is limited just the same.
        var throttle = found is { } known ? GrainFactory.GetAccountThrottle(known) : GrainFactory.GetLoginThrottle(login);
        return await Throttled(GrainFactory.GetSignInThrottle(origin), IsWrongSecret, () => Throttled(throttle, IsWrongSecret, async () =>
        {
            // A name that leads nowhere is checked against an account that does not exist, at the same cost.
            var account = GrainFactory.GetAccount(found ?? Guid.CreateVersion7());
            return await WithUser(await account.SignIn(credentials.Password, Bounded(credentials.Code), origin, cancellationToken));
        }));
    }

    public async Task<Result<SessionTokens>> Refresh(string refreshToken, Origin origin, CancellationToken cancellationToken = default) =>
        UserSecret.Read(refreshToken) is { } secret
            ? await GrainFactory.GetAccount(secret.UserId).Refresh(refreshToken, origin, cancellationToken)
            : AccountErrors.WrongRefreshToken;

    private static bool IsWrongSecret(Error error) =>
        error == AccountErrors.WrongCredentials || error == AccountErrors.WrongPassword
        || error == SecondFactorErrors.WrongCode || error == SecondFactorErrors.CodeRefused;

    /// <summary>An attempt of somebody who is signed in: counted for the account and for the address, as sign-ins are.</summary>
    private Task<Result<T>> Guarded<T>(Guid userId, Origin origin, Func<Task<Result<T>>> attempt) =>
        Throttled(GrainFactory.GetSignInThrottle(origin), IsWrongSecret, () =>
            Throttled(GrainFactory.GetAccountThrottle(userId), IsWrongSecret, attempt));

    private static async Task<Result<T>> Throttled<T>(ISignInThrottleGrain throttle, Func<Error, bool> isFailure, Func<Task<Result<T>>> attempt)
    {
        var entered = await throttle.Enter();
        if (entered.Error is { } refusal)
            return refusal;

        var outcome = AttemptOutcome.Abandoned;
        try
        {
            var result = await attempt();
            outcome = result.Error is null ? AttemptOutcome.Succeeded : isFailure(result.Error) ? AttemptOutcome.Failed : AttemptOutcome.Abandoned;
            return result;
        }
        finally
        {
            await throttle.Leave(entered.Value, outcome);
        }
    }

    private async Task<Result<SignedIn>> WithUser(Result<SessionTokens> result)
    {
        if (result.Error is { } refusal)
            return refusal;
        var me = await GrainFactory.GetUser(result.Value!.UserId).GetMe();
        return me is null ? AccountErrors.WrongCredentials : new SignedIn(me, result.Value);
    }
}
