using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Accounts;

/// <summary>How passwords are replaced and the e-mail address is proved.</summary>
public sealed partial class AccountGrain
{
    public async Task<Result<EndedSessions>> ChangePassword(PasswordChange change, Origin origin, CancellationToken cancellationToken = default)
    {
        if (AccountRules.PasswordProblem(change.NewPassword) is { } problem)
            return AccountErrors.Invalid("newPassword", problem);
        if (await CheckPassword(change.CurrentPassword, origin, cancellationToken) is not { } account)
            return AccountErrors.WrongPassword;

        var hash = await passwords.HashAsync(change.NewPassword, cancellationToken);
        var happened = Happened(AccountEvents.PasswordChanged, change.SessionId, origin);
        var ended = await ChangeAsync(() =>
            credentials.ChangePasswordAsync(new AccountVersion(UserId, account.Version), hash, change.SessionId, happened, cancellationToken));
        // Another change has won: then what was given as the current password was it no longer.
        return ended is null ? AccountErrors.WrongPassword : Tell(ended);
    }

    public async Task<Result<EndedSessions>> ResetPassword(PasswordReset reset, Origin origin, CancellationToken cancellationToken = default)
    {
        if (AccountRules.PasswordProblem(reset.NewPassword) is { } problem)
            return AccountErrors.Invalid("newPassword", problem);
        // Looked at first: only who has a good one may cost a hash.
        if (TokenOf(reset.Token, MailPurpose.ResetPassword) is not { } token || !await credentials.IsGoodAsync(token, cancellationToken))
            return RefusedToken();

        var hash = await passwords.HashAsync(reset.NewPassword, cancellationToken);
        var happened = Happened(AccountEvents.PasswordReset, null, origin);
        if (await ChangeAsync(() => credentials.ResetPasswordAsync(token, hash, happened, cancellationToken)) is not { } ended)
            return AccountErrors.WrongMailedToken;
        await GrainFactory.GetUser(UserId).AccountChanged();
        return Tell(ended);
    }

    public async Task<Result<bool>> VerifyEmail(string token, Origin origin, CancellationToken cancellationToken = default)
    {
        if (TokenOf(token, MailPurpose.VerifyEmail) is not { } mailed || !await credentials.IsGoodAsync(mailed, cancellationToken))
            return RefusedToken();
        var happened = Happened(AccountEvents.EmailVerified, null, origin);
        if (!await ChangeAsync(() => credentials.VerifyEmailAsync(mailed, happened, cancellationToken)))
            return AccountErrors.WrongMailedToken;
        await GrainFactory.GetUser(UserId).AccountChanged();
        return true;
    }

    private MailedToken? TokenOf(string text, MailPurpose purpose) =>
        UserSecret.Read(text) is { } secret && secret.UserId == UserId ? new MailedToken(UserId, secret.Hash, purpose, time.GetUtcNow()) : null;

    // Whoever makes tokens up shall not fill the memory.
    private Error RefusedToken()
    {
        if (_account is null)
            _leaving ??= this.DeactivateSoon();
        return AccountErrors.WrongMailedToken;
    }

    // What was read before is no longer true.
    private async Task<T> ChangeAsync<T>(Func<Task<T>> change)
    {
        var outcome = await WriteAsync(change);
        _account = null;
        return outcome;
    }
}
