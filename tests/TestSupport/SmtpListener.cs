using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace InstaHub.TestSupport;

/// <summary>An SMTP server (RFC 5321) that takes all mail, or refuses as often as a test wants.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _refusals;
    private int _attempts;

    /// <param name="certificate">What it encrypts with after STARTTLS (RFC 3207); null: it does not.</param>
    public SmtpListener(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that were taken, as they came: envelope, headers and text.</summary>
    public IReadOnlyCollection<string> Mails => _mails;

    /// <summary>The first word of each line that was a command.</summary>
    public IReadOnlyCollection<string> Commands => _commands;

    /// <summary>Said in the clear right after the answer to STARTTLS, as somebody between the two would.</summary>
    public string SaidBeforeEncryption { get; init; } = "";

    /// <summary>What it says first.</summary>
    public string Greeting { get; init; } = "220 a test";

    /// <summary>How many mails were offered.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>Refuses this many mails for now (451).</summary>
    public void RefuseNext(int count) => Volatile.Write(ref _refusals, count);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await SayAsync(client.GetStream(), Greeting);
            if (!await TalkAsync(client.GetStream(), isEncrypted: false))
                return;
            await SayAsync(client.GetStream(), $"220 go on\r\n{SaidBeforeEncryption}".TrimEnd());
            await using var encrypted = new SslStream(client.GetStream());
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
            await TalkAsync(encrypted, isEncrypted: true);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or AuthenticationException)
        {
            // The client has gone, or the test is over.
        }
    }

    /// <returns>True when the client wants to encrypt.</returns>
    private async Task<bool> TalkAsync(Stream stream, bool isEncrypted)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            _commands.Enqueue(command);
            if (command == "STARTTLS" && _certificate is not null && !isEncrypted)
                return true;
            if (command is "MAIL" or "RCPT" or "AUTH")
                mail.AppendLine(line);
            if (command == "DATA")
            {
                await SayAsync(stream, "354 go on");
                while (await reader.ReadLineAsync(_stopping.Token) is { } text && text != ".")
                    mail.AppendLine(text.StartsWith('.') ? text[1..] : text);
                await SayAsync(stream, Take(mail.ToString()) ? "250 taken" : "451 not now");
                mail.Clear();
            }
            else
            {
                await SayAsync(stream, command switch
                {
                    "EHLO" => "250-a test\r\n250 AUTH PLAIN",
                    "MAIL" or "RCPT" => "250 ok",
                    "QUIT" => "221 bye",
                    "AUTH" => "235 signed in",
                    _ => "502 what",
                });
            }
        }
        return false;
    }

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n"), _stopping.Token);

    private bool Take(string mail)
    {
        Interlocked.Increment(ref _attempts);
        if (Interlocked.Decrement(ref _refusals) >= 0)
            return false;
        _mails.Enqueue(mail);
        return true;
    }
}
