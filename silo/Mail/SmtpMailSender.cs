using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Mail;

/// <summary>Sends by SMTP, or drops the mail into a folder where no server is named.</summary>
public sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    /// <summary>An attempt that takes longer has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MailOptions _options = options.Value;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var message = new MailMessage(_options.From, mail.To, mail.Subject, mail.Text)
        {
            // Neither wrapped nor encoded, so that links stay whole.
            BodyEncoding = Encoding.ASCII,
            BodyTransferEncoding = TransferEncoding.SevenBit,
        };
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no automatic answers
        using var client = Connect();
        await client.SendMailAsync(message, limit.Token);
    }

    private SmtpClient Connect()
    {
        if (_options.Host is null)
        {
            var folder = Path.GetFullPath(_options.Folder);
            Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }
        return new SmtpClient(_options.Host, _options.Port)
        {
            EnableSsl = _options.UseTls,
            Credentials = _options.User is null ? null : new NetworkCredential(_options.User, _options.Password),
        };
    }
}
