using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using InstaHub.TestSupport.Live;

namespace InstaHub.Faults;

/// <summary>
/// A client that looks at chats: it keeps the numbers of the messages that it is told of, loads anew whenever it is told to, and comes back when
/// its connection is closed.
/// </summary>
internal sealed class ChatListener(ContentUser user, IReadOnlyList<Guid> chats) : IAsyncDisposable
{
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<long>> _told = chats.ToDictionary(chat => chat, _ => new List<long>());
    private readonly Dictionary<Guid, HashSet<long>> _loaded = chats.ToDictionary(chat => chat, _ => new HashSet<long>());
    private readonly List<string> _story = [];
    private volatile SignalRTestClient? _live;
    private volatile bool _isDone;
    private Task _listening = Task.CompletedTask;
    private string? _position;

    /// <summary>How often it was told to load.</summary>
    public int Loads { get; private set; }

    /// <summary>When it came and went, was told to load, or failed.</summary>
    public string Story
    {
        get
        {
            lock (_lock)
                return $"{string.Join(", ", _story)}; it {(_listening.IsCompleted ? "does not listen" : "listens")} {_listening.Exception}";
        }
    }

    /// <summary>Connects, again if it was before, and listens until nobody is there any more.</summary>
    public async Task ConnectAsync(HttpClient client)
    {
        await Patience.ForAsync(_listening, "the end of a connection");
        _live = await user.OpenAsync(client);
        _listening = ListenAsync(client, _live);
    }

    /// <summary>The numbers of a chat's messages that it was told of, as they came.</summary>
    public IReadOnlyList<long> Told(Guid chat)
    {
        lock (_lock)
            return [.. _told[chat]];
    }

    /// <summary>The numbers of a chat's messages that it was told of or has loaded.</summary>
    public IReadOnlySet<long> Knows(Guid chat)
    {
        lock (_lock)
            return new HashSet<long>([.. _told[chat], .. _loaded[chat]]);
    }

    public async ValueTask DisposeAsync()
    {
        _isDone = true;
        _live?.Break();
        await _listening;
    }

    private async Task ListenAsync(HttpClient client, SignalRTestClient live)
    {
        try
        {
            while (true)
            {
                await TakeAllAsync(client, live);
                if (_isDone)
                    return;
                _live = live = await user.OpenAsync(client);
                if (_isDone)
                    live.Break();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ChannelClosedException or HttpRequestException or IOException)
        {
            Note($"gone: {exception.Message}"); // the process was killed
        }
    }

    // Until the connection ends.
    private async Task TakeAllAsync(HttpClient client, SignalRTestClient live)
    {
        await using var connection = live;
        try
        {
            var isSynced = false;
            await live.InvokeAsync("sync", JsonSerializer.Serialize(new { position = _position }));
            while (true)
            {
                var next = await live.NextAsync(Forever);
                if (next.Name == "message:new")
                    Take(next.Data);
                if (next.Name == "sync:events")
                {
                    await SyncAsync(client, next.Data);
                    isSynced = true;
                }
                // What comes before that comes after what it lacks.
                if (isSynced)
                    _position = next.Position;
            }
        }
        catch (Exception exception) when (exception is ChannelClosedException or SignalRException or WebSocketException)
        {
            Note($"cut off: {await live.Closed ?? exception.Message}");
        }
    }

    private async Task SyncAsync(HttpClient client, JsonElement missed)
    {
        if (_position is not null && missed.TryGetProperty("events", out var events))
        {
            Note($"missed {events.GetArrayLength()}");
            foreach (var one in events.EnumerateArray().Where(one => one.GetProperty("event").GetString() == "message:new"))
                Take(one.GetProperty("data"));
            return;
        }
        Note("loads");
        Loads++;
        foreach (var chat in chats)
            await LoadAsync(client, chat);
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

    private void Take(JsonElement message)
    {
        lock (_lock)
            _told[message.GetProperty("chatId").GetGuid()].Add(message.GetProperty("sequence").GetInt64());
    }

    private void Note(string what)
    {
        lock (_lock)
            _story.Add($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {what}");
    }
}
