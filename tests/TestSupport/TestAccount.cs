using System.Net.Http.Json;
using System.Text.Json;

namespace InstaHub.TestSupport;

/// <summary>Somebody who has registered, with everything that only they know.</summary>
public sealed record TestAccount(Guid Id, string Username, string Email, string Password, string AccessToken, string RefreshToken)
{
    /// <summary>Registers somebody new.</summary>
    public static async Task<TestAccount> RegisterAsync(TestProduct product, CancellationToken cancellationToken)
    {
        var name = $"t{Guid.NewGuid():N}"[..24];
        var (email, password) = ($"{name}@example.com", $"a password of {name}");
        using var answer = await product.Client.PostAsJsonAsync("/api/v1/auth/register", new { username = name, email, password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        var data = json.RootElement.GetProperty("data");
        return new TestAccount(
            data.GetProperty("user").GetProperty("id").GetGuid(), name, email, password,
            data.GetProperty("accessToken").GetString()!, data.GetProperty("refreshToken").GetString()!);
    }
}
