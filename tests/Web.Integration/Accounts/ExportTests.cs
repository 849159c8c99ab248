using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>How users get all their data.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestProduct _product = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _product = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_archive_has_all_that_there_is_of_the_user_and_opens_without_a_token()
    {
        var ada = await AccountClient.RegisterAsync(_product);
        var bob = await AccountClient.RegisterAsync(_product);
        await _database.ExecuteAsync($"insert into follows (follower_id, followee_id, since) values ('{bob.Id}', '{ada.Id}', now())");
        await _database.ExecuteAsync($"insert into user_marks (owner_id, target_id, kind, since) values ('{ada.Id}', '{bob.Id}', 1, now()), ('{bob.Id}', '{ada.Id}', 1, now())");
        // More than a page of them, many of one time.
        await _database.ExecuteAsync(
            $"insert into follows (follower_id, followee_id, since) select '{ada.Id}', gen_random_uuid(), now() - (n / 300) * interval '1 s' from generate_series(1, 1234) n");
        Assert.Equal("none", (await StateAsync(ada)).GetProperty("status").GetString());

        var requested = await ada.SendAsync(HttpMethod.Post, "users/me/export");

        Assert.Equal(HttpStatusCode.Accepted, requested.StatusCode);
        Assert.Equal("pending", (await requested.Json()).GetProperty("data").GetProperty("status").GetString());
        var ready = await ReadyAsync(ada);
        Assert.InRange(ready.GetProperty("expiresAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(25));
        var answer = await _product.Client.GetAsync(ready.GetProperty("url").GetString(), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Header("Content-Type"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal(
            ["account.json", "activity.json", "blocks.json", "bookmarks.json", "close-friends.json", "comments.json",
                "follow-requests-received.json", "follow-requests-sent.json", "followers.json", "following.json", "hashtags.json", "likes.json",
                "media.json", "messages.json", "mutes.json", "notification-settings.json", "notifications.json", "passkeys.json", "posts.json", "presence.json", "profile.json", "restricts.json", "scheduled-messages.json", "sessions.json",
                "sign-in-providers.json"],
            zip.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.Equal(ada.Email, (await ReadAsync(zip, "account.json")).GetProperty("email").GetString());
        Assert.Equal(ada.Name, (await ReadAsync(zip, "profile.json")).GetProperty("displayName").GetString());
        Assert.Equal(1, (await ReadAsync(zip, "sessions.json")).GetArrayLength());
        Assert.Equal(bob.Name, Assert.Single((await ReadAsync(zip, "followers.json")).EnumerateArray()).GetProperty("username").GetString());
        Assert.Equal(1234, (await ReadAsync(zip, "following.json")).EnumerateArray().Select(user => user.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.Equal(bob.Id, Assert.Single((await ReadAsync(zip, "blocks.json")).EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Empty((await ReadAsync(zip, "mutes.json")).EnumerateArray());
        Assert.Empty((await ReadAsync(zip, "passkeys.json")).EnumerateArray());
        Assert.Empty((await ReadAsync(zip, "sign-in-providers.json")).EnumerateArray());
        Assert.DoesNotContain(AccountClient.Password, await new StreamReader(zip.GetEntry("account.json")!.Open()).ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_of_many_parts_is_served_whole()
    {
        var ada = await AccountClient.RegisterAsync(_product);
        // Random ids do not pack.
        await _database.ExecuteAsync(
            $"insert into follows (follower_id, followee_id, since) select gen_random_uuid(), '{ada.Id}', now() - n * interval '1 ms' from generate_series(1, 30000) n");
        await ada.SendAsync(HttpMethod.Post, "users/me/export");
        var ready = await ReadyAsync(ada);
        Assert.True(Assert.Single(await _database.QueryAsync<long>("select count(*) from data_export_chunks")) > 2);

        using var zip = new ZipArchive(await _product.Client.GetStreamAsync(ready.GetProperty("url").GetString(), Cancellation));

        Assert.Equal(30000, (await ReadAsync(zip, "followers.json")).GetArrayLength());
    }

    [Fact]
    public async Task There_is_one_export_at_a_time_and_one_a_day()
    {
        var ada = await AccountClient.RegisterAsync(_product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ada.SendAsync(HttpMethod.Post, "users/me/export")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests }));
        await ReadyAsync(ada);

        var again = await ada.SendAsync(HttpMethod.Post, "users/me/export");
        await again.Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.InRange(int.Parse(again.Header("Retry-After")!), 86_000, 86_400);

        await _database.ExecuteAsync("update data_exports set requested_at = requested_at - interval '1 day'");
        Assert.Equal(HttpStatusCode.Accepted, (await ada.SendAsync(HttpMethod.Post, "users/me/export")).StatusCode);
        await ReadyAsync(ada);
    }

    [Fact]
    public async Task A_link_ends_with_its_file_and_made_up_ones_lead_nowhere()
    {
        var ada = await AccountClient.RegisterAsync(_product);
        await ada.SendAsync(HttpMethod.Post, "users/me/export");
        var url = (await ReadyAsync(ada)).GetProperty("url").GetString()!;
        foreach (var path in new[] { "", "?token=", "?token=x", $"?token={ada.RefreshToken}" })
            await (await _product.Client.GetAsync($"/api/v1/exports/download{path}", Cancellation)).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.OK, (await _product.Client.GetAsync(url, Cancellation)).StatusCode);

        await _database.ExecuteAsync("update data_exports set expires_at = now() - interval '1 s'");

        await (await _product.Client.GetAsync(url, Cancellation)).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("none", (await StateAsync(ada)).GetProperty("status").GetString());
        await Patience.UntilAsync(async () => (await _database.QueryAsync<int>("select number from data_export_chunks")).Count == 0, "the file to be removed");
    }

    [Fact]
    public async Task An_export_that_was_begun_by_a_process_that_died_is_made_by_another()
    {
        var ada = await AccountClient.RegisterAsync(_product);
        await _product.DisposeAsync();
        // As a killed process leaves it: claimed, half written.
        await _database.ExecuteAsync(
            $"""
            insert into data_exports (user_id, requested_at, attempts, build_id, claimed_until)
            values ('{ada.Id}', now(), 1, '{Guid.Empty}', clock_timestamp() + interval '300 ms')
            """);
        await _database.ExecuteAsync($"insert into data_export_chunks (build_id, number, bytes) values ('{Guid.Empty}', 0, 'half')");
        _product = await StartAsync();

        await Patience.UntilAsync(async () => (await _database.QueryAsync<short>("select status from data_exports")).Single() == 1, "the export to be ready");
        await Patience.UntilAsync(
            async () => (await _database.QueryAsync<int>($"select number from data_export_chunks where build_id = '{Guid.Empty}'")).Count == 0, "the broken file to go");
    }

    [Fact]
    public async Task What_cannot_be_made_is_given_up_and_may_be_asked_for_again()
    {
        var ada = await AccountClient.RegisterAsync(_product);
        await _database.ExecuteAsync($"insert into data_exports (user_id, requested_at, attempts) values ('{ada.Id}', now(), 5)");

        await Patience.UntilAsync(async () => (await StateAsync(ada)).GetProperty("status").GetString() == "failed", "the export to fail");

        Assert.Equal(HttpStatusCode.Accepted, (await ada.SendAsync(HttpMethod.Post, "users/me/export")).StatusCode);
        await ReadyAsync(ada);
    }

    private Task<TestProduct> StartAsync() => TestProduct.StartAsync(_database.ConnectionString, ("Accounts:ExportInterval", "00:00:00.05"));

    private static async Task<JsonElement> StateAsync(AccountClient user) =>
        (await (await user.SendAsync(HttpMethod.Get, "users/me/export")).Json()).GetProperty("data");

    private static async Task<JsonElement> ReadyAsync(AccountClient user)
    {
        JsonElement state = default;
        await Patience.UntilAsync(async () => (state = await StateAsync(user)).GetProperty("status").GetString() == "ready", "the export to be ready");
        return state;
    }

    private static async Task<JsonElement> ReadAsync(ZipArchive zip, string name)
    {
        await using var entry = await zip.GetEntry(name)!.OpenAsync(Cancellation);
        return await JsonSerializer.DeserializeAsync<JsonElement>(entry, cancellationToken: Cancellation);
    }
}
