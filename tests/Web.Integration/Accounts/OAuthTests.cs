using System.Net;
using System.Text.Json;
using InstaHub.TestSupport.OpenId;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Signing in by an OpenID provider: into which account one comes.</summary>
[Collection(nameof(OAuthProduct))]
public sealed class OAuthTests
{
    private readonly OAuthProduct _fixture;
    private readonly OpenIdPerson _ada = OpenIdPerson.Anybody();

    public OAuthTests(OAuthProduct fixture)
    {
        _fixture = fixture;
        fixture.Comes(_ada);
    }

    private TestProduct Product => _fixture.Product;

    [Fact]
    public async Task The_client_learns_which_providers_there_are()
    {
        var answer = await Product.Client.GetAsync("/api/v1/auth/oauth", TestContext.Current.CancellationToken);

        Assert.Equal("""{"success":true,"data":{"providers":["doubted","rsa","test"]}}""", await answer.Text());
    }

    [Theory]
    [InlineData("test")]
    [InlineData("rsa")]
    public async Task Whom_nobody_knows_gets_an_account_and_comes_back_to_it(string provider)
    {
        var first = await SignedInAsync(await new OAuthBrowser(Product, provider).SignInAsync());

        Assert.Equal((_ada.Email, _ada.Email!.Split('@')[0][..24], "Ada Lovelace"), (first.Text("email"), first.Text("username")[..24], first.Text("displayName")));
        // Another address at the provider, one and the same person.
        _fixture.Comes(_ada with { Email = "other." + _ada.Email, Name = null });
        var second = await SignedInAsync(await new OAuthBrowser(Product, provider).SignInAsync());
        Assert.Equal(first.GetRawText(), second.GetRawText());
        await (await LogInAsync(_ada.Email!, "")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await LogInAsync(_ada.Email!, "any password at all")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Twenty_at_once_get_one_account()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => new OAuthBrowser(Product).SignInAsync()));

