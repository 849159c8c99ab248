namespace InstaHub.Grains.Accounts;

/// <summary>Mail that waits in the database to be sent, so that no request waits for it and no crash loses it.</summary>
public interface IMailQueue
{
    /// <summary>Lets a mail be written and sent soon.</summary>
    Task AddAsync(QueuedMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail to be written.</summary>
/// <param name="Kind">One of <see cref="MailKinds"/>.</param>
/// <param name="UserId">Whom it is for; null: whoever has the address, if anybody does.</param>
/// <param name="EmailKey">The address, folded; null: the user's.</param>
public sealed record QueuedMail(string Kind, Guid? UserId, string? EmailKey);

/// <summary>The kinds of mail.</summary>
public static class MailKinds
{
    /// <summary>With a link that proves the address.</summary>
    public const string VerifyEmail = "verify_email";

    /// <summary>With a link to set a new password.</summary>
    public const string ResetPassword = "reset_password";
}
