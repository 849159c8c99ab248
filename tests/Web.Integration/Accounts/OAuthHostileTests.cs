using System.Net;
using InstaHub.TestSupport.OpenId;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Providers that say what is not so, browsers that are others, and addresses that lead away.</summary>
[Collection(nameof(OAuthProduct))]
public sealed class OAuthHostileTests
{
    private readonly OAuthProduct _fixture;
    private readonly OpenIdPerson _ada = OpenIdPerson.Anybody();

    public OAuthHostileTests(OAuthProduct fixture)
    {
        _fixture = fixture;
        fixture.Comes(_ada);
    }

    private TestProduct Product => _fixture.Product;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<OpenIdFault> Faults() => [.. Enum.GetValues<OpenIdFault>().Where(fault => fault is not (OpenIdFault.None or OpenIdFault.ServerError or OpenIdFault.HugeAnswer))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_wrong_with_an_answer_is_found(OpenIdFault fault)
    {
        _fixture.Provider.Fault = fault;

        var error = await (await new OAuthBrowser(Product).SignInAsync()).Failure(HttpStatusCode.UnprocessableEntity, "external_refused");

        Assert.Equal("{}", error.GetProperty("details").GetRawText());
        Assert.Null(_fixture.Provider.Refusal);
        Assert.Empty(await _fixture.Database.QueryAsync<string>($"select subject from external_identities where subject = '{_ada.Subject}'"));
    }

    [Theory]
    [InlineData(OpenIdFault.ServerError)]
    [InlineData(OpenIdFault.HugeAnswer)]
    public async Task A_provider_that_does_not_answer_as_it_should_is_away(OpenIdFault fault)
    {
        _fixture.Provider.Fault = fault;

        await (await new OAuthBrowser(Product).SignInAsync()).Failure(HttpStatusCode.ServiceUnavailable, "provider_unavailable");
    }

    [Fact]
    public async Task Keys_that_nobody_has_are_not_asked_for_again_and_again()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, provider.Settings());
        Assert.Equal(HttpStatusCode.OK, (await new OAuthBrowser(product).SignInAsync()).StatusCode);

        provider.Fault = OpenIdFault.UnknownKey;
        for (var i = 0; i < 5; i++)
            await (await new OAuthBrowser(product).SignInAsync()).Failure(HttpStatusCode.UnprocessableEntity, "external_refused");

