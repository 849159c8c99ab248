using System.Net;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>One-time passwords and recovery codes, as a client meets them.</summary>
[Collection(nameof(AccountProduct))]
public sealed class SecondFactorTests(AccountProduct fixture)
{
    [Fact]
    public async Task A_sign_in_needs_the_code_once_it_is_enabled_and_not_before()
    {
        var ada = await fixture.RegisterAsync();
        var setup = (await (await ada.SendAsync(HttpMethod.Post, "auth/2fa/setup")).Json()).GetProperty("data");
        Assert.Matches("^[A-Z2-7]{32}$", setup.Text("secret"));
        Assert.StartsWith($"otpauth://totp/InstaHub:{ada.Name}?secret={setup.Text("secret")}&issuer=InstaHub", setup.Text("uri"));
        Assert.Equal(HttpStatusCode.OK, (await ada.LogInAsync()).StatusCode);

        var factor = await SecondFactor.EnableAsync(ada);

        Assert.Equal(10, factor.RecoveryCodes.Distinct().Count());
        await (await ada.LogInAsync()).Failure(HttpStatusCode.Unauthorized, "two_factor_required");
        await (await ada.LogInAsync("not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await LogInAsync(ada, factor.Next, "not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        var signedIn = await LogInAsync(ada, factor.Next);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Contains("instahub_refresh=", signedIn.Header("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, (await ada.RefreshAsync()).StatusCode); // sessions from before go on
    }

    [Fact]
    public async Task Whether_it_is_enabled_is_told_and_a_secret_alone_is_not_enough()
    {
        var ada = await fixture.RegisterAsync();
        Assert.False(await IsEnabledAsync(ada));
        Assert.Equal(HttpStatusCode.OK, (await ada.SendAsync(HttpMethod.Post, "auth/2fa/setup")).StatusCode);
        Assert.False(await IsEnabledAsync(ada));

        await SecondFactor.EnableAsync(ada);
        Assert.True(await IsEnabledAsync(ada));

        await PostAsync(ada, "disable", new { password = AccountClient.Password });
        Assert.False(await IsEnabledAsync(ada));
    }

    [Fact]
    public async Task A_code_works_once_even_for_twenty_at_once()
    {
        var ada = await fixture.RegisterAsync();
        var factor = await SecondFactor.EnableAsync(ada);
        await (await LogInAsync(ada, factor.Used)).Failure(HttpStatusCode.Unauthorized, "wrong_code");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LogInAsync(ada, factor.Next)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await answer.Failure(HttpStatusCode.Unauthorized, "wrong_code");
    }

    [Fact]
    public async Task A_recovery_code_stands_for_a_code_once()
    {
        var ada = await fixture.RegisterAsync();
        var factor = await SecondFactor.EnableAsync(ada);

        Assert.Equal(HttpStatusCode.OK, (await LogInAsync(ada, factor.RecoveryCodes[0].ToLowerInvariant().Replace("-", ""))).StatusCode);
        await (await LogInAsync(ada, factor.RecoveryCodes[0])).Failure(HttpStatusCode.Unauthorized, "wrong_code");
        Assert.Equal(HttpStatusCode.OK, (await LogInAsync(ada, factor.RecoveryCodes[1])).StatusCode);
    }

    [Fact]
    public async Task New_recovery_codes_need_a_code_and_replace_the_old_ones()
    {
        var ada = await fixture.RegisterAsync();
        var factor = await SecondFactor.EnableAsync(ada);
        await (await PostAsync(ada, "recovery-codes", new { code = factor.RecoveryCodes[0] })).Failure(HttpStatusCode.Forbidden, "wrong_code");

        var fresh = SecondFactor.CodesOf(await (await PostAsync(ada, "recovery-codes", new { code = factor.Next })).Json());

        Assert.Equal(10, fresh.Except(factor.RecoveryCodes).Count());
        await (await LogInAsync(ada, factor.RecoveryCodes[0])).Failure(HttpStatusCode.Unauthorized, "wrong_code");
        Assert.Equal(HttpStatusCode.OK, (await LogInAsync(ada, fresh[0])).StatusCode);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("code")]
    [InlineData("recovery code")]
    public async Task It_is_disabled_by_what_its_user_knows(string by)
    {
        var ada = await fixture.RegisterAsync();
        var factor = await SecondFactor.EnableAsync(ada);
        await (await PostAsync(ada, "disable", new { })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await PostAsync(ada, "disable", new { password = "not the password" })).Failure(HttpStatusCode.Forbidden, "wrong_password");
        await (await PostAsync(ada, "disable", new { code = factor.Used })).Failure(HttpStatusCode.Forbidden, "wrong_code");

        object proof = by switch { "password" => new { password = AccountClient.Password }, "code" => new { code = factor.Next }, _ => new { code = factor.RecoveryCodes[0] } };
        Assert.Equal("""{"success":true,"data":{"enabled":false}}""", await (await PostAsync(ada, "disable", proof)).Text());

        Assert.Equal(HttpStatusCode.OK, (await ada.LogInAsync()).StatusCode);
        await (await PostAsync(ada, "disable", proof)).Failure(HttpStatusCode.Conflict, "two_factor_not_set_up");
        await SecondFactor.EnableAsync(ada); // another secret
    }

    [Fact]
    public async Task What_comes_out_of_turn_is_refused()
    {
        var ada = await fixture.RegisterAsync();
        await (await PostAsync(ada, "enable", new { code = "000000" })).Failure(HttpStatusCode.Conflict, "two_factor_not_set_up");
        await (await PostAsync(ada, "recovery-codes", new { code = "000000" })).Failure(HttpStatusCode.Conflict, "two_factor_not_set_up");

        var factor = await SecondFactor.EnableAsync(ada);

        await (await PostAsync(ada, "setup", new { })).Failure(HttpStatusCode.Conflict, "two_factor_enabled");
        await (await PostAsync(ada, "enable", new { code = factor.Next })).Failure(HttpStatusCode.Conflict, "two_factor_enabled");
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("a text that is much longer than any code that there could be, and goes on and on and on")]
    public async Task What_is_no_code_is_a_wrong_one(string code)
    {
        var ada = await fixture.RegisterAsync();
        await SecondFactor.EnableAsync(ada);

        await (await LogInAsync(ada, code)).Failure(HttpStatusCode.Unauthorized, "wrong_code");
        await (await PostAsync(ada, "disable", new { code })).Failure(HttpStatusCode.Forbidden, "wrong_code");
    }

    [Fact]
    public async Task Wrong_codes_count_like_failed_sign_ins()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:SignInFailures", "3"));
        var ada = await AccountClient.RegisterAsync(product);
        var factor = await SecondFactor.EnableAsync(ada);
        for (var i = 0; i < 10; i++)
            await (await ada.LogInAsync()).Failure(HttpStatusCode.Unauthorized, "two_factor_required"); // the password was right

        await (await LogInAsync(ada, factor.Used)).Failure(HttpStatusCode.Unauthorized, "wrong_code");
        await (await LogInAsync(ada, factor.Used)).Failure(HttpStatusCode.Unauthorized, "wrong_code");
        await (await PostAsync(ada, "disable", new { code = factor.Used })).Failure(HttpStatusCode.Forbidden, "wrong_code");

        await (await LogInAsync(ada, factor.Next)).Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        await (await PostAsync(ada, "disable", new { password = AccountClient.Password })).Failure(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task Acts_reach_the_audit_trail()
    {
        var ada = await fixture.RegisterAsync();
        var factor = await SecondFactor.EnableAsync(ada);
        await LogInAsync(ada, factor.RecoveryCodes[0]);
        await PostAsync(ada, "recovery-codes", new { code = factor.Next });
        await PostAsync(ada, "disable", new { password = AccountClient.Password });

        string[] expected = ["recovery_code_used", "recovery_codes_replaced", "two_factor_disabled", "two_factor_enabled"];
        await Patience.UntilAsync(
            async () => expected.All((await fixture.Database.QueryAsync<string>($"select act from audit_log where user_id = '{ada.Id}'")).Contains), "four acts in the audit trail");
    }

    [Fact]
    public async Task Recovery_codes_are_stored_as_hashes()
    {
        var ada = await fixture.RegisterAsync();
        var factor = await SecondFactor.EnableAsync(ada);

        var stored = await fixture.Database.QueryAsync<byte[]>($"select code_hash from recovery_codes where user_id = '{ada.Id}'");

        Assert.Equal(10, stored.Count);
        Assert.All(stored, hash => Assert.Equal(32, hash.Length));
        Assert.DoesNotContain(stored, hash => factor.RecoveryCodes.Any(code => System.Text.Encoding.UTF8.GetBytes(code).AsSpan().SequenceEqual(hash)));
    }

    private static Task<HttpResponseMessage> LogInAsync(AccountClient client, string code, string password = AccountClient.Password) =>
        client.PostAsync("auth/login", new { login = client.Name, password, code });

    private static async Task<bool> IsEnabledAsync(AccountClient client) =>
        (await (await client.SendAsync(HttpMethod.Get, "auth/2fa")).Json()).GetProperty("data").GetProperty("enabled").GetBoolean();

    private static Task<HttpResponseMessage> PostAsync(AccountClient client, string path, object body) => client.SendAsync(HttpMethod.Post, $"auth/2fa/{path}", body);
}
