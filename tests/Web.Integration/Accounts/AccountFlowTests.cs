using System.Net;
using System.Text;
using System.Text.Json;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Registering, signing in and <c>me</c>, as a client does it, against the whole product on a real database.</summary>
public sealed class AccountFlowTests : IAsyncLifetime
{
    private const string Password = "a password of hers";

    private readonly string _username = $"ada.{Guid.NewGuid().ToString("N")[..20]}";
    private TestDatabase _database = null!;
    private TestProduct _product = null!;

    private string Email => $"{_username}@example.com";

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Who_registers_is_signed_in_and_sees_themselves()
    {
        var registered = await RegisterAsync(_username.ToUpperInvariant(), Email, "Ada Lovelace");

        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        Assert.Equal("no-store", registered.Header("Cache-Control"));
        var data = (await registered.Json()).GetProperty("data");
        Assert.Equal(["user", "accessToken", "refreshToken", "expiresIn"], data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(900, data.GetProperty("expiresIn").GetInt32());
        var user = data.GetProperty("user");
        Assert.Equal(_username, user.GetProperty("username").GetString());
        Assert.Equal("Ada Lovelace", user.GetProperty("displayName").GetString());
        Assert.Equal($"/api/v1/users/{user.GetProperty("id").GetString()}", registered.Header("Location"));

        var me = await MeAsync(data.GetProperty("accessToken").GetString()!);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal($$"""{"success":true,"data":{{user.GetRawText()}}}""", await me.Text());
        Assert.Equal(
            ["id", "username", "displayName", "email", "createdAt", "bio", "links", "avatar", "isPrivate", "counts", "settings", "emailVerified"],
            user.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Who_has_registered_signs_in_by_either_name()
    {
        var user = (await (await RegisterAsync(_username, Email)).Json()).GetProperty("data").GetProperty("user").GetRawText();

        foreach (var login in new[] { _username, Email.ToUpperInvariant() })
        {
            var answer = await LoginAsync(login, Password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            var data = (await answer.Json()).GetProperty("data");
            Assert.Equal(user, data.GetProperty("user").GetRawText());
            Assert.Equal(HttpStatusCode.OK, (await MeAsync(data.GetProperty("accessToken").GetString()!)).StatusCode);
        }
    }

    [Fact]
    public async Task Taken_names_are_told_apart()
    {
        await RegisterAsync(_username, Email);

        await (await RegisterAsync(_username.ToUpperInvariant(), $"other.{Email}")).Failure(HttpStatusCode.Conflict, "username_taken");
        await (await RegisterAsync("another." + _username[..20], Email.ToUpperInvariant())).Failure(HttpStatusCode.Conflict, "email_taken");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await RegisterAsync(_username, Email);

        var wrong = await (await LoginAsync(_username, "not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        var unknown = await (await LoginAsync("nobody.at.all", "not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");

        Assert.Equal(wrong.GetProperty("message").GetString(), unknown.GetProperty("message").GetString());
        Assert.Equal(wrong.GetProperty("details").GetRawText(), unknown.GetProperty("details").GetRawText());
    }

    [Fact]
    public async Task Each_wrong_field_is_named()
    {
        var error = await (await RegisterAsync("a", "b", password: "c")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(["email", "password", "username"], error.GetProperty("details").EnumerateObject().Select(field => field.Name).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"login":null,"password":null}""")]
    [InlineData("""{"login":5,"password":true}""")]
    [InlineData("""{"login":"ada","password":"\ud800"}""")]
    [InlineData("""{"email":null,"username":null,"password":null}""")]
    [InlineData("""{"email":"a@b.cd","username":["ada"],"password":{}}""")]
    public async Task Hostile_bodies_are_refused_as_invalid(string body)
    {
        foreach (var path in new[] { "register", "login" })
            await (await PostAsync(path, body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("ada\\u0000")]
    [InlineData("' or 1=1 --")]
    [InlineData("\\ud83d\\udd11@\\u202eexample.com")]
    public async Task Hostile_logins_are_nobodys(string login) =>
        await (await PostAsync("login", $$"""{"login":"{{login}}","password":"not the password"}""")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");

    [Fact]
    public async Task After_five_failures_the_answer_says_when_to_come_back()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("RateLimits:Enabled", "true"));
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync("nobody", "not the password", product)).StatusCode);

        var refused = await LoginAsync("nobody", "not the password", product);

        await refused.Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.InRange(int.Parse(refused.Header("Retry-After")!), 1, 900);
    }

    [Fact]
    public async Task A_restart_keeps_accounts_and_access_tokens()
    {
        var data = (await (await RegisterAsync(_username, Email)).Json()).GetProperty("data");
        await _product.DisposeAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString);

        Assert.Equal(HttpStatusCode.OK, (await MeAsync(data.GetProperty("accessToken").GetString()!)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(_username, Password)).StatusCode);
    }

    [Fact]
    public async Task The_token_of_an_account_that_is_gone_opens_nothing()
    {
        var data = (await (await RegisterAsync(_username, Email)).Json()).GetProperty("data");
        await _product.DisposeAsync();
        await _database.ExecuteAsync($"delete from accounts where username = '{_username}'");
        _product = await TestProduct.StartAsync(_database.ConnectionString);

        await (await MeAsync(data.GetProperty("accessToken").GetString()!)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private Task<HttpResponseMessage> RegisterAsync(string username, string email, string? displayName = null, string password = Password) =>
        PostAsync("register", JsonSerializer.Serialize(new { username, email, password, displayName }));

    private Task<HttpResponseMessage> LoginAsync(string login, string password, TestProduct? product = null) =>
        PostAsync("login", JsonSerializer.Serialize(new { login, password }), product);

    private Task<HttpResponseMessage> PostAsync(string path, string json, TestProduct? product = null) =>
        (product ?? _product).Client.PostAsync(
            $"/api/v1/auth/{path}", new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> MeAsync(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/auth/me");
        request.Headers.Authorization = new("Bearer", token);
        return _product.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
