using System.Text.Json;
using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;

namespace InstaHub.EndToEnd.Accounts;

/// <summary>Passkeys in a browser, by the page's own <c>navigator.credentials</c>.</summary>
public sealed class PasskeyTests(ProductFixture fixture, Chromium chromium)
{
    // What a client does; each answers with what the server said.
    private const string Script =
        """
        async ([what, token, change]) => {
          const call = async (path, body) => {
            const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
            const answer = await fetch(`/api/v1/auth/passkeys/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
            return { status: answer.status, ...(await answer.json()) };
          };
          const { data } = await call(`${what}/options`, {});
          const credential = what === 'register'
            ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({ ...data.options, ...change }) })
            : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({ ...data.options, ...change }) });
          const body = { ceremony: data.ceremony, credential: credential.toJSON(), ...(what === 'register' ? { name: 'My laptop' } : {}) };
          window.last = { path: what, body };
          return call(what, body);
        }
        """;

    private const string Repeat =
        """
        async () => {
          const answer = await fetch(`/api/v1/auth/passkeys/${window.last.path}`,
            { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(window.last.body) });
          return { status: answer.status, ...(await answer.json()) };
        }
        """;

    [Fact]
    public async Task A_passkey_signs_its_user_in_without_a_name_or_a_password()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await OpenAsync(browser);
        await VirtualAuthenticator.AddAsync(page);
        var ada = await fixture.RegisterAsync();

        var registered = await RunAsync(page, "register", TokenOf(ada));
        Assert.Equal((201, "My laptop"), (registered.GetProperty("status").GetInt32(), registered.GetProperty("data").GetProperty("name").GetString()));

        var signedIn = await RunAsync(page, "login");
        Assert.Equal(200, signedIn.GetProperty("status").GetInt32());
        var data = signedIn.GetProperty("data");
        Assert.Equal(ada.GetProperty("user").GetProperty("id").GetString(), data.GetProperty("user").GetProperty("id").GetString());
        Assert.Contains(await page.Context.CookiesAsync(), cookie => cookie is { Name: "instahub_refresh", HttpOnly: true });

        Assert.Equal(200, (await RunAsync(page, "login")).GetProperty("status").GetInt32());
        Assert.Equal("unauthenticated", CodeOf(await page.EvaluateAsync<JsonElement>(Repeat))); // what was signed once is of no use again

        var list = await SendAsync(HttpMethod.Get, "", TokenOf(data));
        var passkey = Assert.Single((await JsonSerializer.DeserializeAsync<JsonElement>(list.Content.ReadAsStream())).GetProperty("data").EnumerateArray());
        Assert.NotEqual(JsonValueKind.Null, passkey.GetProperty("lastUsedAt").ValueKind);
        Assert.Equal(204, (int)(await SendAsync(HttpMethod.Delete, $"/{passkey.GetProperty("id").GetString()}", TokenOf(data))).StatusCode);
        Assert.Equal("unauthenticated", CodeOf(await RunAsync(page, "login")));
    }

    [Fact]
    public async Task A_passkey_whose_count_falls_back_is_a_copy_and_refused()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await OpenAsync(browser);
        var authenticator = await VirtualAuthenticator.AddAsync(page);
        Assert.Equal(201, (await RunAsync(page, "register", TokenOf(await fixture.RegisterAsync()))).GetProperty("status").GetInt32());
        await authenticator.TurnBackAsync(100);
        Assert.Equal(200, (await RunAsync(page, "login")).GetProperty("status").GetInt32());

        await authenticator.TurnBackAsync(50);

        Assert.Equal("unauthenticated", CodeOf(await RunAsync(page, "login")));
    }

    [Fact]
    public async Task A_browser_that_does_not_verify_its_user_is_refused()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await OpenAsync(browser);
        var authenticator = await VirtualAuthenticator.AddAsync(page);
        Assert.Equal(201, (await RunAsync(page, "register", TokenOf(await fixture.RegisterAsync()))).GetProperty("status").GetInt32());

        await authenticator.VerifiesUserAsync(false);

        Assert.Equal("unauthenticated", CodeOf(await RunAsync(page, "login", change: new { userVerification = "discouraged" })));
    }

    [Fact]
    public async Task A_credential_is_registered_for_whom_it_was_begun_and_once()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await OpenAsync(browser);
        await VirtualAuthenticator.AddAsync(page);
        var token = TokenOf(await fixture.RegisterAsync());
        Assert.Equal(201, (await RunAsync(page, "register", token)).GetProperty("status").GetInt32());

        // The authenticator itself refuses a second one of the same account, as the options tell it to.
        var refused = await Assert.ThrowsAsync<PlaywrightException>(() => RunAsync(page, "register", token));
        Assert.Contains("InvalidStateError", refused.Message);
    }

    [Fact]
    public async Task What_was_signed_for_another_origin_is_refused()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await OpenAsync(browser);
        await VirtualAuthenticator.AddAsync(page);
        await RunAsync(page, "register", TokenOf(await fixture.RegisterAsync()));
        Assert.Equal(200, (await RunAsync(page, "login")).GetProperty("status").GetInt32());

        // A page of another port of this host: the same relying party, by the browser, but no page of ours.
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var other = await TestProduct.StartAsync(database.ConnectionString);
        await page.RouteAsync("**/api/v1/auth/passkeys/**", async route =>
        {
            var answer = await fixture.Product.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Address, new Uri(route.Request.Url).PathAndQuery))
            {
                Content = new StringContent(route.Request.PostData ?? "", null, "application/json"),
            });
            await route.FulfillAsync(new() { Status = (int)answer.StatusCode, ContentType = "application/json", Body = await answer.Content.ReadAsStringAsync() });
        });
        await page.GotoAsync(new UriBuilder(other.Address) { Host = "localhost", Path = "/docs" }.Uri.AbsoluteUri);

        Assert.Equal("unauthenticated", CodeOf(await RunAsync(page, "login")));
    }

    private async Task<IPage> OpenAsync(IBrowserContext browser)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(fixture.Address, "/docs").AbsoluteUri);
        return page;
    }

    private static Task<JsonElement> RunAsync(IPage page, string what, string? token = null, object? change = null) =>
        page.EvaluateAsync<JsonElement>(Script, new object?[] { what, token, change });

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/auth/passkeys{path}");
        request.Headers.Authorization = new("Bearer", token);
        return fixture.Product.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string TokenOf(JsonElement signedIn) => signedIn.GetProperty("accessToken").GetString()!;

    private static string? CodeOf(JsonElement failure) => failure.GetProperty("error").GetProperty("code").GetString();
}
