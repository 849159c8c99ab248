using System.Buffers.Text;
using System.Diagnostics;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Load.Http;
using InstaHub.Load.Mix;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>Users with a connection each who send numbered messages, and get them in the order of their chats.</summary>
public sealed class ChatClients : IDisposable
{
    private const int AtOnce = 50;

    private readonly Dictionary<int, Client> _clients = [];

    // What comes in before anything is measured is of no interest.
    private volatile MessageWatch? _watch;
    private volatile Func<int, int, bool> _counts = static (_, _) => true;

    private static ReadOnlySpan<byte> MissedEvents => "{\"type\":1,\"target\":\"sync:events\","u8;

    private static ReadOnlySpan<byte> Reload => "\"reload\":true"u8;

    /// <summary>Connects users.</summary>
    /// <param name="product">To this.</param>
    /// <param name="users">Their numbers.</param>
    public static async Task<ChatClients> ConnectAsync(TestProduct product, IEnumerable<int> users)
    {
        var clients = new ChatClients();
        try
        {
            foreach (var some in users.Chunk(AtOnce))
            {
                var tokens = await TokensAsync(product, some);
                var connected = await Task.WhenAll(some.Select((user, i) => Client.ConnectAsync(clients, product.Address, user, tokens[i])));
                foreach (var client in connected)
                    clients._clients.Add(client.User, client);
            }
            return clients;
        }
        catch
        {
            clients.Dispose();
            throw;
        }
    }

    /// <summary>Access tokens of users.</summary>
    public static async Task<string[]> TokensAsync(TestProduct product, IEnumerable<int> users)
    {
        var issuer = product.Get<AccessTokenIssuer>();
        var tokens = new List<string>();
        foreach (var user in users)
            tokens.Add(await issuer.IssueAsync(FollowScripts.UserId(user), Guid.CreateVersion7(), CancellationToken.None));
        return [.. tokens];
    }

    /// <summary>What comes from now on is for this.</summary>
    /// <param name="watch">Gets it.</param>
    /// <param name="counts">Whether a message, by its number, is to be counted when this user gets it; all are, unless given.</param>
    public void Watch(MessageWatch watch, Func<int, int, bool>? counts = null) => (_counts, _watch) = (counts ?? (static (_, _) => true), watch);

    /// <summary>Sends a message through the hub, which was meant to be sent at a time of <see cref="Stopwatch"/>; now, unless given.</summary>
    public void Send(int user, int chat, int number, long? due = null)
    {
        _watch!.Expect(number, due ?? Stopwatch.GetTimestamp());
        var argument = $$"""{"chatId":"{{ChatScripts.ChatId(chat)}}","clientId":"{{Guid.NewGuid()}}","type":"text","text":"{{MessageWatch.TextOf(number)}}"}""";
        _clients[user].Socket.Call("message:send", argument, MessageWatch.CallOf(number));
    }

    /// <summary>Sends messages at a rate, whether or not earlier ones have come, and waits until all have.</summary>
    /// <param name="rate">A second, at equal distances.</param>
    /// <param name="count">How many.</param>
    /// <param name="of">Who sends the n-th, and in which chat.</param>
    /// <returns>How late they were sent.</returns>
    public async Task<LatencyHistogram> SendAtAsync(double rate, int count, Func<int, (int User, int Chat)> of)
    {
        var lateness = new LatencyHistogram();
        var watch = _watch!;
        var sending = new Thread(() =>
        {
            try
            {
                var began = Stopwatch.GetTimestamp();
                for (var number = 0; number < count; number++)
                {
                    var due = began + (long)(number / rate * Stopwatch.Frequency);
                    PreciseWait.Until(due);
                    lateness.Record(Stopwatch.GetElapsedTime(due));
                    var (user, chat) = of(number);
                    Send(user, chat, number, due);
                }
            }
            catch (Exception exception)
            {
                watch.Fail(exception.Message);
            }
        })
        { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        sending.Start();
        await Task.Run(sending.Join);
        await watch.UntilAllAsync();
        if (_clients.Values.FirstOrDefault(client => client.Socket.Lost is not null) is { } lost)
            throw new InvalidOperationException($"User {lost.User} has lost the connection: {lost.Socket.Lost}");
        return lateness;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Socket.Dispose();
    }

    private void Take(Client client, ReadOnlySpan<byte> record)
    {
        if (_watch is not { } watch)
            return;
        if (MessageWatch.NumberOf(record) is not { } number)
        {
            if (record.StartsWith(MissedEvents) && record.IndexOf(Reload) >= 0)
                watch.Fail($"User {client.User} was told to load anew: what came in between was not pushed.");
            watch.TakeAnswer(record);
            return;
        }
        if (client.Problem(record) is { } problem)
            watch.Fail(problem);
        if (_counts(number, client.User))
            watch.Took(number);
    }

    private sealed class Client(int user)
    {
        // Of the newest message of each chat.
        private readonly Dictionary<Guid, long> _sequences = [];

        private static ReadOnlySpan<byte> ChatBegins => "\"chatId\":\""u8;

        private static ReadOnlySpan<byte> SequenceBegins => "\"sequence\":"u8;

        public int User => user;

        public HubSocket Socket { get; private set; } = null!;

        public static async Task<Client> ConnectAsync(ChatClients all, Uri server, int user, string token)
        {
            var client = new Client(user);
            client.Socket = await HubSocket.ConnectAsync(server, token, record => all.Take(client, record));
            return client;
        }

        /// <summary>What is wrong with a message: messages of a chat come once, in order, with none left out.</summary>
        public string? Problem(ReadOnlySpan<byte> record)
        {
            if (!Utf8Parser.TryParse(After(record, ChatBegins), out Guid chat, out _) || !Utf8Parser.TryParse(After(record, SequenceBegins), out long sequence, out _))
                return "A message came without its chat or its number.";
            var isNext = !_sequences.TryGetValue(chat, out var last) || sequence == last + 1;
            _sequences[chat] = sequence;
            return isNext ? null : $"To user {user} message {sequence} of chat {chat} came after {last}.";
        }

        private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> record, ReadOnlySpan<byte> what) =>
            record.IndexOf(what) is >= 0 and var at ? record[(at + what.Length)..] : default;
    }
}
