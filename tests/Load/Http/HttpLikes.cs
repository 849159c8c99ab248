using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace InstaHub.Load.Http;

/// <summary>
/// Sends likes over HTTP/1.1 connections that are kept open, the next when the answer to the last is whole: each of another user, of one
/// post until all like it. Raw sockets, as <see cref="HttpLoad"/>.
/// </summary>
/// <param name="address">The server's.</param>
/// <param name="tokens">Access tokens, one a user.</param>
/// <param name="posts">What is liked, one after the other.</param>
public sealed class HttpLikes(Uri address, string[] tokens, Guid[] posts)
{
    private const int BufferBytes = 16 << 10;

    private int _next = -1;

    private static ReadOnlySpan<byte> Ok => "HTTP/1.1 200 "u8;

    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    /// <summary>Sends for a time.</summary>
    /// <returns>Likes a second.</returns>
    /// <exception cref="InvalidOperationException">An answer is not as it must be, or there is nothing left to like.</exception>
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
            await socket.SendAsync(Request(Interlocked.Increment(ref _next)));
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

    private byte[] Request(int number) =>
        number / tokens.Length < posts.Length
            ? Encoding.ASCII.GetBytes(
                $"PUT /api/v1/posts/{posts[number / tokens.Length]}/like HTTP/1.1\r\nHost: {address.Authority}\r\n"
                + $"Authorization: Bearer {tokens[number % tokens.Length]}\r\nContent-Length: 0\r\n\r\n")
            : throw new InvalidOperationException("There is nothing left to like.");

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(HeadersEnd);
        if (headers < 0)
            return false;
        var length = answer.IndexOf(Length);
        if (!answer.StartsWith(Ok) || length < 0 || !Utf8Parser.TryParse(answer[(length + Length.Length)..], out int body, out _))
            throw new InvalidOperationException($"This is not the answer: {Encoding.UTF8.GetString(answer)}");
        return answer.Length == headers + HeadersEnd.Length + body;
    }
}
