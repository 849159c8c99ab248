using System.Text.Json;
using InstaHub.TestSupport.Live;

namespace InstaHub.Faults;

/// <summary>A client that shows one chat: takes what it is told, loads anew when it must, and fails at a gap or a message that comes twice.</summary>
internal sealed class ChatWatcher(ContentUser user, Guid chat) : IAsyncDisposable
{
    private readonly List<Guid> _messages = [];
    private readonly Dictionary<Guid, long> _delivered = [];
    private SignalRTestClient _live = null!;
    private string? _position;

    // Messages up to here were loaded; to be told of them once more is no fault.
    private int _loaded;

    public ContentUser User => user;

    /// <summary>The messages that it knows, in their order: all from the first on.</summary>
    public IReadOnlyList<Guid> Messages => _messages;

    /// <summary>How often it was told to load anew.</summary>
    public int Reloads { get; private set; }

    /// <summary>Connects, for the first time or again; what it missed meanwhile it has then.</summary>
    public async Task ConnectAsync(HttpClient client)
    {
        if (_live is not null)
            await _live.DisposeAsync();
        _live = await user.OpenAsync(client);
        await _live.InvokeAsync("sync", JsonSerializer.Serialize(new { position = _position }));
        await UntilAsync("sync:events", static _ => true, new SteadyClient(client));
    }

    /// <summary>Calls a method of the hub.</summary>
    public Task<JsonElement> CallAsync(string method, object argument) => _live.InvokeAsync(method, JsonSerializer.Serialize(argument));

    /// <summary>Says something over the hub.</summary>
    /// <returns>The message's id.</returns>
    public async Task<Guid> SayAsync(string text) =>
        (await CallAsync("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text })).GetProperty("id").GetGuid();

    /// <summary>Takes what comes until it knows a message.</summary>
    /// <returns>Whether it was told of it, and has not loaded it.</returns>
    public async Task<bool> UntilToldAsync(Guid message, SteadyClient client)
    {
        while (!_messages.Contains(message))
            await TakeAsync(await _live.NextAsync(ChatClusterTests.Limit), client);
        return _messages.IndexOf(message) >= _loaded;
    }

    /// <summary>Takes what comes until it knows messages.</summary>
    public async Task UntilKnowsAsync(IEnumerable<Guid> messages, SteadyClient client)
    {
        foreach (var message in messages)
            await UntilToldAsync(message, client);
    }

    /// <summary>Takes what comes until it knows that somebody was given all messages that it has.</summary>
    public async Task UntilDeliveredAsync(Guid userId, SteadyClient client)
    {
        while (_delivered.GetValueOrDefault(userId) < _messages.Count)
            await TakeAsync(await _live.NextAsync(ChatClusterTests.Limit), client);
    }

    /// <summary>Takes what comes up to an event.</summary>
    public async Task<JsonElement> UntilAsync(string name, Func<JsonElement, bool> isIt, SteadyClient client)
    {
        while (true)
        {
            var told = await _live.NextAsync(ChatClusterTests.Limit);
            await TakeAsync(told, client);
            if (told.Name == name && isIt(told.Data))
                return told.Data;
        }
    }

    public ValueTask DisposeAsync() => _live?.DisposeAsync() ?? default;

    private async Task TakeAsync(SignalREvent told, SteadyClient client)
    {
        if (told.Name != "sync:events")
            Take(told.Name, told.Data);
        else if (told.Data.TryGetProperty("reload", out _))
            await LoadAsync(client);
        else
            foreach (var missed in told.Data.GetProperty("events").EnumerateArray())
                Take(missed.GetProperty("event").GetString()!, missed.GetProperty("data"));
        _position = told.Position;
    }

    private void Take(string name, JsonElement data)
    {
        if (name == "message:delivered")
            _delivered[data.GetProperty("userId").GetGuid()] = data.GetProperty("upTo").GetInt64();
        if (name != "message:new")
            return;
        var sequence = data.GetProperty("sequence").GetInt32();
        if (sequence <= _loaded)
            return;
        Assert.Equal(_messages.Count + 1, sequence);
        _messages.Add(data.GetProperty("id").GetGuid());
    }

    private async Task LoadAsync(SteadyClient client)
    {
        Reloads++;
        var messages = await client.AskAsync(at => user.GetAsync(at, $"chats/{chat}/messages?limit=100"));
        _messages.Clear();
        _messages.AddRange(messages.EnumerateArray().OrderBy(message => message.GetProperty("sequence").GetInt32()).Select(message => message.GetProperty("id").GetGuid()));
        _loaded = _messages.Count;
    }
}
