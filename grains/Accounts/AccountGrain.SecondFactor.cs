using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.Grains.Accounts;

/// <summary>One-time passwords and recovery codes. The database decides about each code; nothing of them is in memory.</summary>
public sealed partial class AccountGrain
{
    private const string SecondFactorIssuer = "InstaHub";

    public async Task<bool> HasSecondFactor(CancellationToken cancellationToken = default) =>
        await secondFactors.FindAsync(UserId, cancellationToken) is { IsEnabled: true };

    public async Task<Result<SecondFactorSetup>> SetUpSecondFactor(CancellationToken cancellationToken = default)
    {
        var secret = OneTimePassword.NewSecret();
        if (!await secondFactors.SetUpAsync(UserId, secret, cancellationToken))
            return SecondFactorErrors.EnabledAlready;
        var name = (await GrainFactory.GetUser(UserId).GetMe())?.Username ?? UserId.ToString();
        return new SecondFactorSetup(Base32.Encode(secret), OneTimePassword.KeyUri(secret, SecondFactorIssuer, name));
    }

    public async Task<Result<RecoveryCodes>> EnableSecondFactor(string code, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await secondFactors.FindAsync(UserId, cancellationToken) is not { } factor)
            return SecondFactorErrors.NotSetUp;
        if (factor.IsEnabled)
            return SecondFactorErrors.EnabledAlready;
        if (OneTimePassword.FindStep(factor.Secret, code, time.GetUtcNow()) is not { } step)
            return SecondFactorErrors.CodeRefused;

        var (codes, hashes) = RecoveryCode.MakeSet(UserId);
        var happened = Happened(AccountEvents.SecondFactorEnabled, null, origin);
        return await ChangeAsync(() => secondFactors.EnableAsync(UserId, factor.Secret, step, hashes, happened, cancellationToken))
            ? new RecoveryCodes(codes)
            : SecondFactorErrors.CodeRefused;
    }

    public async Task<Result<bool>> DisableSecondFactor(SecondFactorProof proof, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await secondFactors.FindAsync(UserId, cancellationToken) is not { IsEnabled: true })
            return SecondFactorErrors.NotSetUp;
        if (proof.Password is { } password)
        {
            if (await CheckPassword(password, origin, cancellationToken) is null)
                return AccountErrors.WrongPassword;
        }
        else if (await CheckCode(proof.Code, origin, cancellationToken) is CodeVerdict.Wrong or CodeVerdict.Missing)
        {
            return SecondFactorErrors.CodeRefused;
        }

        var happened = Happened(AccountEvents.SecondFactorDisabled, null, origin);
        return await ChangeAsync(() => secondFactors.DisableAsync(UserId, happened, cancellationToken)) ? true : SecondFactorErrors.NotSetUp;
    }

    public async Task<Result<RecoveryCodes>> ReplaceRecoveryCodes(string code, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await secondFactors.FindAsync(UserId, cancellationToken) is not { IsEnabled: true } factor)
            return SecondFactorErrors.NotSetUp;
        if (OneTimePassword.FindStep(factor.Secret, code, time.GetUtcNow()) is not { } step)
            return SecondFactorErrors.CodeRefused;

        var (codes, hashes) = RecoveryCode.MakeSet(UserId);
        var happened = Happened(AccountEvents.RecoveryCodesReplaced, null, origin);
        return await ChangeAsync(() => secondFactors.ReplaceRecoveryCodesAsync(UserId, factor.Secret, step, hashes, happened, cancellationToken))
            ? new RecoveryCodes(codes)
            : SecondFactorErrors.CodeRefused;
    }

    /// <summary>Checks a code and uses it up; a wrong one is noted.</summary>
    private async Task<CodeVerdict> CheckCode(string? code, Origin origin, CancellationToken cancellationToken)
    {
        var verdict = await WriteAsync(() => secondFactorCheck.CheckAsync(
            UserId, code, () => Happened(AccountEvents.RecoveryCodeUsed, null, origin), cancellationToken));
        if (verdict == CodeVerdict.Wrong)
            await WriteAsync(() => accounts.AddEventAsync(Happened(AccountEvents.SignInFailed, null, origin), cancellationToken));
        return verdict;
    }

    private static Error? RefusalOf(CodeVerdict verdict) => verdict switch
    {
        CodeVerdict.Missing => SecondFactorErrors.Required,
        CodeVerdict.Wrong => SecondFactorErrors.WrongCode,
        _ => null,
    };
}
