using System.Net.Http.Json;
using System.Text.Json;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Somebody unlike anybody else, with the tokens of one session, against the whole product.</summary>
internal sealed class AccountClient
{
    public const string Password = "correct horse battery";

    private readonly TestProduct _product;

    private AccountClient(TestProduct product, string name) => (_product, Name) = (product, name);

    public string Name { get; }

    public string Email => $"{Name}@example.org";

    public Guid Id { get; private set; }

    /// <summary>Of the product.</summary>
    public Uri Address => _product.Address;

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    public static async Task<AccountClient> RegisterAsync(TestProduct product)
    {
        var client = new AccountClient(product, $"u{Guid.NewGuid():N}"[..20]);
        var answer = await client.PostAsync("auth/register", new { email = client.Email, username = client.Name, password = Password });
        var data = await client.TakeAsync(answer);
        client.Id = data.GetProperty("user").GetProperty("id").GetGuid();
        return client;
    }

    /// <summary>The same user in another session.</summary>
    public async Task<AccountClient> SignInAgainAsync(string password = Password)
    {
        var other = new AccountClient(_product, Name) { Id = Id };
        await other.TakeAsync(await LogInAsync(password));
        return other;
    }

    public Task<HttpResponseMessage> LogInAsync(string password = Password, string? login = null) =>
        PostAsync("auth/login", new { login = login ?? Name, password });

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) => PostAsync("auth/refresh", new { refreshToken = token ?? RefreshToken });

    /// <summary>Refreshes and keeps the new tokens.</summary>
    public async Task RotateAsync() => await TakeAsync(await RefreshAsync());

    public Task<HttpResponseMessage> MeAsync() => SendAsync(HttpMethod.Get, "auth/me");

    /// <summary>Sends a request as this session.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token ?? AccessToken);
        return _product.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a request as nobody.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        _product.Client.PostAsJsonAsync($"/api/v1/{path}", body, TestContext.Current.CancellationToken);

    public async Task<JsonElement[]> SessionsAsync() =>
        [.. (await (await SendAsync(HttpMethod.Get, "auth/sessions")).Json()).GetProperty("data").EnumerateArray()];

    /// <summary>This session's id.</summary>
    public async Task<Guid> SessionIdAsync() =>
        (await SessionsAsync()).Single(session => session.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();

    private async Task<JsonElement> TakeAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Text());
        var data = (await answer.Json()).GetProperty("data");
        (AccessToken, RefreshToken) = (data.GetProperty("accessToken").GetString()!, data.GetProperty("refreshToken").GetString()!);
        return data;
    }
}
