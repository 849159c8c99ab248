using System.Net;
using System.Net.Sockets;

namespace InstaHub.TestSupport;

/// <summary>Stands between a client and a server on loopback, to break what lies between them.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly List<TcpClient> _clients = [];
    private readonly List<TcpClient> _servers = [];
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;

    /// <summary>Begins to pass on what comes to <see cref="Port"/>.</summary>
    public TcpProxy(string host, int port)
    {
        _host = host;
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks the clients' connections so that the server does not notice.</summary>
    public void CutClients()
    {
        lock (_lock)
        {
            foreach (var client in _clients)
                client.Close();
            _clients.Clear();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        CutClients();
        foreach (var server in _servers)
            server.Close();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                var server = new TcpClient();
                await server.ConnectAsync(_host, _port, _stopping.Token);
                lock (_lock)
                {
                    _clients.Add(client);
                    _servers.Add(server);
                }

                // A direction that ends leaves the other side's socket open.
                _ = CopyAsync(client, server);
                _ = CopyAsync(server, client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), _stopping.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }
}
