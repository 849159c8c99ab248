using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InstaHub.Load.Http;

/// <summary>A user of the product as benchmarks need one.</summary>
public static class Visitor
{
    /// <summary>Registers a user.</summary>
    /// <returns>Their access token.</returns>
    public static async Task<string> RegisterAsync(this HttpClient client, string username)
    {
        var registration = new { email = $"{username}@example.com", username, password = "a password of hers", displayName = $"{username} of the benchmark" };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", registration);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("data").GetProperty("accessToken").GetString()!;
    }

    /// <summary>The body of an answer to a signed-in user.</summary>
    public static async Task<byte[]> ReadAsync(this HttpClient client, string path, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) } };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
