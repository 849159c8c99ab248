using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InstaHub.Load.Http;

/// <summary>A user of a product that is measured.</summary>
/// <param name="Client">Of the product.</param>
/// <param name="Id">User id.</param>
/// <param name="Token">Access token.</param>
public sealed record BenchUser(HttpClient Client, Guid Id, string Token)
{
    private const string Root = "/api/v1/";

    /// <summary>Registers one.</summary>
    public static async Task<BenchUser> RegisterAsync(HttpClient client, string username)
    {
        var registration = new { email = $"{username}@example.com", username, password = "a password of theirs", displayName = "Ada Lovelace" };
        using var answer = await client.PostAsJsonAsync($"{Root}auth/register", registration);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var data = json.RootElement.GetProperty("data");
        return new BenchUser(client, data.GetProperty("user").GetProperty("id").GetGuid(), data.GetProperty("accessToken").GetString()!);
    }

    /// <summary>Sends a request without a body and reads the answer whole.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
        return await Client.SendAsync(request);
    }
}
