using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Silo.Stores.Accounts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Mail;

/// <summary>Mail with a link that carries a secret. The secret is made here; what is stored of it is its hash.</summary>
internal abstract class MailWithToken(NpgsqlDataSource database, TimeProvider time, IOptions<MailOptions> options) : IMailWriter
{
    // A token that was mailed before stays good: both mails may arrive, in any order. They are few, and end soon.
    private const string AddToken =
        "insert into mailed_tokens (token_hash, user_id, purpose, email_key, expires_at) values ($1, $2, $3, $4, $5)";

    public abstract string Kind { get; }

    protected abstract MailPurpose Purpose { get; }

    protected abstract TimeSpan Lifetime { get; }

    /// <summary>Finds who it is for by <c>$1</c>, a user id or null, and <c>$2</c>, a folded address or null: id, address, folded address, username.</summary>
    protected abstract string FindSql { get; }

    public async Task<OutgoingMail?> WriteAsync(Guid? userId, string? emailKey, CancellationToken cancellationToken)
    {
        await using var find = database.CreateCommand(FindSql)
            .OrNull(userId, NpgsqlTypes.NpgsqlDbType.Uuid).OrNull(emailKey, NpgsqlTypes.NpgsqlDbType.Text);
        var found = await find.ReadAllAsync(
            row => (UserId: row.GetGuid(0), Email: row.GetString(1), EmailKey: row.GetString(2), Username: row.GetString(3)), cancellationToken);
        if (found.Count == 0)
            return null;

        var account = found[0];
        var token = UserSecret.Make(account.UserId);
        await using var add = database.CreateCommand(AddToken)
            .With(UserSecret.HashOf(token)).With(account.UserId).With((short)Purpose).With(account.EmailKey).At(time.GetUtcNow() + Lifetime);
        await add.ExecuteNonQueryAsync(cancellationToken);
        return Write(account.Email, account.Username, token);
    }

    protected abstract OutgoingMail Write(string to, string username, string token);

    protected string Link(string path, string token) => $"{options.Value.BaseUrl.TrimEnd('/')}/{path}?token={token}";
}

/// <summary>Asks to prove an address.</summary>
internal sealed class VerifyEmailMail(NpgsqlDataSource database, TimeProvider time, IOptions<MailOptions> options) : MailWithToken(database, time, options)
{
    public override string Kind => MailKinds.VerifyEmail;

    protected override MailPurpose Purpose => MailPurpose.VerifyEmail;

    protected override TimeSpan Lifetime => TimeSpan.FromHours(24);

    protected override string FindSql =>
        "select id, email, email_key, username from accounts where id = $1 and $2::text is null and status in (0, 1) and email_verified_at is null";

    protected override OutgoingMail Write(string to, string username, string token) => new(to, "Confirm your e-mail address for InstaHub",
        $"""
        Hello {username},

        to confirm that this e-mail address is yours, open this link within 24 hours:

        {Link("verify-email", token)}

        If you have no account at InstaHub, somebody has mistyped their address. Then do nothing.

        """);
}

/// <summary>Lets somebody set a new password who has forgotten the old one.</summary>
internal sealed class ResetPasswordMail(NpgsqlDataSource database, TimeProvider time, IOptions<MailOptions> options) : MailWithToken(database, time, options)
{
    public override string Kind => MailKinds.ResetPassword;

    protected override MailPurpose Purpose => MailPurpose.ResetPassword;

    protected override TimeSpan Lifetime => TimeSpan.FromHours(1);

    protected override string FindSql =>
        "select id, email, email_key, username from accounts where $1::uuid is null and email_key = $2 and status in (0, 1)";

    protected override OutgoingMail Write(string to, string username, string token) => new(to, "Set a new password for InstaHub",
        $"""
        Hello {username},

        to set a new password, open this link within an hour:

        {Link("reset-password", token)}

        It works once, and signs you out everywhere. If you did not ask for it, do nothing: your password stays as it is.

        """);
}
