using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace InstaHub.Load.Mix;

/// <summary>
/// Live connections of some users: SignalR's JSON protocol (HubProtocol.md of ASP.NET Core) over a WebSocket without negotiation. Each
/// shakes hands, waits for <c>ready</c>, syncs from there, and then counts what comes.
/// </summary>
/// <param name="run">What captions of the run's posts begin with.</param>
public sealed class LiveClients(string run) : IAsyncDisposable
{
    private const byte RecordEnd = 0x1E;
    private const int Invocation = 1;

    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, RecordEnd];
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentDictionary<string, long> _sent = new();
    private readonly ConcurrentDictionary<string, long> _events = new();
    private readonly LatencyHistogram _pushes = new();
    private readonly List<(ClientWebSocket Socket, Task Reading)> _clients = [];
    private int _lost;
    private volatile bool _isCounting;

    /// <summary>Connects users, and returns when all are ready.</summary>
    public async Task ConnectAsync(Uri server, IEnumerable<LoadUser> users)
    {
        foreach (var user in users)
        {
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", $"Bearer {user.Token}");
            socket.Options.Proxy = null;
            using var patience = new CancellationTokenSource(ConnectPatience);
            await socket.ConnectAsync(new UriBuilder(new Uri(server, "/hubs/live")) { Scheme = "ws" }.Uri, patience.Token);
            await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            var ready = new TaskCompletionSource();
            _clients.Add((socket, Task.Run(() => ReadAsync(socket, ready))));
            await ready.Task.WaitAsync(ConnectPatience);
        }
    }

    /// <summary>Events are counted from now on.</summary>
    public void Count() => _isCounting = true;

    /// <summary>A post with this at the beginning of its caption is sent now.</summary>
    public void Expect(string key) => _sent[key] = Stopwatch.GetTimestamp();

    /// <summary>What has come so far.</summary>
    public LiveResult Result() => new(_clients.Count, Volatile.Read(ref _lost), new SortedDictionary<string, long>(_events), _pushes);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var (socket, reading) in _clients)
        {
            await reading;
            socket.Dispose();
        }
        _over.Dispose();
    }

    private async Task ReadAsync(ClientWebSocket socket, TaskCompletionSource ready)
    {
        var buffer = new byte[16 << 10];
        var record = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), _over.Token) is { MessageType: not WebSocketMessageType.Close } received)
            {
                for (var rest = buffer.AsMemory(0, received.Count); rest.Length > 0;)
                {
                    var end = rest.Span.IndexOf(RecordEnd);
                    record.Write(rest.Span[..(end < 0 ? rest.Length : end)]);
                    rest = end < 0 ? default : rest[(end + 1)..];
                    if (end < 0)
                        continue;
                    if (Take(record.GetBuffer().AsMemory(0, (int)record.Length)) is { } position)
                    {
                        ready.TrySetResult();
                        await SyncAsync(socket, position);
                    }
                    record.SetLength(0);
                }
            }
            Lose("The server has closed a live connection.");
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The run is over.
        }
        catch (WebSocketException exception)
        {
            Lose(exception.Message);
        }

        void Lose(string why)
        {
            if (!ready.TrySetException(new InvalidOperationException(why)))
                Interlocked.Increment(ref _lost);
        }
    }

    // Gives the position of `ready`.
    private string? Take(ReadOnlyMemory<byte> record)
    {
        var now = Stopwatch.GetTimestamp();
        using var message = JsonDocument.Parse(record);
        if (!message.RootElement.TryGetProperty("type", out var type) || type.GetInt32() != Invocation)
            return null;
        var name = message.RootElement.GetProperty("target").GetString()!;
        var argument = message.RootElement.GetProperty("arguments")[0];
        if (_isCounting)
            _events.AddOrUpdate(name, 1, (_, count) => count + 1);
        if (name == "post:new" && KeyOf(argument.GetProperty("data")) is { } key && _sent.TryGetValue(key, out var sent))
            _pushes.Record(Stopwatch.GetElapsedTime(sent, now));
        return name == "ready" ? argument.GetProperty("position").GetString() : null;
    }

    private string? KeyOf(JsonElement post) =>
        post.TryGetProperty("caption", out var caption) && caption.GetString() is { } text && text.StartsWith($"load{run}n", StringComparison.Ordinal)
            ? text.Split(' ')[0]
            : null;

    private static Task SyncAsync(ClientWebSocket socket, string position)
    {
        var call = $$"""{"type":1,"invocationId":"1","target":"sync","arguments":[{"position":{{JsonSerializer.Serialize(position)}}}]}""";
        return socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(call), RecordEnd], WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }
}