        Assert.Equal(1, provider.KeyRequests); // within a minute of the first
    }

    [Fact]
    public async Task A_state_works_once()
    {
        var browser = new OAuthBrowser(Product);
        var back = await OAuthBrowser.AtProviderAsync(await browser.BeginAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.ComeBackAsync(back)).StatusCode);

        await (await browser.ComeBackAsync(back)).Failure(HttpStatusCode.BadRequest, "invalid_state");
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_the_link_of_another_browser()
    {
        var eve = new OAuthBrowser(Product);
        var back = await OAuthBrowser.AtProviderAsync(await eve.BeginAsync());
        var victim = new OAuthBrowser(Product);
        await victim.BeginAsync();

        await (await victim.ComeBackAsync(back)).Failure(HttpStatusCode.BadRequest, "invalid_state");
        await (await new OAuthBrowser(Product).ComeBackAsync(back)).Failure(HttpStatusCode.BadRequest, "invalid_state");
    }

    [Fact]
    public async Task A_state_of_another_provider_is_none()
    {
        var browser = new OAuthBrowser(Product);
        var back = await OAuthBrowser.AtProviderAsync(await browser.BeginAsync());

        var answer = await browser.ComeBackAsync(new Uri(back.AbsoluteUri.Replace("/test/", "/rsa/")));

        await answer.Failure(HttpStatusCode.BadRequest, "invalid_state");
    }

    [Theory]
    [InlineData("state", null, 400, "invalid_state")]
    [InlineData("state", "made up", 400, "invalid_state")]
    [InlineData("code", null, 403, "access_denied")]
    [InlineData("code", "made up", 422, "external_refused")]
    [InlineData("error", "access_denied", 403, "access_denied")]
    [InlineData("iss", "https://evil.example", 422, "external_refused")]
    public async Task What_comes_back_changed_is_refused(string parameter, string? value, int status, string code)
    {
        var browser = new OAuthBrowser(Product);
        var back = await OAuthBrowser.AtProviderAsync(await browser.BeginAsync());

        await (await browser.ComeBackAsync(OAuthBrowser.With(back, parameter, value))).Failure((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task The_code_of_another_sign_in_is_not_redeemed()
    {
        var eve = new OAuthBrowser(Product);
        var hers = await OAuthBrowser.AtProviderAsync(await eve.BeginAsync());
        var victim = new OAuthBrowser(Product);
        var back = await OAuthBrowser.AtProviderAsync(await victim.BeginAsync());
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(hers.Query)["code"].ToString();

        await (await victim.ComeBackAsync(OAuthBrowser.With(back, "code", code))).Failure(HttpStatusCode.UnprocessableEntity, "external_refused");
        Assert.Equal("code_verifier", _fixture.Provider.Refusal);
    }

    [Fact]
    public async Task A_code_works_once_in_another_sign_in_of_the_same_browser_too()
    {
        var browser = new OAuthBrowser(Product);
        var first = await OAuthBrowser.AtProviderAsync(await browser.BeginAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.ComeBackAsync(first)).StatusCode);
        var second = await OAuthBrowser.AtProviderAsync(await browser.BeginAsync());
        var used = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(first.Query)["code"].ToString();

        await (await browser.ComeBackAsync(OAuthBrowser.With(second, "code", used))).Failure(HttpStatusCode.UnprocessableEntity, "external_refused");
        Assert.Equal("code", _fixture.Provider.Refusal);
    }

    [Fact]
    public async Task A_browser_goes_on_to_where_it_was_bound()
    {
        var answer = await new OAuthBrowser(Product).SignInAsync("/settings?tab=accounts#top");

        Assert.Equal((HttpStatusCode.Redirect, "/settings?tab=accounts#top"), (answer.StatusCode, answer.Header("Location")));
        Assert.Contains("instahub_refresh=", answer.Header("Set-Cookie"));
        Assert.Equal("", await answer.Text());
    }

    [Theory]
    [InlineData("/settings", "/settings?error=external_refused")]
    [InlineData("/settings?tab=a#top", "/settings?tab=a&error=external_refused#top")]
    public async Task A_browser_is_told_there_what_went_wrong(string returnTo, string expected)
    {
        _fixture.Provider.Fault = OpenIdFault.WrongNonce;

        var answer = await new OAuthBrowser(Product).SignInAsync(returnTo);

        Assert.Equal((HttpStatusCode.Redirect, expected), (answer.StatusCode, answer.Header("Location")));
        Assert.DoesNotContain("instahub_refresh=", answer.Header("Set-Cookie") ?? "");
    }

    [Fact]
    public async Task A_ticket_is_in_the_fragment_which_no_server_sees()
    {
        var account = await AccountClient.RegisterAsync(Product);
        _fixture.Comes(_ada with { Email = account.Email, IsVerified = false });

        var answer = await new OAuthBrowser(Product).SignInAsync("/login#x");

        Assert.Matches("^/login\\?error=link_required#ticket=[A-Za-z0-9_-]{43}$", answer.Header("Location"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("home")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("https://evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    [InlineData("/ä")]
    [InlineData("javascript:alert(1)")]
    public async Task An_address_that_could_lead_away_is_refused(string returnTo)
    {
        var error = await (await new OAuthBrowser(Product).BeginAnswerAsync(returnTo)).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.True(error.GetProperty("details").TryGetProperty("returnTo", out _));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("TEST")]
    public async Task A_provider_that_is_not_configured_is_not_found(string provider)
    {
        foreach (var path in new[] { "", "/callback" })
            await (await Product.Client.GetAsync($"/api/v1/auth/oauth/{provider}{path}", Cancellation)).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_a_provider_lets_the_browser_post_comes_back_by_its_own_address()
    {
        var browser = new OAuthBrowser(Product);
        var back = await OAuthBrowser.AtProviderAsync(await browser.BeginAsync());
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        form["user"] = "is left out";

        var posted = await Product.Client.PostAsync(back.GetLeftPart(UriPartial.Path), new FormUrlEncodedContent(form), Cancellation);

        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        Assert.DoesNotContain("left", posted.Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await browser.ComeBackAsync(new Uri(Product.Address, posted.Header("Location")))).StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused()
    {
        var json = await Product.Client.PostAsync("/api/v1/auth/oauth/test/callback", new StringContent("{}", null, "application/json"), Cancellation);
        await json.Failure(HttpStatusCode.UnsupportedMediaType, "unsupported_type");
        var multipart = new StringContent("x");
        multipart.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", new string('b', 200)) } };
        var broken = await Product.Client.PostAsync("/api/v1/auth/oauth/test/callback", multipart, Cancellation);
        await broken.Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Guesses_at_a_password_by_a_ticket_are_limited_and_the_ticket_survives_them()
    {
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, [.. provider.Settings(), ("RateLimits:Enabled", "true"), ("RateLimits:SignInFailures", "2"), ("RateLimits:Window", "00:00:05")]);
        var account = await AccountClient.RegisterAsync(product);
        provider.Person = _ada with { Email = account.Email, IsVerified = false };
        var error = await (await new OAuthBrowser(product).SignInAsync()).Failure(HttpStatusCode.Conflict, "link_required");
        var ticket = error.GetProperty("details").GetProperty("ticket")[0].GetString()!;

        for (var i = 0; i < 2; i++)
            await (await LinkAsync("not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await LinkAsync(AccountClient.Password)).Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        await Patience.UntilAsync(async () => (await LinkAsync(AccountClient.Password)).StatusCode == HttpStatusCode.OK, "the window to pass, and the ticket to work");

        Task<HttpResponseMessage> LinkAsync(string password) => account.PostAsync("auth/oauth/link", new { ticket, password });
    }
}
