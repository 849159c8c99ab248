using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace InstaHub.Load.Http;

/// <summary>
/// Sends one GET request again and again over HTTP/1.1 connections that are kept open, the next when the answer to the last is
/// whole. Raw sockets, so that the generator takes little of the processors that it shares with the server.
/// </summary>
/// <param name="address">The server's.</param>
/// <param name="path">What is asked for.</param>
/// <param name="header">One more header line.</param>
/// <param name="bodyLength">Length of each answer's body, in bytes; another one is an error, as is another status than 200.</param>
public sealed class HttpLoad(Uri address, string path, string header, int bodyLength)
{
    private const int BufferBytes = 16 << 10;

    private readonly byte[] _request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{header}\r\n\r\n");

    private static ReadOnlySpan<byte> Ok => "HTTP/1.1 200 "u8;

    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    /// <summary>Sends for a time.</summary>
    /// <returns>Answers a second.</returns>
    /// <exception cref="InvalidOperationException">An answer is not as it must be.</exception>
    public async Task<double> RunAsync(int connections, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(began, time))));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<long> SendAsync(long began, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var buffer = new byte[BufferBytes];
        var count = 0L;
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            await socket.SendAsync(_request);
            for (var received = 0; received == 0 || !IsWhole(buffer.AsSpan(0, received));)
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(received));
                if (more == 0)
                    throw new InvalidOperationException("The server has closed the connection.");
                received += more;
            }
            count++;
        }
        return count;
    }

    private bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(HeadersEnd);
        if (headers < 0)
            return false;
        var length = answer.IndexOf(Length);
        if (!answer.StartsWith(Ok) || length < 0 || !Utf8Parser.TryParse(answer[(length + Length.Length)..], out int body, out _) || body != bodyLength)
            throw new InvalidOperationException($"This is not the answer: {Encoding.UTF8.GetString(answer)}");
        return answer.Length == headers + HeadersEnd.Length + body;
    }
}