        var users = new HashSet<string>();
        foreach (var answer in answers)
            users.Add((await SignedInAsync(answer)).Text("id"));
        Assert.Single(users);
    }

    [Fact]
    public async Task A_taken_username_is_varied()
    {
        await SignedInAsync(await new OAuthBrowser(Product).SignInAsync());
        var name = _ada.Email!.Split('@')[0];
        _fixture.Comes(OpenIdPerson.Anybody() with { Email = $"{name}@example.net" });

        var user = await SignedInAsync(await new OAuthBrowser(Product).SignInAsync());

        Assert.StartsWith(name[..20], user.Text("username"));
        Assert.NotEqual(name, user.Text("username"));
    }

    [Fact]
    public async Task An_account_whose_address_both_have_proved_is_linked_and_keeps_its_password()
    {
        var account = await AccountClient.RegisterAsync(Product);
        await VerifyAsync(account);
        _fixture.Comes(_ada with { Email = account.Email.ToUpperInvariant() });

        var user = await SignedInAsync(await new OAuthBrowser(Product).SignInAsync());

        Assert.Equal($"{account.Id}", user.Text("id"));
        Assert.Equal(HttpStatusCode.OK, (await account.LogInAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await account.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task Whoever_registered_with_the_address_of_another_and_waited_has_no_way_in_any_more()
    {
        var eve = await AccountClient.RegisterAsync(Product);
        _fixture.Comes(_ada with { Email = eve.Email });

        var user = await SignedInAsync(await new OAuthBrowser(Product).SignInAsync());

        Assert.Equal($"{eve.Id}", user.Text("id"));
        await (await eve.LogInAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await eve.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await Patience.UntilAsync(async () => (await eve.MeAsync()).StatusCode == HttpStatusCode.Unauthorized, "the access token from before to be refused");
        await Patience.UntilAsync(
            async () => (await _fixture.Database.QueryAsync<string>($"select act from audit_log where user_id = '{eve.Id}'")).Contains("account_claimed"), "the claim in the audit trail");
    }

    [Theory]
    [InlineData("test", false)]
    [InlineData("test", "false")]
    [InlineData("test", null)]
    [InlineData("test", 1)]
    [InlineData("doubted", true)]
    public async Task An_address_that_nobody_vouches_for_needs_the_password(string provider, object? isVerified)
    {
        var account = await AccountClient.RegisterAsync(Product);
        await VerifyAsync(account);
        _fixture.Comes(_ada with { Email = account.Email, IsVerified = isVerified });

        var error = await (await new OAuthBrowser(Product, provider).SignInAsync()).Failure(HttpStatusCode.Conflict, "link_required");
        var ticket = error.GetProperty("details").GetProperty("ticket")[0].GetString()!;

        await (await LinkAsync(ticket)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await LinkAsync(ticket, "not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        var user = await SignedInAsync(await LinkAsync(ticket, AccountClient.Password));
        Assert.Equal($"{account.Id}", user.Text("id"));
        await (await LinkAsync(ticket, AccountClient.Password)).Failure(HttpStatusCode.Gone, "ticket_expired");
        Assert.Equal(user.GetRawText(), (await SignedInAsync(await new OAuthBrowser(Product, provider).SignInAsync())).GetRawText());
    }

    [Fact]
    public async Task A_text_that_says_true_counts_as_Apple_writes_it()
    {
        _fixture.Comes(_ada with { IsVerified = "true" });
        var user = await SignedInAsync(await new OAuthBrowser(Product).SignInAsync());

        Assert.Equal([true], await _fixture.Database.QueryAsync<bool>($"select email_verified_at is not null from accounts where id = '{user.Text("id")}'"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("nul\0@example.org")]
    public async Task Without_an_address_there_is_no_account(string? email)
    {
        _fixture.Comes(_ada with { Email = email });

        await (await new OAuthBrowser(Product).SignInAsync()).Failure(HttpStatusCode.UnprocessableEntity, "email_missing");
    }

    [Theory]
    [InlineData("nul\0")]
    [InlineData("ä")]
    public async Task A_subject_that_cannot_be_is_refused(string subject)
    {
        _fixture.Comes(_ada with { Subject = subject });

        await (await new OAuthBrowser(Product).SignInAsync()).Failure(HttpStatusCode.UnprocessableEntity, "external_refused");
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_all_the_same()
    {
        var account = await AccountClient.RegisterAsync(Product);
        await VerifyAsync(account);
        var codes = await SecondFactor.EnableAsync(account);
        _fixture.Comes(_ada with { Email = account.Email });

        var error = await (await new OAuthBrowser(Product).SignInAsync()).Failure(HttpStatusCode.Unauthorized, "two_factor_required");
        var ticket = error.GetProperty("details").GetProperty("ticket")[0].GetString()!;
        Assert.Empty(await LinksAsync());

        await (await LinkAsync(ticket)).Failure(HttpStatusCode.Unauthorized, "two_factor_required");
        await (await LinkAsync(ticket, code: "000000x")).Failure(HttpStatusCode.Unauthorized, "wrong_code");
        Assert.Equal($"{account.Id}", (await SignedInAsync(await LinkAsync(ticket, code: codes.Next))).Text("id"));
        Assert.Single(await LinksAsync());

        Task<IReadOnlyList<string>> LinksAsync() => _fixture.Database.QueryAsync<string>($"select subject from external_identities where user_id = '{account.Id}'");
    }

    [Fact]
    public async Task A_suspended_account_is_shut_and_a_deactivated_one_is_active_again()
    {
        var user = await SignedInAsync(await new OAuthBrowser(Product).SignInAsync());
        await _fixture.Database.ExecuteAsync($"update accounts set status = 1, version = version + 1 where id = '{user.Text("id")}'");
        Assert.Equal(user.Text("id"), (await SignedInAsync(await new OAuthBrowser(Product).SignInAsync())).Text("id"));
        Assert.Equal([(short)0], await _fixture.Database.QueryAsync<short>($"select status from accounts where id = '{user.Text("id")}'"));

        await _fixture.Database.ExecuteAsync($"update accounts set status = 2, version = version + 1 where id = '{user.Text("id")}'");
        await (await new OAuthBrowser(Product).SignInAsync()).Failure(HttpStatusCode.Forbidden, "suspended");
    }

    private async Task VerifyAsync(AccountClient account)
    {
        var token = await Product.MailedTokenAsync(account.Email, "verify-email");
        Assert.Equal(HttpStatusCode.OK, (await account.PostAsync("auth/email/verify", new { token })).StatusCode);
    }

    private Task<HttpResponseMessage> LogInAsync(string login, string password) => PostAsync("auth/login", new { login, password });

    private Task<HttpResponseMessage> LinkAsync(string ticket, string? password = null, string? code = null) =>
        PostAsync("auth/oauth/link", new { ticket, password, code });

    private Task<HttpResponseMessage> PostAsync(string path, object body) =>
        Product.Client.PostAsync($"/api/v1/{path}", System.Net.Http.Json.JsonContent.Create(body), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> SignedInAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Text());
        Assert.Contains("instahub_refresh=", answer.Header("Set-Cookie"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var data = (await answer.Json()).GetProperty("data");
        Assert.Equal(["user", "accessToken", "refreshToken", "expiresIn"], data.EnumerateObject().Select(field => field.Name));
        return data.GetProperty("user");
    }
}
