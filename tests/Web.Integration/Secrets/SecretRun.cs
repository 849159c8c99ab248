using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.OpenId;

namespace InstaHub.Web.Integration.Secrets;

/// <summary>Uses a product, and knows every secret that was used.</summary>
internal sealed class SecretRun(TestProduct product, TestOpenIdProvider provider)
{
    private readonly List<(string Kind, string Value)> _secrets = [];
    private TestAccount? _person;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public TestProduct Product => product;

    /// <summary>The provider that the product knows as <c>test</c>.</summary>
    public TestOpenIdProvider Provider => provider;

    /// <summary>Who acts.</summary>
    public TestAccount Person => _person ?? throw new InvalidOperationException("Begin a flow by NewPersonAsync.");

    /// <summary>What must not be found anywhere, by what it is.</summary>
    public IReadOnlyList<(string Kind, string Value)> Secrets => _secrets;

    /// <summary>Notes a secret.</summary>
    /// <returns>It.</returns>
    public string Learn(string kind, string value)
    {
        // A shorter one is found by chance.
        Assert.True(value.Length >= 10, $"'{value}' is too short to look for.");
        _secrets.Add((kind, value));
        return value;
    }

    /// <summary>Notes the tokens of an answer to signing in or refreshing.</summary>
    public void LearnTokens(JsonElement answer)
    {
        var data = answer.GetProperty("data");
        LearnAccessToken(data.GetProperty("accessToken").GetString()!);
        Learn("refresh token", data.GetProperty("refreshToken").GetString()!);
    }

    /// <summary>Registers somebody new, who acts from now on.</summary>
    public async Task NewPersonAsync()
    {
        _person = await TestAccount.RegisterAsync(product, Cancellation);
        Learn("password", Person.Password);
        Learn("e-mail address", Person.Email);
        LearnAccessToken(Person.AccessToken);
        Learn("refresh token", Person.RefreshToken);
    }

    public Task<JsonElement> PostAsync(string path, object? body, string? accessToken = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonSerializer.Serialize(body), accessToken);

    public Task<JsonElement> PostRawAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body, null);

    public Task<JsonElement> GetAsync(string path, string? accessToken = null) => SendAsync(HttpMethod.Get, path, null, accessToken);

    /// <summary>For what is answered without content.</summary>
    public async Task DeleteAsync(string path, object body, string accessToken)
    {
        using var answer = await SendRawAsync(HttpMethod.Delete, path, JsonSerializer.Serialize(body), accessToken);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body, string? accessToken)
    {
        using var answer = await SendRawAsync(method, path, body, accessToken);
        return await answer.Json();
    }

    private async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, string? body, string? accessToken)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var answer = await product.Client.SendAsync(request, Cancellation);
        Assert.InRange((int)answer.StatusCode, 200, 499);
        return answer;
    }

    // Its signature alone is secret: the rest can be made by anybody who knows the user.
    private void LearnAccessToken(string token) => Learn("access token", token.Split('.')[^1]);
}
