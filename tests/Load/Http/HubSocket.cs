using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace InstaHub.Load.Http;

/// <summary>
/// A connection to the hub: SignalR's JSON protocol (HubProtocol.md of ASP.NET Core) over a WebSocket without negotiation, by a bare socket, so
/// that the generator takes little of the processors that it shares with the server.
/// </summary>
public sealed class HubSocket : IDisposable
{
    private const int UpgradeBytes = 4 << 10;
    private const byte TextFrame = 0x81;
    private const byte Masked = 0x80;
    private const int ShortFrame = 125;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Lock _sending = new();
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubRecords _records;
    private readonly HubRecords.Handler _take;

    private volatile bool _isOver;

    private HubSocket(HubRecords.Handler take)
    {
        _take = take;
        _records = new HubRecords(Take);
    }

    private static ReadOnlySpan<byte> Completion => "{\"type\":3,"u8;

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    /// <summary>Why the connection has ended, if it has and nobody here has ended it.</summary>
    public string? Lost { get; private set; }

    /// <summary>Connects, and returns when the hub has answered <c>sync</c>: from then on events come.</summary>
    /// <param name="server">Where it serves HTTP.</param>
    /// <param name="token">Access token.</param>
    /// <param name="take">Gets each record of the server, one at a time, on any thread.</param>
    /// <param name="bufferBytes">Most received at once.</param>
    public static async Task<HubSocket> ConnectAsync(Uri server, string token, HubRecords.Handler take, int bufferBytes = 16 << 10)
    {
        var hub = new HubSocket(take);
        try
        {
            await hub._socket.ConnectAsync(server.Host, server.Port);
            await hub.UpgradeAsync(server, token);
            hub.Send("""{"protocol":"json","version":1}""");
            hub.Call("sync", "{}", "sync");
            _ = Task.Run(() => hub.ReadAsync(new byte[bufferBytes]));
            await hub._synced.Task.WaitAsync(Patience);
            return hub;
        }
        catch
        {
            hub.Dispose();
            throw;
        }
    }

    /// <summary>Calls a method of the hub. Returns before it is answered, which is a record with this id. Thread-safe.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="argument">JSON of the one argument.</param>
    /// <param name="invocation">Id of the call.</param>
    public void Call(string method, string argument, string invocation) =>
        Send($$"""{"type":1,"invocationId":"{{invocation}}","target":"{{method}}","arguments":[{{argument}}]}""");

    /// <summary>Says that the client is there, as clients do every 15 s.</summary>
    public void Ping() => Send("""{"type":6}""");

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        _socket.Dispose();
    }

    private async Task UpgradeAsync(Uri server, string token)
    {
        var request = $"GET /hubs/live?access_token={token} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[UpgradeBytes];
        var received = 0;
        while (answer.AsSpan(0, received).IndexOf(HeadersEnd) < 0)
        {
            var more = await _socket.ReceiveAsync(answer.AsMemory(received));
            received += more > 0 ? more : throw new IOException("The server has closed the connection.");
        }
        // Frames come after the handshake only, which has not been sent.
        if (!answer.AsSpan(0, received).StartsWith("HTTP/1.1 101 "u8))
            throw new IOException($"The server refuses: {Encoding.UTF8.GetString(answer, 0, received)}");
    }

    // The mask is zero: it is for the sake of proxies that do not know WebSockets.
    private void Send(string record)
    {
        var length = Encoding.UTF8.GetByteCount(record) + 1;
        var frame = new byte[(length <= ShortFrame ? 6 : 8) + length];
        frame[0] = TextFrame;
        frame[1] = (byte)(Masked | (length <= ShortFrame ? length : ShortFrame + 1));
        if (length > ShortFrame)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)length));
        Encoding.UTF8.GetBytes(record, frame.AsSpan(frame.Length - length));
        frame[^1] = 0x1E;
        lock (_sending)
            _socket.Send(frame);
    }

    private async Task ReadAsync(byte[] buffer)
    {
        try
        {
            while (!_records.IsClosed && await _socket.ReceiveAsync(buffer.AsMemory()) is > 0 and var received)
                _records.Add(buffer.AsSpan(0, received));
            Lose("The server has closed the connection.");
        }
        catch (Exception exception)
        {
            Lose(exception.Message);
        }
    }

    private void Lose(string why)
    {
        if (!_isOver)
            Lost = why;
        _synced.TrySetException(new IOException(why));
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        if (!_synced.Task.IsCompleted && record.StartsWith(Completion))
            _synced.TrySetResult();
        else
            _take(record);
    }
}
