using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace InstaHub.Load.Mix;

/// <summary>An answer.</summary>
/// <param name="Status">HTTP's.</param>
/// <param name="Body">Good until the connection is used again.</param>
public readonly record struct LoadAnswer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>
/// A connection by HTTP/1.1 (RFC 9112) that is kept open, with one request at a time. A raw socket, so that the generator takes little of
/// processors that it shares with the server. What breaks off closes it; the next request opens it again.
/// </summary>
/// <param name="address">The server's; <c>http</c> alone.</param>
public sealed class LoadConnection(Uri address) : IDisposable
{
    private Socket? _socket;
    private byte[] _buffer = new byte[64 << 10];
    private int _received;

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    /// <summary>Sends a request and reads the answer whole.</summary>
    /// <exception cref="IOException">The connection broke, or what came is no answer.</exception>
    /// <exception cref="SocketException">There is no connection.</exception>
    public async Task<LoadAnswer> SendAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            _socket ??= await ConnectAsync(cancellationToken);
            await SendAllAsync(_socket, BytesOf(request), cancellationToken);
            return await ReadAsync(_socket, cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private byte[] BytesOf(LoadRequest request)
    {
        var text = new StringBuilder($"{request.Method} /api/v1/{request.Path} HTTP/1.1\r\nHost: {address.Authority}\r\n");
        if (request.User.Token.Length > 0)
            text.Append("Authorization: Bearer ").Append(request.User.Token).Append("\r\n");
        if (request.Method != "GET")
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(request.Json ?? "")}\r\n");
        if (request.Json is not null)
            text.Append("Content-Type: application/json\r\n");
        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(request.Json).ToString());
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
    }

    private async Task<LoadAnswer> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        _received = 0;
        int headers;
        while ((headers = _buffer.AsSpan(0, _received).IndexOf(HeadersEnd)) < 0)
            await ReceiveAsync(socket, cancellationToken);
        var body = headers + HeadersEnd.Length;
        var head = Encoding.ASCII.GetString(_buffer, 0, body);
        if (!head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || !int.TryParse(head.AsSpan(9, 3), out var status))
            throw new IOException("What came is no answer by HTTP/1.1.");
        if (HeaderOf(head, "Transfer-Encoding") is { } coding)
            return coding == "chunked" ? new LoadAnswer(status, await ReadChunksAsync(socket, body, cancellationToken)) : throw new IOException($"An answer is sent as {coding}.");

        var length = HeaderOf(head, "Content-Length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (_received < body + length)
            await ReceiveAsync(socket, cancellationToken);
        return new LoadAnswer(status, _buffer.AsMemory(body, length));
    }

    // Chunks are moved together over what stood between them.
    private async Task<ReadOnlyMemory<byte>> ReadChunksAsync(Socket socket, int body, CancellationToken cancellationToken)
    {
        var (end, at) = (body, body);
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _received - at).IndexOf("\r\n"u8)) < 0)
                await ReceiveAsync(socket, cancellationToken);
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line), out int length, out _, 'x'))
                throw new IOException("The length of a chunk is none.");
            at += line + 2;
            while (_received < at + length + 2)
                await ReceiveAsync(socket, cancellationToken);
            if (length == 0)
                return _buffer.AsMemory(body, end - body);
            _buffer.AsSpan(at, length).CopyTo(_buffer.AsSpan(end));
            (end, at) = (end + length, at + length + 2);
        }
    }

    private async Task ReceiveAsync(Socket socket, CancellationToken cancellationToken)
    {
        if (_received == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var more = await socket.ReceiveAsync(_buffer.AsMemory(_received), cancellationToken);
        _received += more > 0 ? more : throw new IOException("The server has closed the connection.");
    }

    private static string? HeaderOf(string head, string name)
    {
        var at = head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        at += name.Length + 3;
        return head[at..head.IndexOf("\r\n", at, StringComparison.Ordinal)].Trim();
    }
}
