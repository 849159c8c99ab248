using System.Text.Json;
using System.Threading.Channels;
using InstaHub.TestSupport.Live;

namespace InstaHub.Faults;

/// <summary>A client that looks at chats: it keeps the numbers of the messages that it is told of, and loads what it is told to load.</summary>
internal sealed class ChatListener(ContentUser user, IReadOnlyList<Guid> chats) : IAsyncDisposable
{
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<long>> _told = chats.ToDictionary(chat => chat, _ => new List<long>());
    private readonly Dictionary<Guid, HashSet<long>> _loaded = chats.ToDictionary(chat => chat, _ => new HashSet<long>());
    private SignalRTestClient? _live;
    private Task _listening = Task.CompletedTask;
    private string? _position;

    /// <summary>How often it was told to load.</summary>
    public int Loads { get; private set; }

    /// <summary>Connects, again if it was before, and listens until the connection ends.</summary>
    public async Task ConnectAsync(HttpClient client)
    {
        await Patience.ForAsync(_listening, "the end of a connection");
        (_live, var missed) = await user.ConnectAsync(client, _position);
        _live.Takes = name => name == "message:new";
        if (missed.Data.TryGetProperty("events", out var events) && _position is not null)
        {
            foreach (var one in events.EnumerateArray().Where(one => one.GetProperty("event").GetString() == "message:new"))
                Take(one.GetProperty("data"));
        }
        else
        {
            Loads++;
            foreach (var chat in chats)
                await LoadAsync(client, chat);
        }
        _position = missed.Position;
        _listening = ListenAsync(_live);
    }

    /// <summary>The numbers of a chat's messages that it was told of, as they came, and those that it has loaded.</summary>
    public (IReadOnlyList<long> Told, IReadOnlySet<long> Loaded) Of(Guid chat)
    {
        lock (_lock)
            return ([.. _told[chat]], _loaded[chat]);
    }

    public async ValueTask DisposeAsync()
    {
        _live?.Break();
        await _listening;
    }

    private async Task LoadAsync(HttpClient client, Guid chat)
    {
        long? before = null;
        do
        {
            var page = await user.GetAsync(client, $"chats/{chat}/messages?limit=100{(before is null ? "" : $"&before={before}")}");
            before = null;
            foreach (var message in page.EnumerateArray())
            {
                before = message.GetProperty("sequence").GetInt64();
                lock (_lock)
                    _loaded[chat].Add(before.Value);
            }
        }
        while (before is not null);
    }

    private async Task ListenAsync(SignalRTestClient live)
    {
        try
        {
            while (true)
            {
                var next = await live.NextAsync(Forever);
                _position = next.Position;
                Take(next.Data);
            }
        }
        catch (ChannelClosedException)
        {
        }
        await live.DisposeAsync();
    }

    private void Take(JsonElement message)
    {
        lock (_lock)
            _told[message.GetProperty("chatId").GetGuid()].Add(message.GetProperty("sequence").GetInt64());
    }
}
