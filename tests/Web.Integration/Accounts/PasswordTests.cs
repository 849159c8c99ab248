using System.Net;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>How passwords are replaced and addresses proved.</summary>
[Collection(nameof(AccountProduct))]
public sealed class PasswordTests(AccountProduct fixture)
{
    private const string NewPassword = "another battery staple";

    [Fact]
    public async Task A_changed_password_opens_and_the_old_one_does_not_and_other_sessions_end()
    {
        var ada = await fixture.RegisterAsync();
        var other = await ada.SignInAgainAsync();

        var changed = await ChangeAsync(ada, AccountClient.Password, NewPassword);

        Assert.Equal("""{"success":true,"data":{"endedSessions":1}}""", await changed.Text());
        await (await ada.LogInAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, (await ada.LogInAsync(NewPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.MeAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.RefreshAsync()).StatusCode);
        await (await other.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await other.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("not the password", NewPassword, 403, "wrong_password")]
    [InlineData("", NewPassword, 403, "wrong_password")]
    [InlineData(AccountClient.Password, "short", 400, "validation_failed")]
    [InlineData("not the password", "short", 400, "validation_failed")]
    public async Task A_change_that_is_refused_changes_nothing(string current, string next, int status, string code)
    {
        var ada = await fixture.RegisterAsync();

        await (await ChangeAsync(ada, current, next)).Failure((HttpStatusCode)status, code);

        Assert.Equal(HttpStatusCode.OK, (await ada.LogInAsync()).StatusCode);
    }

    [Fact]
    public async Task Wrong_current_passwords_count_like_failed_sign_ins_by_either_name()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:SignInFailures", "3"));
        var ada = await AccountClient.RegisterAsync(product);
        await (await ChangeAsync(ada, "not the password", NewPassword)).Failure(HttpStatusCode.Forbidden, "wrong_password");
        await (await ada.LogInAsync("not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.LogInAsync("not the password", ada.Email)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        // The address has failed as often: only the account's own count is left.
        await database.ExecuteAsync("delete from sign_in_failures where subject like 'address:%'");

        await (await ada.LogInAsync()).Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal([3L], await database.QueryAsync<long>($"select count(*) from sign_in_failures where subject = 'account:{ada.Id:N}'"));
    }

    [Fact]
    public async Task Of_simultaneous_changes_one_wins()
    {
        var ada = await fixture.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ChangeAsync(ada, AccountClient.Password, $"{NewPassword} {i}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_token_once_and_all_sessions_end()
    {
        var ada = await fixture.RegisterAsync();
        await ForgetAsync(ada.Email.ToUpperInvariant());
        var token = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");

        Assert.Equal("""{"success":true,"data":{"endedSessions":1}}""", await (await ResetAsync(token)).Text());

        await (await ada.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.LogInAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, (await ada.LogInAsync(NewPassword)).StatusCode);
        await (await ResetAsync(token)).Failure(HttpStatusCode.UnprocessableEntity, "invalid_token");
        Assert.Equal([true], await VerifiedAsync(ada)); // whoever reads its mail has the address
    }

    [Fact]
    public async Task A_reset_ends_all_other_tokens_to_reset()
    {
        var ada = await fixture.RegisterAsync();
        await ForgetAsync(ada.Email);
        var first = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");
        await ForgetAsync(ada.Email);
        var second = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");

        Assert.Equal(HttpStatusCode.OK, (await ResetAsync(first)).StatusCode);
        await (await ResetAsync(second)).Failure(HttpStatusCode.UnprocessableEntity, "invalid_token");
    }

    [Fact]
    public async Task Of_simultaneous_resets_by_one_token_one_wins()
    {
        var ada = await fixture.RegisterAsync();
        await ForgetAsync(ada.Email);
        var token = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ResetAsync(token)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("verify-email")]
    [InlineData("expired")]
    [InlineData("made up")]
    public async Task Another_token_resets_nothing(string kind)
    {
        var ada = await fixture.RegisterAsync();
        var token = "x";
        if (kind == "verify-email")
            token = await fixture.Product.MailedTokenAsync(ada.Email, kind);
        if (kind == "expired")
        {
            await ForgetAsync(ada.Email);
            token = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");
            await fixture.Database.ExecuteAsync($"update mailed_tokens set expires_at = now() - interval '1 s' where user_id = '{ada.Id}'");
        }

        await (await ResetAsync(token)).Failure(HttpStatusCode.UnprocessableEntity, "invalid_token");
        Assert.Equal(HttpStatusCode.OK, (await ada.LogInAsync()).StatusCode);
    }

    [Fact]
    public async Task A_password_that_breaks_the_rules_leaves_the_token_good()
    {
        var ada = await fixture.RegisterAsync();
        await ForgetAsync(ada.Email);
        var token = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");

        var error = await (await ResetAsync(token, "short")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal("newPassword", Assert.Single(error.GetProperty("details").EnumerateObject()).Name);
        Assert.Equal(HttpStatusCode.OK, (await ResetAsync(token)).StatusCode);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_there_is_such_an_account()
    {
        var ada = await fixture.RegisterAsync();
        var answers = new List<string>();
        foreach (var email in new[] { ada.Email, $"nobody.{ada.Email}", "no address at all", "", "ada\u0000@example.org" })
        {
            var answer = await fixture.Product.Client.PostAsync("/api/v1/auth/password/forgot", Json(new { email }), TestContext.Current.CancellationToken);
            answers.Add($"{(int)answer.StatusCode} {await answer.Text()}");
        }

        Assert.StartsWith("202 ", Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task Too_many_mails_are_answered_alike_but_not_sent()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:SignInFailures", "2"));
        var ada = await AccountClient.RegisterAsync(product);
        await product.MailedTokenAsync(ada.Email, "verify-email");

        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.Accepted, (await ada.PostAsync("auth/password/forgot", new { email = ada.Email })).StatusCode);

        await Patience.UntilAsync(async () => (await database.QueryAsync<Guid>("select id from mails")).Count == 0, "the queue to be empty");
        Assert.Equal(2, product.MailCount);
    }

    [Fact]
    public async Task Who_registers_proves_the_address_by_the_mailed_token_once()
    {
        var ada = await fixture.RegisterAsync();
        Assert.Equal([false], await VerifiedAsync(ada));
        var token = await fixture.Product.MailedTokenAsync(ada.Email, "verify-email");

        Assert.Equal("""{"success":true,"data":{"emailVerified":true}}""", await (await ada.PostAsync("auth/email/verify", new { token })).Text());

        Assert.Equal([true], await VerifiedAsync(ada));
        await (await ada.PostAsync("auth/email/verify", new { token })).Failure(HttpStatusCode.UnprocessableEntity, "invalid_token");
    }

    [Fact]
    public async Task The_mail_is_sent_again_until_the_address_is_proved()
    {
        var ada = await fixture.RegisterAsync();
        await fixture.Product.MailedTokenAsync(ada.Email, "verify-email");
        Assert.Equal(HttpStatusCode.Accepted, (await ada.SendAsync(HttpMethod.Post, "auth/email/resend")).StatusCode);
        var token = await fixture.Product.MailedTokenAsync(ada.Email, "verify-email");
        Assert.Equal(HttpStatusCode.OK, (await ada.PostAsync("auth/email/verify", new { token })).StatusCode);

        Assert.Equal(HttpStatusCode.Accepted, (await ada.SendAsync(HttpMethod.Post, "auth/email/resend")).StatusCode);

        await Patience.UntilAsync(
            async () => (await fixture.Database.QueryAsync<Guid>($"select id from mails where user_id = '{ada.Id}'")).Count == 0, "the queue to be empty");
        Assert.Empty(await fixture.Database.QueryAsync<byte[]>($"select token_hash from mailed_tokens where user_id = '{ada.Id}'"));
    }

    private static Task<HttpResponseMessage> ChangeAsync(AccountClient user, string currentPassword, string newPassword) =>
        user.SendAsync(HttpMethod.Post, "auth/password/change", new { currentPassword, newPassword });

    private async Task ForgetAsync(string email)
    {
        var answer = await fixture.Product.Client.PostAsync("/api/v1/auth/password/forgot", Json(new { email }), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private Task<HttpResponseMessage> ResetAsync(string token, string newPassword = NewPassword) =>
        fixture.Product.Client.PostAsync("/api/v1/auth/password/reset", Json(new { token, newPassword }), TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<bool>> VerifiedAsync(AccountClient user) =>
        fixture.Database.QueryAsync<bool>($"select email_verified_at is not null from accounts where id = '{user.Id}'");

    private static System.Net.Http.Json.JsonContent Json<T>(T body) => System.Net.Http.Json.JsonContent.Create(body);
}
