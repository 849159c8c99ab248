using System.Security.Cryptography;
using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts.External;

namespace InstaHub.Grains.Accounts;

/// <summary>Second factors, passkeys, and who comes from an OpenID provider.</summary>
public sealed partial class AuthenticationGrain
{
    // Longer than any code, in any spelling.
    private const int MaxCodeLength = 64;

    public async Task<Result<SignedIn>> SignInByPasskey(PasskeyUse use, Origin origin, CancellationToken cancellationToken = default) =>
        await WithUser(await GrainFactory.GetAccount(use.UserId).SignInByPasskey(use, origin, cancellationToken));

    public async Task<ExternalSignInOutcome> SignInExternally(ExternalIdentity identity, Origin origin, CancellationToken cancellationToken = default)
    {
        if (!ExternalRules.IsPossible(identity))
            return Failed(ExternalErrors.IdentityRefused);
        if (await externals.FindUserAsync(identity.Provider, identity.Subject, cancellationToken) is { } linked)
            return await SignInTo(linked, identity, origin, cancellationToken);
        if (identity.Email is null || !AccountRules.IsEmail(identity.Email))
            return Failed(ExternalErrors.EmailMissing);

        var email = AccountRules.Fold(identity.Email);
        if (await GrainFactory.GetAccountQueries().FindByLogin(email, cancellationToken) is { } owner)
            return await SignInTo(owner, identity, origin, cancellationToken);

        var result = await RegisterExternally(identity, origin, cancellationToken);
        // Somebody was quicker; it may have been they themselves, by another tab.
        return result.Error == AccountErrors.EmailTaken && await GrainFactory.GetAccountQueries().FindByLogin(email, cancellationToken) is { } quicker
            ? await SignInTo(quicker, identity, origin, cancellationToken)
            : new ExternalSignInOutcome(result.Value, result.Error, null);
    }

    public async Task<Result<SignedIn>> CompleteExternalSignIn(ExternalProof proof, Origin origin, CancellationToken cancellationToken = default)
    {
        var ceremonies = GrainFactory.GetCeremonies();
        if (await ceremonies.Take(CeremonyPurpose.ExternalLink, proof.Ticket, cancellationToken) is not { UserId: { } userId } ceremony)
            return ExternalErrors.TicketRefused;

        var isDone = false;
        try
        {
            var pending = JsonSerializer.Deserialize(ceremony.State, PendingLinkJson.Default.PendingLink)!;
            var result = await Guarded(userId, origin, async () => await Complete(userId, pending, proof, origin, cancellationToken));
            isDone = result.IsSuccess;
            return result;
        }
        finally
        {
            if (!isDone)
                await ceremonies.GiveBack(CeremonyPurpose.ExternalLink, proof.Ticket, ceremony, CancellationToken.None);
        }
    }

    public Task<Result<RecoveryCodes>> EnableSecondFactor(Guid userId, string code, Origin origin, CancellationToken cancellationToken = default) =>
        Guarded(userId, origin, () => GrainFactory.GetAccount(userId).EnableSecondFactor(Bounded(code)!, origin, cancellationToken));

    public Task<Result<bool>> DisableSecondFactor(Guid userId, SecondFactorProof proof, Origin origin, CancellationToken cancellationToken = default)
    {
        if (proof is { Password: null, Code: null })
            return Task.FromResult<Result<bool>>(SecondFactorErrors.ProofMissing);
        if (proof.Password is { } password && !AccountRules.IsPossiblePassword(password))
            return Task.FromResult<Result<bool>>(AccountErrors.WrongPassword);
        proof = proof with { Code = Bounded(proof.Code) };
        return Guarded(userId, origin, () => GrainFactory.GetAccount(userId).DisableSecondFactor(proof, origin, cancellationToken));
    }

    public Task<Result<RecoveryCodes>> ReplaceRecoveryCodes(Guid userId, string code, Origin origin, CancellationToken cancellationToken = default) =>
        Guarded(userId, origin, () => GrainFactory.GetAccount(userId).ReplaceRecoveryCodes(Bounded(code)!, origin, cancellationToken));

    // What is too long to be a code is as wrong as any other.
    private static string? Bounded(string? code) => code is { Length: > MaxCodeLength } ? "" : code?.Trim();

    private static ExternalSignInOutcome Failed(Error error) => new(null, error, null);

    private async Task<ExternalSignInOutcome> SignInTo(Guid userId, ExternalIdentity identity, Origin origin, CancellationToken cancellationToken)
    {
        var result = await WithUser(await GrainFactory.GetAccount(userId).SignInExternally(identity, null, null, origin, cancellationToken));
        if (result.Error is not { } error)
            return new ExternalSignInOutcome(result.Value, null, null);
        var needsPassword = error == ExternalErrors.LinkRequired;
        if (!needsPassword && error != SecondFactorErrors.Required)
            return Failed(error);

        var state = JsonSerializer.Serialize(new PendingLink(identity, needsPassword), PendingLinkJson.Default.PendingLink);
        var ticket = await GrainFactory.GetCeremonies().Begin(CeremonyPurpose.ExternalLink, userId, state, cancellationToken);
        return new ExternalSignInOutcome(null, error, ticket.Value);
    }

    private async Task<Result<SignedIn>> Complete(Guid userId, PendingLink pending, ExternalProof proof, Origin origin, CancellationToken cancellationToken)
    {
        var password = pending.NeedsPassword ? proof.Password ?? "" : null;
        if (password is not null && !AccountRules.IsPossiblePassword(password))
            return AccountErrors.WrongCredentials;
        var code = Bounded(proof.Code);
        return await WithUser(await GrainFactory.GetAccount(userId).SignInExternally(pending.Identity, password, code, origin, cancellationToken));
    }

    private async Task<Result<SignedIn>> RegisterExternally(ExternalIdentity identity, Origin origin, CancellationToken cancellationToken)
    {
        Result<SessionTokens> result = AccountErrors.UsernameTaken;
        foreach (var username in ExternalRules.Usernames(identity, () => RandomNumberGenerator.GetInt32(1_000_000)))
        {
            var registration = new ExternalRegistration(username, ExternalRules.DisplayName(identity), identity);
            result = await GrainFactory.GetAccount(Guid.CreateVersion7()).RegisterExternally(registration, origin, cancellationToken);
            if (result.Error != AccountErrors.UsernameTaken)
                break;
        }
        return await WithUser(result);
    }
}
