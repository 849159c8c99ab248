using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts.Tokens;

namespace InstaHub.Grains.Accounts;

/// <summary>What asks for a password or a mailed secret.</summary>
public sealed partial class AuthenticationGrain
{
    public Task<Result<EndedSessions>> ChangePassword(Guid userId, PasswordChange change, Origin origin, CancellationToken cancellationToken = default) =>
        AccountRules.IsPossiblePassword(change.CurrentPassword)
            ? Guarded(userId, origin, () => GrainFactory.GetAccount(userId).ChangePassword(change, origin, cancellationToken))
            : Task.FromResult<Result<EndedSessions>>(AccountErrors.WrongPassword);

    public async Task ForgetPassword(string email, Origin origin, CancellationToken cancellationToken = default)
    {
        // Whose it is, and whether it is anybody's, is looked at when the mail is written.
        var key = AccountRules.Fold(email);
        if (AccountRules.IsEmail(email) && await MaySend(GrainFactory.GetMailThrottle(origin)) && await MaySend(GrainFactory.GetMailThrottle(key)))
            await mails.AddAsync(new QueuedMail(MailKinds.ResetPassword, null, key), cancellationToken);
    }

    public async Task<Result<EndedSessions>> ResetPassword(PasswordReset reset, Origin origin, CancellationToken cancellationToken = default) =>
        UserSecret.Read(reset.Token) is { } secret
            ? await GrainFactory.GetAccount(secret.UserId).ResetPassword(reset, origin, cancellationToken)
            : AccountRules.PasswordProblem(reset.NewPassword) is { } problem ? AccountErrors.Invalid("newPassword", problem)
            : AccountErrors.WrongMailedToken;

    public async Task<Result<bool>> VerifyEmail(string token, Origin origin, CancellationToken cancellationToken = default) =>
        UserSecret.Read(token) is { } secret
            ? await GrainFactory.GetAccount(secret.UserId).VerifyEmail(token, origin, cancellationToken)
            : AccountErrors.WrongMailedToken;

    public async Task ResendVerification(Guid userId, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await MaySend(GrainFactory.GetMailThrottle(origin)) && await MaySend(GrainFactory.GetMailThrottle($"{userId:N}")))
            await mails.AddAsync(new QueuedMail(MailKinds.VerifyEmail, userId, null), cancellationToken);
    }

    public Task<Result<EndedSessions>> Deactivate(Guid userId, string? password, Origin origin, CancellationToken cancellationToken = default) =>
        password is null || AccountRules.IsPossiblePassword(password)
            ? Guarded(userId, origin, () => GrainFactory.GetAccount(userId).Deactivate(password, origin, cancellationToken))
            : Task.FromResult<Result<EndedSessions>>(AccountErrors.WrongPassword);

    public Task<Result<EndedSessions>> Delete(Guid userId, string password, Origin origin, CancellationToken cancellationToken = default) =>
        AccountRules.IsPossiblePassword(password)
            ? Guarded(userId, origin, () => GrainFactory.GetAccount(userId).Delete(password, origin, cancellationToken))
            : Task.FromResult<Result<EndedSessions>>(AccountErrors.WrongPassword);

    // Each mail counts as a failed attempt does: five in a quarter of an hour.
    private static async Task<bool> MaySend(ISignInThrottleGrain throttle)
    {
        var entered = await throttle.Enter();
        if (entered.Error is not null)
            return false;
        await throttle.Leave(entered.Value, AttemptOutcome.Failed);
        return true;
    }
}
