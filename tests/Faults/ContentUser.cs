using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
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
        var live = await SignalRTestClient.ConnectAsync(client.BaseAddress!, $"/hubs/live?access_token={_token}");
        await live.NextAsync("ready");
        await live.InvokeAsync("sync", "{}");
        await live.NextAsync("sync:events");
        return live;
    }

    public static async Task<ContentUser> RegisterAsync(HttpClient client)
    {
        var name = $"u{Guid.NewGuid().ToString("N")[..24]}";
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { email = $"{name}@example.com", username = name, password = "a password of theirs" });
        var data = await DataOf(answer);
        return new(data.GetProperty("user").GetProperty("id").GetGuid(), name, data.GetProperty("accessToken").GetString()!);
    }

    /// <returns>The post's id.</returns>
    public async Task<Guid> PublishAsync(HttpClient client, string caption, string key) => IdOf(await SendAsync(client, HttpMethod.Post, "posts", new { caption }, key));

    public Task DeleteAsync(HttpClient client, Guid post) => SendAsync(client, HttpMethod.Delete, $"posts/{post}");

    public Task FollowAsync(HttpClient client, Guid user) => SendAsync(client, HttpMethod.Put, $"users/{user}/follow");

    public Task UnfollowAsync(HttpClient client, Guid user) => SendAsync(client, HttpMethod.Delete, $"users/{user}/follow");

    /// <returns>The ids of the newest posts in the home feed, newest first.</returns>
    public async Task<List<Guid>> FeedAsync(HttpClient client) =>
        [.. (await SendAsync(client, HttpMethod.Get, "feed?order=latest&limit=100")).EnumerateArray().Select(IdOf)];

    public Task LikeAsync(HttpClient client, Guid post) => SendAsync(client, HttpMethod.Put, $"posts/{post}/like");

    /// <returns>The comment's id.</returns>
    public async Task<Guid> CommentAsync(HttpClient client, Guid post, string text) => IdOf(await SendAsync(client, HttpMethod.Post, $"posts/{post}/comments", new { text }));

    public Task<JsonElement> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path);

    private async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return await DataOf(answer);
    }

    private static async Task<JsonElement> DataOf(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.NoContent)
            return default;
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("data").Clone();
    }

    private static Guid IdOf(JsonElement data) => data.GetProperty("id").GetGuid();
}
