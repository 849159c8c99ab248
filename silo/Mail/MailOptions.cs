using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Mail;

/// <summary>Options of mail; configuration section <c>Mail</c>, checked at start-up.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP server. Default none: mail goes into <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    /// <summary>Port of the SMTP server. Default 587, for submission (RFC 6409).</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whom to sign in as at the SMTP server. Default nobody.</summary>
    public string? User { get; set; }

    /// <summary>The password for it.</summary>
    public string? Password { get; set; }

    /// <summary>Whether nothing is sent before the connection is encrypted by STARTTLS. Default true.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>
    /// File with the certificates (PEM) of those who may vouch for the SMTP server, instead of those whom the machine trusts. Default none.
    /// </summary>
    public string? CertificateAuthorities { get; set; }

    /// <summary>Who the mail is from. Default <c>instahub@localhost</c>.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "instahub@localhost";

    /// <summary>
    /// Without a server, mail is written here, one file <c>.eml</c> each, for development. A relative path counts from the working
    /// directory. Default <c>.data/mail</c>.
    /// </summary>
    [Required]
    public string Folder { get; set; } = ".data/mail";

    /// <summary>Address of the web client, which links in mail begin with. Default <c>http://127.0.0.1:5000</c>.</summary>
    [Required, Url]
    public string BaseUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>How often the queue is looked at, besides the rest after a full round. 10 ms to 1 min. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Attempts to send a mail; then it is given up. 1 to 100. Default 10, over some eight hours.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 10;

    /// <summary>
    /// Time between the first attempt and the second, doubled each time up to two hours. Longer than an attempt takes: whoever dies in
    /// one is stood in for after it. 1 s to 1 h. Default 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (User is not null && !UseTls && Host is not ("127.0.0.1" or "localhost"))
            yield return new ValidationResult($"{Section}:{nameof(UseTls)} is false, so the password would be sent in the clear.", [nameof(UseTls)]);
        if (CertificateAuthorities is not null && !File.Exists(CertificateAuthorities))
            yield return new ValidationResult($"{Section}:{nameof(CertificateAuthorities)} names no file.", [nameof(CertificateAuthorities)]);
    }
}

/// <summary>Checks <see cref="MailOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
