using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>What people do in chats.</summary>
internal static class ChatActs
{
    /// <summary>Somebody who knows the other: both follow each other, so that nothing between them is a request.</summary>
    public static async Task Befriend(this Person one, params Person[] others)
    {
        foreach (var other in others)
        {
            await one.Follow(other);
            await other.Follow(one);
        }
    }

    public static Task<HttpResponseMessage> TryMakeChat(this Person person, string type, params Person[] members) =>
        person.SendJson(HttpMethod.Post, "chats", new { type, name = type == "private" ? null : "A chat", members = members.Select(member => member.Id) });

    /// <summary>Makes a chat, or finds the pair's, and gives its id.</summary>
    public static async Task<Guid> MakeChat(this Person person, string type, params Person[] members)
    {
        var answer = await person.TryMakeChat(type, members);
        Assert.True(answer.IsSuccessStatusCode, await answer.Text());
        return (await answer.Json()).GetProperty("data").Id();
    }

    public static Task<HttpResponseMessage> TrySay(this Person person, Guid chat, object message) =>
        person.SendJson(HttpMethod.Post, $"chats/{chat}/messages", message);

    /// <summary>Sends a text, and gives the message.</summary>
    public static async Task<JsonElement> Say(this Person person, Guid chat, string text, object? more = null, HttpStatusCode expected = HttpStatusCode.Created)
    {
        var message = new Dictionary<string, object?> { ["type"] = "text", ["text"] = text };
        foreach (var property in more?.GetType().GetProperties() ?? [])
            message[property.Name] = property.GetValue(more);
        var answer = await person.TrySay(chat, message);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {await answer.Text()}");
        return (await answer.Json()).GetProperty("data");
    }

    public static Task<JsonElement> SeeChat(this Person person, Guid chat) => person.DataAsync(person.GetAsync($"chats/{chat}"));

    /// <summary>The messages of a chat, newest first.</summary>
    public static async Task<List<JsonElement>> Messages(this Person person, Guid chat, string query = "limit=100") =>
        [.. (await person.DataAsync(person.GetAsync($"chats/{chat}/messages?{query}"))).EnumerateArray()];

    /// <summary>What they say, oldest first, without those of the system.</summary>
    public static async Task<List<string?>> Said(this Person person, Guid chat, string query = "limit=100") =>
        [.. (await person.Messages(chat, query)).Where(message => message.Text("type") != "system").Reverse().Select(message => message.Text("text"))];

    /// <summary>What the messages of the system tell, oldest first.</summary>
    public static async Task<List<string?>> Told(this Person person, Guid chat) =>
        [.. (await person.Messages(chat)).Where(message => message.Text("type") == "system").Reverse().Select(message => message.GetProperty("system").Text("act"))];

    /// <summary>Moves the read mark, and gives what is unread then.</summary>
    public static async Task<long> ReadUpTo(this Person person, Guid chat, long upTo) =>
        (await person.DataAsync(person.SendJson(HttpMethod.Post, $"chats/{chat}/read", new { upTo }))).Number("unread");

    public static async Task<long> Unread(this Person person, Guid chat) => (await person.SeeChat(chat)).Number("unread");

    public static async Task<List<Guid>> Chats(this Person person, string query = "") =>
        [.. (await person.DataAsync(person.GetAsync($"chats?{query}"))).EnumerateArray().Select(chat => chat.Id())];

    /// <summary>What the messages say that a search finds, newest first.</summary>
    public static async Task<List<string?>> Found(this Person person, string query) =>
        [.. (await person.DataAsync(person.GetAsync($"messages/search?{query}"))).EnumerateArray().Select(message => message.Text("text"))];

    public static Task<HttpResponseMessage> Erase(this Person person, Guid message, string whom) => person.DeleteAsync($"messages/{message}?for={whom}");

    public static Task<HttpResponseMessage> SendJson(this Person person, HttpMethod method, string path, object body, string? key = null) =>
        person.SendAsync(method, path, JsonSerializer.Serialize(body), idempotencyKey: key);

    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();

    public static long Number(this JsonElement json, string member) => json.GetProperty(member).GetInt64();

    public static bool IsNull(this JsonElement json, string member) => json.GetProperty(member).ValueKind == JsonValueKind.Null;
}
