using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IAuthenticationGrain"/>
[GrainType("authentication"), StatelessWorker, Reentrant]
public sealed class AuthenticationGrain : Grain, IAuthenticationGrain
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

        // By the name that was given, not by the account it leads to: a name that leads nowhere is limited just the same.
        var login = AccountRules.Fold(credentials.Login);
        return await Throttled(GrainFactory.GetSignInThrottle(origin), IsFailure, () =>
            Throttled(GrainFactory.GetLoginThrottle(login), IsFailure, async () =>
            {
                var found = await GrainFactory.GetAccountQueries().FindByLogin(login, cancellationToken);
                // A name that leads nowhere is checked against an account that does not exist, at the same cost.
                var account = GrainFactory.GetAccount(found ?? Guid.CreateVersion7());
                return await WithUser(await account.SignIn(credentials.Password, origin, cancellationToken));
            }));

        static bool IsFailure(Error error) => error.Kind == ErrorKind.Unauthenticated;
    }

    private static async Task<Result<SignedIn>> Throttled(
        ISignInThrottleGrain throttle, Func<Error, bool> isFailure, Func<Task<Result<SignedIn>>> attempt)
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
