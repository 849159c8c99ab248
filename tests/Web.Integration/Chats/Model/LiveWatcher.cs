using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>
/// A client of somebody who looks all the time: it keeps what it is told, comes back when it is cut off, asks what it has missed, and loads
/// what it is told to load.
/// </summary>
internal sealed class LiveWatcher(Uri server, Person person) : IAsyncDisposable
{
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, SeenMessage> _seen = [];
    private readonly List<(Guid ChatId, long Sequence)> _told = [];
    private Task _watching = Task.CompletedTask;
    private volatile bool _isStopped;
    private string? _position;

    public SignalRTestClient? Client { get; private set; }

    /// <summary>How often it came back and was told what it had missed, and how often it had to load.</summary>
    public int Resumed { get; private set; }

    public int Reloads { get; private set; }

    /// <summary>New messages in the order in which it was told of them.</summary>
    public IReadOnlyList<(Guid ChatId, long Sequence)> Told
    {
        get
        {
            lock (_lock)
                return [.. _told];
        }
    }

    /// <summary>What it shows of a message; null: it has never heard of it.</summary>
    public SeenMessage? Find(Guid id)
    {
        lock (_lock)
            return _seen.GetValueOrDefault(id);
    }

    public async Task StartAsync()
    {
        await ConnectAsync();
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>Breaks the connection, as a network does.</summary>
    public void Cut() => Client?.Break();

    public async ValueTask DisposeAsync()
    {
        _isStopped = true;
        Cut();
        await Patience.ForAsync(_watching, "the end of a watcher");
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            try
            {
                var next = await Client!.NextAsync(Forever);
                lock (_lock)
                    Apply(next.Name, next.Data);
                _position = next.Position;
            }
            catch (ChannelClosedException)
            {
                if (_isStopped)
                    return;
                await ComeBackAsync();
            }
        }
    }

    private async Task ComeBackAsync()
    {
        while (!_isStopped)
        {
            try
            {
                await ConnectAsync();
                return;
            }
            catch (Exception exception) when (exception is WebSocketException or ChannelClosedException or SignalRException or ObjectDisposedException)
            {
                // Cut off while it was coming back.
            }
        }
    }

    private async Task ConnectAsync()
    {
        var client = await SignalRTestClient.ConnectAsync(server, $"{LiveProduct.Hub}?access_token={person.Token}");
        client.Takes = name => name.StartsWith("message:", StringComparison.Ordinal) || name is "reaction:changed" or "ready" or "sync:events";
        await client.NextAsync("ready");
        Client = client;
        await client.InvokeAsync("sync", _position is null ? "{}" : JsonSerializer.Serialize(new { position = _position }));
        var sync = await client.NextAsync("sync:events");
        if (_position is not null && sync.Data.TryGetProperty("events", out var missed))
        {
            Resumed++;
            lock (_lock)
            {
                foreach (var one in missed.EnumerateArray())
                    Apply(one.Text("event")!, one.GetProperty("data"));
            }
        }
        else
        {
            Reloads++;
            await LoadAsync();
        }
        _position = sync.Position;
    }

    private async Task LoadAsync()
    {
        foreach (var folder in new[] { "main", "archived", "requests" })
        {
            foreach (var chat in await person.Chats($"folder={folder}&limit=100"))
            {
                long? before = null;
                do
                {
                    var answer = await person.GetAsync($"chats/{chat}/messages?limit=100{(before is null ? "" : $"&before={before}")}");
                    if (!answer.IsSuccessStatusCode)
                        break; // they have been put out meanwhile
                    var page = (await answer.Json()).GetProperty("data").EnumerateArray().ToArray();
                    lock (_lock)
                    {
                        foreach (var message in page)
                            _seen[message.Id()] = SeenMessage.Of(message);
                    }
                    before = page.Length < 100 ? null : page[^1].Number("sequence");
                }
                while (before is not null);
            }
        }
    }

    private void Apply(string name, JsonElement data)
    {
        switch (name)
        {
            case "message:new":
                _told.Add((data.GetProperty("chatId").GetGuid(), data.Number("sequence")));
                _seen[data.Id()] = SeenMessage.Of(data);
                break;
            case "message:edited":
                _seen[data.Id()] = SeenMessage.Of(data);
                break;
            case "message:deleted":
                _seen[data.Id()] = SeenMessage.Deleted;
                break;
            case "reaction:changed" when _seen.TryGetValue(data.GetProperty("messageId").GetGuid(), out var seen) && !seen.IsDeleted:
                _seen[data.GetProperty("messageId").GetGuid()] = seen with { Reactions = SeenMessage.ReactionsOf(data) };
                break;
        }
    }
}

/// <summary>What a client shows of a message.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Reactions">Emoji, how many and whether the user is among them; in the order of emoji.</param>
/// <param name="IsDeleted">Whether it is gone.</param>
internal sealed record SeenMessage(string? Text, string Reactions, bool IsDeleted)
{
    public static readonly SeenMessage Deleted = new(null, "", true);

    public static SeenMessage Of(JsonElement message) =>
        message.IsNull("deletedAt") ? new(message.Text("text"), ReactionsOf(message), false) : Deleted;

    public static string ReactionsOf(JsonElement json) => string.Join(' ', json.GetProperty("reactions").EnumerateArray()
        .Select(reaction => $"{reaction.Text("emoji")}{reaction.Number("count")}{(reaction.GetProperty("mine").GetBoolean() ? "+" : "")}").Order(StringComparer.Ordinal));
}
