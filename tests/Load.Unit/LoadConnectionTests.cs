using System.Net;
using System.Net.Sockets;
using System.Text;
using InstaHub.Load.Mix;

namespace InstaHub.Load.Unit;

/// <summary>What the generator sends over a connection, and how it reads what a server may answer.</summary>
public sealed class LoadConnectionTests
{
    private static readonly LoadUser User = new(Guid.Empty, "ada", "secret");

    [Fact]
    public async Task A_request_is_sent_as_it_must_be_and_the_answer_read_whole()
    {
        await using var server = new Server("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello");
        using var connection = new LoadConnection(server.Address);

        var answer = await SendAsync(connection, new LoadRequest("POST", "posts", User, """{"caption":"é"}"""));

        Assert.Equal((201, "hello"), answer);
        Assert.Equal(
            $"POST /api/v1/posts HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer secret\r\nContent-Length: 16\r\nContent-Type: application/json\r\n\r\n{{\"caption\":\"é\"}}",
            server.Received.Single());
    }

    [Fact]
    public async Task Several_requests_go_over_one_connection()
    {
        await using var server = new Server("HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\nok", "HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        using var connection = new LoadConnection(server.Address);

        Assert.Equal((200, "ok"), await SendAsync(connection, new LoadRequest("GET", "one", User)));
        Assert.Equal((204, ""), await SendAsync(connection, new LoadRequest("PUT", "two", User)));
        Assert.Equal((404, ""), await SendAsync(connection, new LoadRequest("GET", "three", User)));
        Assert.Equal(1, server.Connections);
        Assert.Contains("Content-Length: 0\r\n", server.Received.ElementAt(1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(997)]
    [InlineData(100_000)]
    public async Task Chunks_are_put_together_however_they_arrive(int piece)
    {
        var many = new string('a', 70_000);
        await using var server = new Server($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n{many.Length:x}\r\n{many}\r\n0\r\n\r\n") { Piece = piece };
        using var connection = new LoadConnection(server.Address);

        Assert.Equal((200, "abc0123456789" + many), await SendAsync(connection, new LoadRequest("GET", "x", User)));
    }

    [Fact]
    public async Task What_breaks_off_or_is_no_answer_is_an_error_and_the_next_request_connects_again()
    {
        await using var server = new Server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") { ClosesEach = true };
        using var connection = new LoadConnection(server.Address);

        await Assert.ThrowsAsync<IOException>(() => SendAsync(connection, new LoadRequest("GET", "x", User)));
        await Assert.ThrowsAsync<IOException>(() => SendAsync(connection, new LoadRequest("GET", "x", User)));
        Assert.Equal((200, "ok"), await SendAsync(connection, new LoadRequest("GET", "x", User)));
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public void A_user_who_is_printed_tells_no_token() => Assert.DoesNotContain("secret", $"{new LoadRequest("GET", "x", User)}", StringComparison.Ordinal);

    private static async Task<(int, string)> SendAsync(LoadConnection connection, LoadRequest request)
    {
        var answer = await Patience.ForAsync(connection.SendAsync(request, TestContext.Current.CancellationToken), "the answer");
        return (answer.Status, Encoding.UTF8.GetString(answer.Body.Span));
    }

    /// <summary>Answers requests with these bytes, one after the other.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _over = new();
        private readonly Queue<string> _answers;
        private readonly Task _serving;

        public Server(params string[] answers)
        {
            _answers = new(answers);
            _listener.Start();
            _serving = Task.Run(ServeAsync);
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public int Piece { get; init; } = int.MaxValue;

        public bool ClosesEach { get; init; }

        public int Connections { get; private set; }

        public List<string> Received { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await _over.CancelAsync();
            await _serving;
            _listener.Dispose();
            _over.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                    Connections++;
                    while (_answers.Count > 0 && await ReceiveAsync(client.GetStream()))
                    {
                        foreach (var piece in Encoding.UTF8.GetBytes(_answers.Dequeue()).Chunk(Piece))
                        {
                            await client.GetStream().WriteAsync(piece, _over.Token);
                            await client.GetStream().FlushAsync(_over.Token);
                        }
                        if (ClosesEach)
                            break;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // It was stopped.
            }
        }

        private async Task<bool> ReceiveAsync(NetworkStream stream)
        {
            var buffer = new byte[4096];
            var length = await stream.ReadAsync(buffer, _over.Token);
            if (length > 0)
                Received.Add(Encoding.UTF8.GetString(buffer, 0, length));
            return length > 0;
        }
    }
}
