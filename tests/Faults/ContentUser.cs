using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InstaHub.Faults;

/// <summary>Somebody who publishes, likes and comments at whichever process there is.</summary>
internal sealed class ContentUser
{
    private readonly string _token;

    private ContentUser(Guid id, string token) => (Id, _token) = (id, token);

    public Guid Id { get; }

    public static async Task<ContentUser> RegisterAsync(HttpClient client)
    {
        var name = $"u{Guid.NewGuid().ToString("N")[..24]}";
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { email = $"{name}@example.com", username = name, password = "a password of theirs" });
        var data = await DataOf(answer);
        return new(data.GetProperty("user").GetProperty("id").GetGuid(), data.GetProperty("accessToken").GetString()!);
    }

    /// <returns>The post's id.</returns>
    public async Task<Guid> PublishAsync(HttpClient client, string caption, string key) => IdOf(await SendAsync(client, HttpMethod.Post, "posts", new { caption }, key));

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
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("data").Clone();
    }

    private static Guid IdOf(JsonElement data) => data.GetProperty("id").GetGuid();
}
