using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace InstaHub.Silo.Mail;

/// <summary>
/// A conversation with an SMTP server (RFC 5321), with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954, RFC 4616). The framework's
/// <c>SmtpClient</c> holds a thread while it waits, which a few mails at once make felt by everything else.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    /// <summary>Most bytes of a reply, all its lines together.</summary>
    private const int MaxReply = 8192;

    private readonly TcpClient _connection = new();
    private readonly byte[] _read = new byte[MaxReply];
    private Stream _stream = Stream.Null;
    private int _from;
    private int _to;

    /// <summary>Connects, encrypts and signs in as the options say.</summary>
    /// <exception cref="SmtpException">The server refuses, or does not encrypt though it must.</exception>
    public static async Task<SmtpSession> OpenAsync(string host, MailOptions options, CancellationToken cancellationToken)
    {
        var session = new SmtpSession();
        try
        {
            await session.ConnectAsync(host, options, cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands a mail over.</summary>
    /// <param name="from">Address of the sender.</param>
    /// <param name="to">Address of who gets it.</param>
    /// <param name="text">Headers and text, ASCII; lines end with CR LF.</param>
    /// <param name="cancellationToken">Breaks it off; the mail may have been taken.</param>
    /// <exception cref="SmtpException">The server refuses it.</exception>
    public async Task SendAsync(string from, string to, string text, CancellationToken cancellationToken)
    {
        await SayAsync($"MAIL FROM:<{Path(from)}>", 250, cancellationToken);
        await SayAsync($"RCPT TO:<{Path(to)}>", 250, cancellationToken);
        await SayAsync("DATA", 354, cancellationToken);
        // A line that is a dot would end the mail (section 4.5.2).
        var stuffed = text.StartsWith('.') ? $".{text}" : text;
        await SayAsync($"{stuffed.Replace("\r\n.", "\r\n..", StringComparison.Ordinal)}.", 250, cancellationToken);
        try
        {
            await WriteAsync("QUIT", cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It has been taken; whether good-bye is heard does not matter.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _connection.Dispose();
    }

    private async Task ConnectAsync(string host, MailOptions options, CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync(host, options.Port, cancellationToken);
        _stream = _connection.GetStream();
        await ExpectAsync(220, cancellationToken);
        await SayAsync($"EHLO {Domain(options.From)}", 250, cancellationToken);
        if (options.UseTls)
        {
            await SayAsync("STARTTLS", 220, cancellationToken);
            await EncryptAsync(host, options, cancellationToken);
            await SayAsync($"EHLO {Domain(options.From)}", 250, cancellationToken);
        }
        if (options.User is not null)
            await SayAsync($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{options.User}\0{options.Password}"))}", 235, cancellationToken);
    }

    private async Task EncryptAsync(string host, MailOptions options, CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(_stream);
        _stream = encrypted;
        // What came before encryption counts for nothing (RFC 3207, section 6).
        (_from, _to) = (0, 0);
        var tls = new SslClientAuthenticationOptions { TargetHost = host };
        if (options.CertificateAuthorities is { } file)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        }
        try
        {
            await encrypted.AuthenticateAsClientAsync(tls, cancellationToken);
        }
        catch (AuthenticationException)
        {
            throw new SmtpException("The connection could not be encrypted, or the server's certificate is not trusted.");
        }
    }

    private static string Domain(string address) => Path(address)[(address.LastIndexOf('@') + 1)..];

    // Anything else would let an address add parameters or commands of its own.
    private static string Path(string address) =>
        address.AsSpan().ContainsAnyExceptInRange('!', '~') || address.AsSpan().ContainsAny('<', '>')
            ? throw new SmtpException("An address has a sign that addresses have not.")
            : address;

    private async Task SayAsync(string line, int expected, CancellationToken cancellationToken)
    {
        await WriteAsync(line, cancellationToken);
        await ExpectAsync(expected, cancellationToken);
    }

    private async Task WriteAsync(string line, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(line + MailText.LineEnd), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    // A reply of several lines has a hyphen after the code in all but the last (section 4.2.1).
    private async Task ExpectAsync(int expected, CancellationToken cancellationToken)
    {
        _read.AsSpan(_from.._to).CopyTo(_read);
        (_from, _to) = (0, _to - _from);
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.Span[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new SmtpException("The server has answered what is no reply of SMTP.");
            if (code != expected)
                throw new SmtpException($"The server has answered {code:000} where {expected} was expected.");
            if (line.Length == 3 || line.Span[3] == (byte)' ')
                return;
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadLineAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = _read.AsSpan(_from.._to).IndexOf("\r\n"u8)) < 0)
        {
            if (_to == _read.Length)
                throw new SmtpException($"The server's reply is longer than {MaxReply} bytes.");
            var count = await _stream.ReadAsync(_read.AsMemory(_to), cancellationToken);
            if (count == 0)
                throw new SmtpException("The server has closed the connection.");
            _to += count;
        }

        var line = _read.AsMemory(_from, length);
        _from += length + 2;
        return line;
    }
}

/// <summary>A mail server does not do what is asked of it. The message is of our own words, and holds codes, no address.</summary>
internal sealed class SmtpException(string message) : Exception(message);
