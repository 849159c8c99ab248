using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace InstaHub.TestSupport.Live;

/// <summary>
/// Speaks SignalR's JSON protocol (HubProtocol.md of ASP.NET Core: records that end with 0x1E, a handshake, then typed messages) over
/// a WebSocket, without negotiation.
/// </summary>
public sealed class SignalRTestClient : IAsyncDisposable
{
    private const char RecordSeparator = '\x1e';
    private const int Invocation = 1, Completion = 3, Ping = 6, Close = 7;

    private readonly ClientWebSocket _socket;
    private readonly Channel<SignalREvent> _events = Channel.CreateUnbounded<SignalREvent>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly TaskCompletionSource<string?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1);
    private Task _reading = Task.CompletedTask;
    private int _lastCall;

    private SignalRTestClient(ClientWebSocket socket) => _socket = socket;

    /// <summary>Ends with the connection: the error of the server's close message, null without one.</summary>
    public Task<string?> Closed => _closed.Task;

    /// <summary>Which events are taken, by name; others are as if they had not come: those of features that a test is not about. All, unless set.</summary>
    public Func<string, bool> Takes { get; set; } = static _ => true;

    /// <summary>Opens a WebSocket and shakes hands.</summary>
    /// <param name="server">Where the server serves HTTP.</param>
    /// <param name="path">The hub.</param>
    /// <param name="configure">Sets headers.</param>
    /// <exception cref="WebSocketException">The server refused; see <see cref="OpenAsync"/> for the status.</exception>
    public static async Task<SignalRTestClient> ConnectAsync(Uri server, string path, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        await OpenAsync(socket, server, path, configure);
        var client = new SignalRTestClient(socket);
        await client.SendRawAsync("""{"protocol":"json","version":1}""" + RecordSeparator);
        client._reading = client.ReadAsync();
        return client;
    }

    /// <summary>Opens a WebSocket; <see cref="ClientWebSocket.HttpStatusCode"/> tells the answer.</summary>
    public static Task OpenAsync(ClientWebSocket socket, Uri server, string path, Action<ClientWebSocketOptions>? configure = null)
    {
        configure?.Invoke(socket.Options);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        return socket.ConnectAsync(new UriBuilder(new Uri(server, path)) { Scheme = "ws" }.Uri, CancellationToken.None);
    }

    /// <summary>Waits for the next event.</summary>
    /// <exception cref="ChannelClosedException">The connection has ended, and every event that came before was given.</exception>
    /// <param name="limit">How long; null: <see cref="Patience.Limit"/>.</param>
    public Task<SignalREvent> NextAsync(TimeSpan? limit = null) => Patience.ForAsync(_events.Reader.ReadAsync().AsTask(), "an event of the hub", limit);

    /// <summary>Waits for the next event, which has this name.</summary>
    public async Task<SignalREvent> NextAsync(string name)
    {
        var next = await NextAsync();
        return next.Name == name ? next : throw new InvalidOperationException($"Expected {name}, but {next} came.");
    }

    /// <summary>Events that have come and were not yet given.</summary>
    public IReadOnlyList<SignalREvent> TakeArrived()
    {
        var arrived = new List<SignalREvent>();
        while (_events.Reader.TryRead(out var next))
            arrived.Add(next);
        return arrived;
    }

    /// <summary>Calls a method of the hub.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="argument">JSON of the one argument.</param>
    /// <exception cref="SignalRException">It failed; the message is the server's.</exception>
    public async Task<JsonElement> InvokeAsync(string method, string argument)
    {
        var id = $"{Interlocked.Increment(ref _lastCall)}";
        var call = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = call;
        await SendRawAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{argument}}]}""" + RecordSeparator);
        return await Patience.ForAsync(call.Task, $"the answer to {method}");
    }

    /// <summary>Sends text as it is.</summary>
    public async Task SendRawAsync(string text)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Breaks the connection, as a network does.</summary>
    public void Break() => _socket.Abort();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        string? error = null;
        try
        {
            var buffer = new byte[16 << 10];
            var pending = new MemoryStream();
            while (await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                foreach (var b in buffer.AsSpan(0, received.Count))
                {
                    if (b != RecordSeparator)
                    {
                        pending.WriteByte(b);
                        continue;
                    }
                    using var message = JsonDocument.Parse(pending.ToArray());
                    error = Handle(message.RootElement) ?? error;
                    pending.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
        }

        _events.Writer.Complete();
        foreach (var call in _calls.Values)
            call.TrySetException(new SignalRException("The connection has ended."));
        _closed.TrySetResult(error);
    }

    // Gives the error of a close message, or of a refused handshake, which has no type.
    private string? Handle(JsonElement message)
    {
        switch (message.TryGetProperty("type", out var type) ? type.GetInt32() : Close)
        {
            case Invocation:
                if (!Takes(message.GetProperty("target").GetString()!))
                    return null;
                var argument = message.GetProperty("arguments")[0];
                _events.Writer.TryWrite(new SignalREvent(
                    message.GetProperty("target").GetString()!, argument.GetProperty("position").GetString()!, argument.GetProperty("data").Clone()));
                return null;
            case Completion:
                Complete(message);
                return null;
            case Ping:
                return null;
            default:
                return message.TryGetProperty("error", out var error) ? error.GetString() : null;
        }
    }

    private void Complete(JsonElement message)
    {
        if (!_calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call))
            return;
        if (message.TryGetProperty("error", out var error))
            call.TrySetException(new SignalRException(error.GetString()!));
        else
            call.TrySetResult(message.TryGetProperty("result", out var result) ? result.Clone() : default);
    }
}

/// <summary>An event of the hub.</summary>
public sealed record SignalREvent(string Name, string Position, JsonElement Data);

/// <summary>A method of the hub failed.</summary>
public sealed class SignalRException(string message) : Exception(message);
