using System.Net;
using System.Text;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>How a session goes on.</summary>
[Collection(nameof(AccountProduct))]
public sealed class RefreshTests(AccountProduct fixture)
{
    private const string Cookie = "instahub_refresh";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refresh_token_gives_the_next_tokens()
    {
        var ada = await fixture.RegisterAsync();

        var answer = await ada.RefreshAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var data = (await answer.Json()).GetProperty("data");
        Assert.Equal(["accessToken", "refreshToken", "expiresIn"], data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(900, data.GetProperty("expiresIn").GetInt32());
        Assert.NotEqual(ada.RefreshToken, data.GetProperty("refreshToken").GetString());
        var me = await ada.SendAsync(HttpMethod.Get, "auth/me", token: data.GetProperty("accessToken").GetString());
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
    }

    [Fact]
    public async Task Rotation_goes_on_and_keeps_the_session()
    {
        var ada = await fixture.RegisterAsync();
        var session = await ada.SessionIdAsync();
        for (var i = 0; i < 5; i++)
            await ada.RotateAsync();

        Assert.Equal(session, await ada.SessionIdAsync());
        Assert.Single(await ada.SessionsAsync());
    }

    [Fact]
    public async Task A_token_that_is_used_again_ends_its_session_and_no_other()
    {
        var ada = await fixture.RegisterAsync();
        var elsewhere = await ada.SignInAgainAsync();
        var stolen = ada.RefreshToken;
        await ada.RotateAsync();

        await (await ada.RefreshAsync(stolen)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");

        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.RefreshAsync()).StatusCode);
        await Patience.UntilAsync(async () => (await ada.MeAsync()).StatusCode == HttpStatusCode.Unauthorized, "the access token to be refused");
        Assert.Contains("refresh_reused", await ActsAsync(ada, "refresh_reused"));
    }

    [Fact]
    public async Task Of_many_simultaneous_uses_of_one_token_one_wins_and_the_session_ends()
    {
        var ada = await fixture.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ada.RefreshAsync()));

        var winner = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        var next = (await winner.Json()).GetProperty("data").GetProperty("refreshToken").GetString();
        await (await ada.RefreshAsync(next)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\u0000' or 1=1 --")]
    public async Task A_token_that_nobody_was_given_is_refused(string token)
    {
        var ada = await fixture.RegisterAsync();

        await (await ada.RefreshAsync(token)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_token_that_has_expired_is_refused_and_the_session_is_not_listed()
    {
        var ada = await fixture.RegisterAsync();
        await fixture.Database.ExecuteAsync($"update sessions set expires_at = now() - interval '1 s' where user_id = '{ada.Id}'");
        await fixture.Database.ExecuteAsync(
            $"update refresh_tokens set expires_at = now() - interval '1 s' where session_id in (select id from sessions where user_id = '{ada.Id}')");

        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Empty(await ada.SessionsAsync());
    }

    [Fact]
    public async Task A_restart_keeps_the_session()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        string token;
        await using (var before = await TestProduct.StartAsync(database.ConnectionString))
            token = (await AccountClient.RegisterAsync(before)).RefreshToken;
        await using var after = await TestProduct.StartAsync(database.ConnectionString);

        var body = new StringContent($$"""{"refreshToken":"{{token}}"}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await after.Client.PostAsync("/api/v1/auth/refresh", body, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Browsers_keep_the_token_in_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var ada = await fixture.RegisterAsync();
        foreach (var answer in new[] { await ada.LogInAsync(), await ada.RefreshAsync() })
        {
            var token = (await answer.Json()).GetProperty("data").GetProperty("refreshToken").GetString();
            Assert.Equal($"{Cookie}={token}; max-age=604800; path=/api/v1/auth; secure; samesite=strict; httponly", answer.Header("Set-Cookie"));
        }
        var left = await ada.SendAsync(HttpMethod.Post, "auth/logout");
        Assert.Equal($"{Cookie}=; max-age=0; path=/api/v1/auth; secure; samesite=strict; httponly", left.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Origin", "own", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("X-Nothing", "at all", false)]
    public async Task By_cookie_only_pages_of_ours_may_refresh(string header, string value, bool isLet)
    {
        var ada = await fixture.RegisterAsync();
        var request = ByCookie(ada.RefreshToken);
        request.Headers.TryAddWithoutValidation(header, value == "own" ? fixture.Product.Address.GetLeftPart(UriPartial.Authority) : value);

        var answer = await fixture.Product.Client.SendAsync(request, Cancellation);

        if (isLet)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            await answer.Failure(HttpStatusCode.Forbidden, "csrf");
        // Refused before anything was used up.
        Assert.Equal(isLet ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, (await ada.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_is_no_good_is_taken_away()
    {
        var request = ByCookie("nothing");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        var answer = await fixture.Product.Client.SendAsync(request, Cancellation);

        await answer.Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.StartsWith($"{Cookie}=; max-age=0;", answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Without_any_token_the_answer_is_that_there_is_no_session()
    {
        var answer = await fixture.Product.Client.PostAsync("/api/v1/auth/refresh", null, Cancellation);

        await answer.Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private HttpRequestMessage ByCookie(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Product.Address, "/api/v1/auth/refresh"));
        request.Headers.Add("Cookie", $"{Cookie}={token}");
        return request;
    }

    private async Task<IReadOnlyList<string>> ActsAsync(AccountClient user, string expected)
    {
        IReadOnlyList<string> acts = [];
        await Patience.UntilAsync(async () =>
        {
            acts = await fixture.Database.QueryAsync<string>($"select act from audit_log where user_id = '{user.Id}'");
            return acts.Contains(expected);
        }, $"the act {expected}");
        return acts;
    }
}
