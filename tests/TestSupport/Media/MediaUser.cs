using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InstaHub.TestSupport.Media;

/// <summary>Somebody who uploads files, as a client does it.</summary>
public sealed class MediaUser
{
    public const string Password = "a password of hers";

    private readonly HttpClient _client;
    private readonly LogRecorder? _log;

    private MediaUser(HttpClient client, LogRecorder? log, Guid id, string username, string token)
    {
        _client = client;
        _log = log;
        Id = id;
        Username = username;
        Token = token;
    }

    public Guid Id { get; }

    public string Username { get; }

    public string Token { get; }

    /// <summary>Registers somebody new.</summary>
    /// <param name="client">Of the product.</param>
    /// <param name="log">Of the product, where it can be seen when a file has been processed; else it is asked for again and again.</param>
    public static async Task<MediaUser> RegisterAsync(HttpClient client, LogRecorder? log = null)
    {
        var name = $"u{Guid.NewGuid().ToString("N")[..24]}";
        var registration = new { email = $"{name}@example.com", username = name, password = Password };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", registration);
        answer.EnsureSuccessStatusCode();
        var data = await DataOf(answer);
        return new(client, log, data.GetProperty("user").GetProperty("id").GetGuid(), name, data.GetProperty("accessToken").GetString()!);
    }

    /// <summary>The same user at another process of the product.</summary>
    public MediaUser At(HttpClient client) => new(client, null, Id, Username, Token);

    /// <summary>Asks for an upload.</summary>
    public Task<HttpResponseMessage> BeginAsync(string contentType, long size, string kind = "image", string? fileName = null) =>
        SendAsync(HttpMethod.Post, "/api/v1/media", JsonContent.Create(new { kind, contentType, size, fileName }));

    /// <summary>Asks for an upload that must be allowed.</summary>
    /// <returns>The media id, and the address to upload to.</returns>
    public async Task<(Guid Id, Uri Url)> BegunAsync(string contentType, long size, string kind = "image", string? fileName = null)
    {
        using var answer = await BeginAsync(contentType, size, kind, fileName);
        var data = answer.StatusCode == HttpStatusCode.Created ? await DataOf(answer) : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return (data.GetProperty("id").GetGuid(), new Uri(data.GetProperty("uploadUrl").GetString()!));
    }

    /// <summary>Uploads bytes, without a token.</summary>
    public Task<HttpResponseMessage> PutAsync(Uri url, byte[] content) => PutAsync(url, new ByteArrayContent(content));

    /// <summary>Uploads a body, without a token.</summary>
    public async Task<HttpResponseMessage> PutAsync(Uri url, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = content };
        request.Headers.ExpectContinue = true; // what is refused at once is not sent
        return await _client.SendAsync(request);
    }

    /// <summary>Uploads a file and waits until it is ready or has failed.</summary>
    /// <returns>What the API says of it then.</returns>
    public async Task<JsonElement> UploadAsync(byte[] content, string contentType = "image/jpeg", string kind = "image", string? fileName = null)
    {
        var (id, url) = await BegunAsync(contentType, content.Length, kind, fileName);
        using var answer = await PutAsync(url, content);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return await WaitAsync(id);
    }

    /// <summary>Waits until a file is ready or has failed.</summary>
    public async Task<JsonElement> WaitAsync(Guid id)
    {
        if (_log is not null)
            await _log.WaitForAsync($"Media {id} ");
        JsonElement media = default;
        await Patience.UntilAsync(
            async () =>
            {
                media = await GetAsync(id);
                return media.GetProperty("status").GetString() is "ready" or "failed";
            },
            $"media {id} to be processed");
        return media;
    }

    /// <summary>What the API says of a file.</summary>
    public async Task<JsonElement> GetAsync(Guid id)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/api/v1/media/{id}");
        answer.EnsureSuccessStatusCode();
        return await DataOf(answer);
    }

    /// <summary>Sends a request with this user's token.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await _client.SendAsync(request);
    }

    private static async Task<JsonElement> DataOf(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("data").Clone();
    }
}
