using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Mail;

/// <summary>Sends by SMTP, or puts mail into a folder where no server is named.</summary>
internal sealed class MailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    /// <summary>An attempt that takes longer has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MailOptions _options = options.Value;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var text = MailText.Write(mail, _options.From, time.GetUtcNow());
        if (_options.Host is null)
        {
            await PutAsync(text, limit.Token);
            return;
        }
        try
        {
            await using var session = await SmtpSession.OpenAsync(_options.Host, _options, limit.Token);
            await session.SendAsync(_options.From, mail.To, text, limit.Token);
        }
        catch (SocketException e)
        {
            throw new SmtpException($"The server cannot be reached: {e.SocketErrorCode}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException($"The server has not answered within {Patience.TotalSeconds} seconds.");
        }
    }

    // Under its name when it is whole.
    private async Task PutAsync(string text, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(_options.Folder)).FullName;
        var file = Path.Combine(folder, $"{Guid.CreateVersion7(time.GetUtcNow()):N}.eml");
        await File.WriteAllTextAsync($"{file}.part", text, Encoding.ASCII, cancellationToken);
        File.Move($"{file}.part", file);
    }
}
