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
/// <param name="headers">One more header line each; connections take them in turns.</param>
/// <param name="bodyLength">Length of each answer's body, in bytes; another one is an error, as is another status than 200.</param>
public sealed class HttpLoad(Uri address, string path, IReadOnlyList<string> headers, int bodyLength)
{
    private const int HeaderBytes = 8 << 10;

    private readonly byte[][] _requests =
        [.. headers.Select(header => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{header}\r\n\r\n"))];

    public HttpLoad(Uri address, string path, string header, int bodyLength)
        : this(address, path, [header], bodyLength)
    {
    }

    private static ReadOnlySpan<byte> Ok => "HTTP/1.1 200 "u8;

    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    /// <summary>Sends for a time.</summary>
    /// <returns>Answers a second.</returns>
    /// <exception cref="InvalidOperationException">An answer is not as it must be.</exception>
    public async Task<double> RunAsync(int connections, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => SendAsync(i, began, time, null, null))));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Sends at a rate for a time. Each answer's time counts from when its request was due, so that waiting for a late answer is not left out.</summary>
    /// <param name="connections">How many.</param>
    /// <param name="rate">Requests a second, of all of them.</param>
    /// <param name="time">How long.</param>
    /// <returns>The times of all answers, the shortest first.</returns>
    public async Task<TimeSpan[]> RunAtAsync(int connections, double rate, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var times = Enumerable.Range(0, connections).Select(_ => new List<TimeSpan>()).ToArray();
        await Task.WhenAll(times.Select((own, i) => Task.Run(() => SendAsync(i, began, time, TimeSpan.FromSeconds(connections / rate), own))));
        var all = times.SelectMany(own => own).ToArray();
        Array.Sort(all);
        return all;
    }

    private async Task<long> SendAsync(int number, long began, TimeSpan time, TimeSpan? pace, List<TimeSpan>? times)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var buffer = new byte[HeaderBytes + bodyLength];
        var request = _requests[number % _requests.Length];
        var count = 0L;
        var due = (pace ?? default) * Random.Shared.NextDouble();
        while (Stopwatch.GetElapsedTime(began) is var now && now < time)
        {
            if (due > now && pace is not null)
                await Task.Delay(due - now);
            await socket.SendAsync(request);
            for (var received = 0; received == 0 || !IsWhole(buffer.AsSpan(0, received));)
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(received));
                if (more == 0)
                    throw new InvalidOperationException("The server has closed the connection.");
                received += more;
            }
            count++;
            times?.Add(Stopwatch.GetElapsedTime(began) - due);
            due += pace ?? default;
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
