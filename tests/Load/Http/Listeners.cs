using System.Net.WebSockets;
using System.Text;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Load.Benchmarks;
using InstaHub.TestSupport;

namespace InstaHub.Load.Http;

/// <summary>Connections of many users to the hub, by SignalR's JSON protocol over WebSockets, that count the posts which they are told of.</summary>
public sealed class Listeners : IAsyncDisposable
{
    private static readonly byte[] PostNew = Encoding.UTF8.GetBytes("\"target\":\"post:new\"");

    private readonly List<ClientWebSocket> _sockets = [];
    private readonly List<Task> _reading = [];
    private long _received;

    /// <summary>Posts that they were told of, all together.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Connects a user each and waits until the hub serves them.</summary>
    public static async Task<Listeners> ConnectAsync(TestProduct product, IEnumerable<int> users)
    {
        var listeners = new Listeners();
        var issuer = product.Get<AccessTokenIssuer>();
        foreach (var some in users.Chunk(50))
            await Task.WhenAll(some.Select(async user =>
            {
                var token = await issuer.IssueAsync(FollowScripts.UserId(user), Guid.CreateVersion7(), CancellationToken.None);
                await listeners.AddAsync(product.Address, token);
            }));
        return listeners;
    }

    /// <summary>Waits for so many; throws after 30 s.</summary>
    public async Task UntilReceivedAsync(long count)
    {
        for (var i = 0; Received < count; i++)
        {
            if (i == 3_000)
                throw new InvalidOperationException($"{Received} of {count} pushes have come.");
            await Task.Delay(10);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
            socket.Abort();
        await Task.WhenAll(_reading);
    }

    private async Task AddAsync(Uri server, string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        await socket.ConnectAsync(new UriBuilder(new Uri(server, $"/hubs/live?access_token={token}")) { Scheme = "ws" }.Uri, CancellationToken.None);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await SendAsync(socket, """{"type":1,"invocationId":"1","target":"sync","arguments":[{}]}""");
        var buffer = new byte[32 << 10];
        var text = "";
        while (!text.Contains("\"type\":3", StringComparison.Ordinal))
            text += Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, CancellationToken.None)).Count);
        lock (_sockets)
        {
            _sockets.Add(socket);
            _reading.Add(Task.Run(() => ReadAsync(socket, buffer)));
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, byte[] buffer)
    {
        // A name that is cut in two between receptions is found by what is kept of the one before.
        var kept = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(kept), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                var bytes = buffer.AsSpan(0, kept + received.Count);
                var found = bytes.Count(PostNew);
                if (found > 0)
                    Interlocked.Add(ref _received, found);
                var rest = Math.Min(PostNew.Length - 1, bytes.Length);
                bytes[^rest..].CopyTo(buffer);
                kept = rest;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string record) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(record + '\x1e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
