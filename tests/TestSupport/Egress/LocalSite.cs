using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace InstaHub.TestSupport.Egress;

/// <summary>Writes the answer to one request, whose head is given as text; the connection is closed after it.</summary>
public delegate Task SiteAnswer(string head, Stream connection, CancellationToken cancellationToken);

/// <summary>A server of HTTP on a loopback port that answers whatever bytes a test wants it to.</summary>
public sealed class LocalSite : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly SiteAnswer _answer;
    private readonly SslStreamCertificateContext? _certificate;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly Task _accepting;
    private int _connections;

    /// <param name="answer">What it answers.</param>
    /// <param name="certificate">By which it speaks TLS; null: it does not.</param>
    public LocalSite(SiteAnswer answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        // Offline: else this server itself would ask for what the certificate names.
        _certificate = certificate is null ? null : SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>A server with one answer to everything.</summary>
    public static LocalSite Of(string head, byte[] body) => new((_, connection, cancellationToken) => WriteAsync(connection, head, body, cancellationToken));

    /// <summary>A server with one page.</summary>
    public static LocalSite OfPage(string html) => Of("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    /// <summary>A server that redirects everything to one address.</summary>
    public static LocalSite Redirecting(string location, int status = 302) => Of($"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}", []);

    /// <summary>Writes an answer.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="head">Status line and header, without the length and the last line break.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(Stream connection, string head, byte[] body, CancellationToken cancellationToken)
    {
        await connection.WriteAsync(Encoding.UTF8.GetBytes($"{head}\r\nContent-Length: {body.Length}\r\n\r\n"), cancellationToken);
        await connection.WriteAsync(body, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_serving);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                _serving.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var connection = await OpenAsync(client.GetStream());
                var head = new StringBuilder();
                var buffer = new byte[1024];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await connection.ReadAsync(buffer, _stopping.Token);
                    if (read == 0)
                        return;
                    head.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }

                _heads.Enqueue(head.ToString());
                await _answer(head.ToString(), connection, _stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or AuthenticationException)
            {
                // The client has heard enough, or the test is over.
            }
        }
    }

    private async Task<Stream> OpenAsync(NetworkStream connection)
    {
        if (_certificate is null)
            return connection;
        var tls = new SslStream(connection);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _certificate }, _stopping.Token);
        return tls;
    }
}
