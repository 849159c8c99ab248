using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Accounts;

/// <summary>How sessions go on and end.</summary>
public sealed partial class AccountGrain
{
    public async Task<Result<SessionTokens>> Refresh(string refreshToken, Origin origin, CancellationToken cancellationToken = default)
    {
        if (UserSecret.Read(refreshToken) is not { } secret
            || await sessions.FindTokenAsync(secret.Hash, cancellationToken) is not { } found || found.UserId != UserId)
        {
            if (_account is null)
                _leaving ??= this.DeactivateSoon(); // whoever makes tokens up shall not fill the memory
            return AccountErrors.WrongRefreshToken;
        }

        var now = time.GetUtcNow();
        if (!found.IsUsed)
        {
            if (found.ExpiresAt <= now)
                return AccountErrors.WrongRefreshToken;
            var tokens = await MakeTokens(found.SessionId, cancellationToken);
            var rotation = new TokenRotation(
                found.SessionId, secret.Hash, RefreshToken.HashOf(tokens.RefreshToken), now, now + RefreshToken.Lifetime, origin.Address);
            if (await WriteAsync(() => sessions.RotateAsync(rotation, cancellationToken)))
                return tokens;
        }

        // Used before, or by somebody else just now, or of a session that has ended meanwhile, to which this does nothing.
        await EndSessions([found.SessionId], AccountEvents.RefreshReused, origin, cancellationToken);
        return AccountErrors.WrongRefreshToken;
    }

    public Task<IReadOnlyList<SessionView>> GetSessions(CancellationToken cancellationToken = default) =>
        sessions.ReadAsync(UserId, time.GetUtcNow(), AccountLimits.MaxSessions, cancellationToken);

    public async Task<Result<EndedSessions>> EndSession(Guid sessionId, SessionEnd reason, Origin origin, CancellationToken cancellationToken = default)
    {
        var type = reason == SessionEnd.SignedOut ? AccountEvents.SignedOut : AccountEvents.SessionRevoked;
        var ended = await EndSessions([sessionId], type, origin, cancellationToken);
        return ended.Ids.Count > 0 || await sessions.WasEndedAsync(UserId, sessionId, cancellationToken) ? ended : AccountErrors.NoSuchSession;
    }

    public Task<EndedSessions> EndAllSessions(Origin origin, CancellationToken cancellationToken = default) =>
        EndSessions(null, AccountEvents.SignedOutEverywhere, origin, cancellationToken);

    private async Task EndOldestSessions(Origin origin, CancellationToken cancellationToken)
    {
        foreach (var oldest in await sessions.FindOldestAsync(UserId, AccountLimits.MaxSessions, cancellationToken))
            await EndSessions([oldest], AccountEvents.SessionRevoked, origin, cancellationToken);
    }

    private async Task<EndedSessions> EndSessions(Guid[]? which, string eventType, Origin origin, CancellationToken cancellationToken)
    {
        var happened = Happened(eventType, which is [var one] ? one : null, origin);
        return Tell(await WriteAsync(() => sessions.EndAsync(UserId, which, happened, cancellationToken)));
    }

    // The database knows; the web processes hear it at once where the user is connected, and find it within seconds elsewhere.
    private EndedSessions Tell(IReadOnlyList<Guid> ended)
    {
        if (ended.Count > 0)
            endings.TellAsync(UserId, ended).Ignore();
        return new EndedSessions(ended);
    }
}
