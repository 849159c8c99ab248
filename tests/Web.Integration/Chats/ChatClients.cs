using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Live;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Clients of the hub that look at chats.</summary>
internal static class ChatClients
{
    private static readonly string[] Features = ["message:", "chat:", "typing:", "reaction:", "ready", "sync:"];

    /// <summary>Connects somebody who has missed nothing.</summary>
    public static async Task<SignalRTestClient> Connect(this SocialProduct social, Person person)
    {
        var client = await social.Open(person);
        await client.InvokeAsync("sync", "{}");
        await client.Next("sync:events");
        return client;
    }

    /// <summary>Connects somebody who left off at a position.</summary>
    /// <returns>The client, and what it has missed; null: it loads anew.</returns>
    public static async Task<(SignalRTestClient Client, (string Name, JsonElement Data)[]? Missed)> ConnectAgain(
        this SocialProduct social, Person person, string position)
    {
        var client = await social.Open(person);
        await client.InvokeAsync("sync", JsonSerializer.Serialize(new { position }));
        var sync = await client.Next("sync:events");
        return (client, sync.TryGetProperty("reload", out _)
            ? null
            : [.. sync.GetProperty("events").EnumerateArray().Select(missed => (missed.Text("event")!, missed.GetProperty("data")))]);
    }

    /// <summary>Calls a method with one object.</summary>
    public static Task<JsonElement> Call(this SignalRTestClient client, string method, object argument) =>
        client.InvokeAsync(method, JsonSerializer.Serialize(argument));

    /// <summary>The next event of a name; what comes before it is left out.</summary>
    public static async Task<SignalREvent> NextEvent(this SignalRTestClient client, string name)
    {
        while (true)
        {
            var next = await client.NextAsync();
            if (next.Name == name)
                return next;
        }
    }

    /// <inheritdoc cref="NextEvent"/>
    public static async Task<JsonElement> Next(this SignalRTestClient client, string name) => (await client.NextEvent(name)).Data;

    /// <summary>What comes up to an event, and that.</summary>
    public static async Task<List<SignalREvent>> Until(this SignalRTestClient client, string name, Func<JsonElement, bool> isIt)
    {
        var all = new List<SignalREvent>();
        do
            all.Add(await client.NextAsync());
        while (all[^1].Name != name || !isIt(all[^1].Data));
        return all;
    }

    /// <summary>What has come to a client until something that its user says now.</summary>
    public static async Task<List<SignalREvent>> ArrivedBefore(this SignalRTestClient client, Person person, Guid chat)
    {
        var last = $"{Guid.NewGuid()}";
        await person.Say(chat, last);
        return await client.Until("message:new", message => message.Text("text") == last);
    }

    private static async Task<SignalRTestClient> Open(this SocialProduct social, Person person)
    {
        var client = await SignalRTestClient.ConnectAsync(social.Product.Address, $"{LiveProduct.Hub}?access_token={person.Token}");
        client.Takes = name => Features.Any(feature => name.StartsWith(feature, StringComparison.Ordinal));
        await client.NextAsync("ready");
        return client;
    }
}
