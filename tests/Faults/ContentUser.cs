using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.TestSupport.Feeds;
using InstaHub.TestSupport.Live;

namespace InstaHub.Faults;

/// <summary>Somebody who publishes, likes and comments at whichever process there is.</summary>
internal sealed class ContentUser
{
    private readonly string _token;

    private ContentUser(Guid id, string username, string token) => (Id, Username, _token) = (id, username, token);

    public Guid Id { get; }

    public string Username { get; }

    /// <summary>Opens a connection that is told of what happens, and is ready.</summary>
    public async Task<SignalRTestClient> ConnectAsync(HttpClient client)
    {
        var live = await OpenAsync(client);
        await live.InvokeAsync("sync", "{}");
        await live.NextAsync("sync:events");
        return live;
    }

    /// <summary>Opens a connection that has not said where it left off.</summary>
    public async Task<SignalRTestClient> OpenAsync(HttpClient client)
    {
        var live = await SignalRTestClient.ConnectAsync(client.BaseAddress!, $"/hubs/live?access_token={_token}");
        await live.NextAsync("ready");
        return live;
    }

    public static async Task<ContentUser> RegisterAsync(HttpClient client)
    {
        var name = $"u{Guid.NewGuid().ToString("N")[..24]}";
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { email = $"{name}@example.com", username = name, password = "a password of theirs" });
        var data = DataOf(await ReadAsync(answer));
        return new(data.GetProperty("user").GetProperty("id").GetGuid(), name, data.GetProperty("accessToken").GetString()!);
    }

    /// <returns>The post's id.</returns>
    public async Task<Guid> PublishAsync(HttpClient client, string caption, string key) => (await PublishInPlaceAsync(client, caption, key)).PostId;

    /// <returns>The post's place in lists.</returns>
    public async Task<FeedKey> PublishInPlaceAsync(HttpClient client, string caption, string key) => KeyOf(await SendAsync(client, HttpMethod.Post, "posts", new { caption }, key));

    public Task DeleteAsync(HttpClient client, Guid post) => SendAsync(client, HttpMethod.Delete, $"posts/{post}");

    public Task ArchiveAsync(HttpClient client, Guid post) => SendAsync(client, HttpMethod.Put, $"posts/{post}/archive");

    public Task UnarchiveAsync(HttpClient client, Guid post) => SendAsync(client, HttpMethod.Delete, $"posts/{post}/archive");

    public Task FollowAsync(HttpClient client, Guid user) => SendAsync(client, HttpMethod.Put, $"users/{user}/follow");

    public Task UnfollowAsync(HttpClient client, Guid user) => SendAsync(client, HttpMethod.Delete, $"users/{user}/follow");

    public Task DoAsync(HttpClient client, FeedAct act, Guid other) => act switch
    {
        FeedAct.Follow => FollowAsync(client, other),
        FeedAct.Unfollow => UnfollowAsync(client, other),
        FeedAct.Block => SendAsync(client, HttpMethod.Put, $"users/{other}/block"),
        FeedAct.Unblock => SendAsync(client, HttpMethod.Delete, $"users/{other}/block"),
        FeedAct.Mute => SendAsync(client, HttpMethod.Put, $"users/{other}/mute"),
        FeedAct.Unmute => SendAsync(client, HttpMethod.Delete, $"users/{other}/mute"),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    /// <returns>The places of all posts in the home feed, newest first.</returns>
    public async Task<List<FeedKey>> WholeFeedAsync(HttpClient client)
    {
        var keys = new List<FeedKey>();
        string? cursor = null;
        do
        {
            var page = await AskAsync(client, HttpMethod.Get, $"feed?order=latest&limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            keys.AddRange(page.GetProperty("data").EnumerateArray().Select(KeyOf));
            cursor = page.GetProperty("page").GetProperty("next").GetString();
        }
        while (cursor is not null);
        return keys;
    }

    /// <returns>The ids of the newest posts in the home feed, newest first.</returns>
    public async Task<List<Guid>> FeedAsync(HttpClient client) =>
        [.. (await SendAsync(client, HttpMethod.Get, "feed?order=latest&limit=100")).EnumerateArray().Select(IdOf)];

    public Task LikeAsync(HttpClient client, Guid post) => SendAsync(client, HttpMethod.Put, $"posts/{post}/like");

    /// <returns>The comment's id.</returns>
    public async Task<Guid> CommentAsync(HttpClient client, Guid post, string text) => IdOf(await SendAsync(client, HttpMethod.Post, $"posts/{post}/comments", new { text }));

    /// <returns>The chat's id.</returns>
    public async Task<Guid> MakeGroupAsync(HttpClient client, Guid[] members) =>
        IdOf(await SendAsync(client, HttpMethod.Post, "chats", new { type = "group", name = "A group", members }));

    /// <returns>The message's id.</returns>
    public async Task<Guid> SayAsync(HttpClient client, Guid chat, string text, Guid clientId) =>
        IdOf(await SendAsync(client, HttpMethod.Post, $"chats/{chat}/messages", new { type = "text", text, clientId }));

    public Task<JsonElement> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path);

    public Task<JsonElement> PostAsync(HttpClient client, string path, object body) => SendAsync(client, HttpMethod.Post, path, body);

    private async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null, string? key = null) =>
        DataOf(await AskAsync(client, method, path, body, key));

    private async Task<JsonElement> AskAsync(HttpClient client, HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return await ReadAsync(answer);
    }

    // The whole answer; nothing, when it has none.
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.NoContent)
            return default;
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new RefusedException(answer.StatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static JsonElement DataOf(JsonElement answer) => answer.ValueKind == JsonValueKind.Undefined ? default : answer.GetProperty("data");

    private static Guid IdOf(JsonElement data) => data.GetProperty("id").GetGuid();

    private static FeedKey KeyOf(JsonElement post) => FeedKey.Of(post.GetProperty("publishedAt").GetDateTimeOffset(), IdOf(post));
}
