using System.Net;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>How accounts are hidden, deleted and removed for good.</summary>
[Collection(nameof(AccountProduct))]
public sealed class LeavingTests(AccountProduct fixture)
{
    [Fact]
    public async Task A_deactivated_account_has_no_session_and_is_active_again_by_signing_in()
    {
        var ada = await fixture.RegisterAsync();
        var other = await ada.SignInAgainAsync();

        var answer = await ada.SendAsync(HttpMethod.Post, "users/me/deactivate");

        Assert.Equal("""{"success":true,"data":{"endedSessions":2}}""", await answer.Text());
        Assert.Equal([1], await StatusAsync(ada));
        foreach (var session in new[] { ada, other })
        {
            await (await session.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
            await (await session.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        }

        await (await ada.LogInAsync("not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal([1], await StatusAsync(ada));
        var back = await ada.SignInAgainAsync();
        Assert.Equal([0], await StatusAsync(ada));
        Assert.Equal(HttpStatusCode.OK, (await back.MeAsync()).StatusCode);
        await UntilActsAsync(ada, ["account_status_changed", "account_status_changed", "registered", "sign_in_failed", "signed_in", "signed_in"]);
    }

    [Theory]
    [InlineData("deactivate", "POST")]
    [InlineData("", "DELETE")]
    public async Task A_wrong_password_changes_nothing(string path, string method)
    {
        var ada = await fixture.RegisterAsync();

        var answer = await ada.SendAsync(new HttpMethod(method), $"users/me/{path}".TrimEnd('/'), new { password = "not the password" });

        await answer.Failure(HttpStatusCode.Forbidden, "wrong_password");
        Assert.Equal([0], await StatusAsync(ada));
        Assert.Equal(HttpStatusCode.OK, (await ada.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task To_delete_an_account_takes_its_password()
    {
        var ada = await fixture.RegisterAsync();

        await (await ada.SendAsync(HttpMethod.Delete, "users/me")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await ada.SendAsync(HttpMethod.Delete, "users/me", new { password = (string?)null })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal([0], await StatusAsync(ada));
    }

    [Fact]
    public async Task A_deleted_account_is_as_if_it_had_never_been_but_its_names_stay_taken()
    {
        var ada = await fixture.RegisterAsync();
        await fixture.Product.MailedTokenAsync(ada.Email, "verify-email");

        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(ada)).StatusCode);

        await (await ada.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        var deleted = await (await ada.LogInAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        var unknown = await (await ada.LogInAsync(login: "nobody.at.all")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(unknown.GetProperty("message").GetString(), deleted.GetProperty("message").GetString());
        Assert.Equal(HttpStatusCode.Accepted, (await ada.PostAsync("auth/password/forgot", new { email = ada.Email })).StatusCode);
        await Patience.UntilAsync(async () => (await fixture.Database.QueryAsync<Guid>($"select id from mails where email_key = '{ada.Email}'")).Count == 0, "the mail to be dropped");
        Assert.Equal([0L], await fixture.Database.QueryAsync<long>($"select count(*) from mailed_tokens where user_id = '{ada.Id}' and purpose = 2"));

        var again = await ada.PostAsync("auth/register", new { email = $"other.{ada.Email}", username = ada.Name, password = AccountClient.Password });
        await again.Failure(HttpStatusCode.Conflict, "username_taken");
    }

    [Fact]
    public async Task Deleting_from_many_places_at_once_deletes_once()
    {
        var ada = await fixture.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DeleteAsync(ada)));

        // Who comes late finds the session ended, or the account gone.
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NoContent, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized }));
        Assert.Equal([3], await StatusAsync(ada));
        Assert.Equal([2L], await fixture.Database.QueryAsync<long>($"select version from accounts where id = '{ada.Id}'"));
    }

    [Fact]
    public async Task A_suspended_account_says_so_to_who_knows_the_password_alone()
    {
        var ada = await fixture.RegisterAsync();
        await fixture.Database.ExecuteAsync($"update accounts set status = 2, version = version + 1 where id = '{ada.Id}'");

        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.LogInAsync()).Failure(HttpStatusCode.Forbidden, "suspended");
        await (await ada.LogInAsync("not the password")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_deleted_account_is_removed_when_its_time_is_over_whoever_has_begun_it_before()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("Accounts:PurgeAfter", "1.00:00:00"), ("Accounts:CleanupInterval", "00:00:00.05"));
        var (ada, bob) = (await AccountClient.RegisterAsync(product), await AccountClient.RegisterAsync(product));
        var late = await AccountClient.RegisterAsync(product);
        foreach (var (follower, followee) in new[] { (ada, bob), (bob, ada) })
            Assert.Equal(HttpStatusCode.OK, (await follower.SendAsync(HttpMethod.Put, $"users/{followee.Id}/follow")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(late)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(ada)).StatusCode);

        // A day later; a silo had begun and died.
        await database.ExecuteAsync(
            $"""
            update accounts set status_changed_at = status_changed_at - interval '1 day', purge_claimed_until = clock_timestamp() + interval '200 ms'
            where id = '{ada.Id}'
            """);

        await Patience.UntilAsync(async () => (await database.QueryAsync<Guid>($"select id from accounts where id = '{ada.Id}'")).Count == 0, "the account to go");
        foreach (var table in new[] { "profiles", "user_counts", "sessions", "mailed_tokens" })
            Assert.Empty(await database.QueryAsync<Guid>($"select user_id from {table} where user_id = '{ada.Id}'"));
        Assert.Equal(["0 0"], await database.QueryAsync<string>($"select followers || ' ' || following from user_counts where user_id = '{bob.Id}'"));
        Assert.Empty(await database.QueryAsync<Guid>("select follower_id from follows"));
        Assert.Equal([ada.Id], await database.QueryAsync<Guid>($"select user_id from usernames where username = '{ada.Name}'"));
        await Patience.UntilAsync(async () => (await database.QueryAsync<string>($"select act from audit_log where user_id = '{ada.Id}'")).Count == 2, "both acts in the trail");
        Assert.Equal([3], await database.QueryAsync<short>($"select status from accounts where id = '{late.Id}'"));
        Assert.Equal(HttpStatusCode.OK, (await bob.MeAsync()).StatusCode);

        // The address is free again, the name is not.
        await (await ada.PostAsync("auth/register", new { email = ada.Email, username = ada.Name, password = AccountClient.Password }))
            .Failure(HttpStatusCode.Conflict, "username_taken");
        Assert.Equal(
            HttpStatusCode.Created,
            (await ada.PostAsync("auth/register", new { email = ada.Email, username = $"{ada.Name}2", password = AccountClient.Password })).StatusCode);
    }

    [Fact]
    public async Task What_is_over_is_cleaned_up_and_nothing_else()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Accounts:CleanupInterval", "00:00:00.05"));
        var ada = await AccountClient.RegisterAsync(product);
        var old = await ada.SignInAgainAsync();
        await ada.RotateAsync();
        await old.SendAsync(HttpMethod.Post, "auth/logout");
        var over = await ada.SignInAgainAsync();
        var overId = await over.SessionIdAsync();

        await database.ExecuteAsync($"update sessions set expires_at = now() - interval '1 s' where id = '{overId}'");
        await database.ExecuteAsync("update refresh_tokens set expires_at = now() - interval '1 s' where used_at is not null");
        await database.ExecuteAsync("update revoked_sessions set expires_at = now() - interval '1 s'");

        await Patience.UntilAsync(async () => (await database.QueryAsync<Guid>("select session_id from revoked_sessions")).Count == 0, "old marks to go");
        await Patience.UntilAsync(async () => (await database.QueryAsync<Guid>("select id from sessions")).Count == 1, "the session to go");
        await Patience.UntilAsync(async () => (await database.QueryAsync<byte[]>("select token_hash from refresh_tokens")).Count == 1, "used tokens to go");
        Assert.Equal(HttpStatusCode.OK, (await ada.RefreshAsync()).StatusCode);
    }

    private static Task<HttpResponseMessage> DeleteAsync(AccountClient user) =>
        user.SendAsync(HttpMethod.Delete, "users/me", new { password = AccountClient.Password });

    private Task<IReadOnlyList<short>> StatusAsync(AccountClient user) =>
        fixture.Database.QueryAsync<short>($"select status from accounts where id = '{user.Id}'");

    private async Task UntilActsAsync(AccountClient user, string[] acts)
    {
        IReadOnlyList<string> noted = [];
        await Patience.UntilAsync(async () =>
        {
            noted = await fixture.Database.QueryAsync<string>($"select act from audit_log where user_id = '{user.Id}' order by act collate \"C\"");
            return noted.Count >= acts.Length;
        }, $"{acts.Length} acts");
        Assert.Equal(acts, noted);
    }
}
