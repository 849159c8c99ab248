using System.Net;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.TestSupport.Live;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>How sessions are seen and ended, and what ends with them.</summary>
[Collection(nameof(AccountProduct))]
public sealed class SessionTests(AccountProduct fixture)
{
    [Fact]
    public async Task A_user_sees_their_own_sessions_the_newest_first()
    {
        var ada = await fixture.RegisterAsync();
        var other = await ada.SignInAgainAsync();
        await fixture.RegisterAsync();

        var sessions = await ada.SessionsAsync();

        Assert.Equal([await other.SessionIdAsync(), await ada.SessionIdAsync()], sessions.Select(session => session.GetProperty("id").GetGuid()));
        Assert.Equal([false, true], sessions.Select(session => session.GetProperty("current").GetBoolean()));
        Assert.All(sessions, session =>
        {
            Assert.Equal(
                ["id", "device", "address", "startedAt", "lastSeen", "current"], session.EnumerateObject().Select(property => property.Name));
            Assert.Equal("127.0.0.1", session.GetProperty("address").GetString());
        });
    }

    [Fact]
    public async Task Refreshing_moves_last_seen_on()
    {
        var ada = await fixture.RegisterAsync();
        var before = Assert.Single(await ada.SessionsAsync());
        Assert.Equal(before.GetProperty("startedAt").GetRawText(), before.GetProperty("lastSeen").GetRawText());

        await ada.RotateAsync();

        var after = Assert.Single(await ada.SessionsAsync());
        Assert.Equal(before.GetProperty("startedAt").GetRawText(), after.GetProperty("startedAt").GetRawText());
        Assert.True(after.GetProperty("lastSeen").GetDateTimeOffset() > before.GetProperty("lastSeen").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_session_that_is_ended_from_another_one_is_refused_at_once_and_ending_it_again_changes_nothing()
    {
        var ada = await fixture.RegisterAsync();
        var lost = await ada.SignInAgainAsync();
        var id = await lost.SessionIdAsync();

        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.NoContent, (await ada.SendAsync(HttpMethod.Delete, $"auth/sessions/{id}")).StatusCode);

        await (await lost.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await lost.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, (await ada.MeAsync()).StatusCode);
        Assert.Single(await ada.SessionsAsync());
    }

    [Fact]
    public async Task A_session_of_somebody_else_is_as_unknown_as_one_that_never_was()
    {
        var ada = await fixture.RegisterAsync();
        var bob = await fixture.RegisterAsync();

        foreach (var id in new[] { $"{await bob.SessionIdAsync()}", $"{Guid.NewGuid()}", "x" })
            await (await ada.SendAsync(HttpMethod.Delete, $"auth/sessions/{id}")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.OK, (await bob.MeAsync()).StatusCode);
    }

    [Fact]
    public async Task Logging_out_ends_this_session_alone()
    {
        var ada = await fixture.RegisterAsync();
        var other = await ada.SignInAgainAsync();

        Assert.Equal("""{"success":true,"data":{"endedSessions":1}}""", await (await ada.SendAsync(HttpMethod.Post, "auth/logout")).Text());

        await (await ada.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, (await other.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_all()
    {
        var ada = await fixture.RegisterAsync();
        AccountClient[] all = [ada, await ada.SignInAgainAsync(), await ada.SignInAgainAsync()];

        Assert.Equal("""{"success":true,"data":{"endedSessions":3}}""", await (await ada.SendAsync(HttpMethod.Post, "auth/logout-all")).Text());

        foreach (var session in all)
        {
            await (await session.MeAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
            await (await session.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        }
        Assert.Single(await (await ada.SignInAgainAsync()).SessionsAsync());
    }

    [Fact]
    public async Task Of_too_many_sessions_the_oldest_ends()
    {
        var ada = await fixture.RegisterAsync();
        await fixture.Database.ExecuteAsync(
            $"""
            insert into sessions (id, user_id, address, device, started_at, expires_at)
            select gen_random_uuid(), '{ada.Id}', '', '', now() + n * interval '1 ms', now() + interval '1 day'
            from generate_series(1, {AccountLimits.MaxSessions - 1}) n
            """);
        Assert.Equal(HttpStatusCode.OK, (await ada.MeAsync()).StatusCode);

        var newest = await ada.SignInAgainAsync();

        Assert.Equal(AccountLimits.MaxSessions, (await newest.SessionsAsync()).Length);
        await (await ada.RefreshAsync()).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task The_end_of_a_session_closes_its_connections_and_no_others()
    {
        var ada = await fixture.RegisterAsync();
        var lost = await ada.SignInAgainAsync();
        await using var closing = await ConnectAsync(lost);
        await using var staying = await ConnectAsync(ada);

        // At the grain, as another web process would: this one is told by a push.
        await fixture.Product.Get<IGrainFactory>().GetAccount(ada.Id).EndSession(await lost.SessionIdAsync(), SessionEnd.Revoked, new Origin("192.0.2.1", "a test"));

        await Patience.ForAsync(closing.Closed, "the connection of the ended session to close");
        Assert.Equal(HttpStatusCode.Unauthorized, (await lost.MeAsync()).StatusCode);
        await staying.InvokeAsync("sync", "{}");
    }

    [Fact]
    public async Task The_end_of_a_session_is_told_and_not_waited_for()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString);
        var ada = await AccountClient.RegisterAsync(product);
        await using var connection = await ConnectAsync(ada);
        // Whoever asks does not find it.
        await database.ExecuteAsync(
            """
            create function forget() returns trigger language plpgsql as 'begin return null; end';
            create trigger forget before insert on revoked_sessions for each row execute function forget()
            """);

        await product.Get<IGrainFactory>().GetAccount(ada.Id).EndAllSessions(new Origin("192.0.2.1", "a test"));

        await Patience.ForAsync(connection.Closed, "the connection to close");
        Assert.Empty(await database.QueryAsync<Guid>("select session_id from revoked_sessions"));
    }

    [Fact]
    public async Task Where_nobody_is_told_the_process_finds_out_by_asking()
    {
        var ada = await fixture.RegisterAsync();
        await using var connection = await ConnectAsync(ada);
        var session = await ada.SessionIdAsync();

        // As if the grain had died between writing and telling.
        await fixture.Database.ExecuteAsync($"insert into revoked_sessions (session_id, user_id, expires_at) values ('{session}', '{ada.Id}', now() + interval '16 min')");

        await Patience.ForAsync(connection.Closed, "the connection to close");
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.MeAsync()).StatusCode);
    }

    [Fact]
    public async Task Ending_a_session_while_it_is_refreshed_leaves_nothing_of_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var ada = await fixture.RegisterAsync();
            var lost = await ada.SignInAgainAsync();
            var id = await lost.SessionIdAsync();

            var refreshing = lost.RefreshAsync();
            var ending = ada.SendAsync(HttpMethod.Delete, $"auth/sessions/{id}");

            Assert.Equal(HttpStatusCode.NoContent, (await ending).StatusCode);
            var answer = await refreshing;
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var data = (await answer.Json()).GetProperty("data");
                await (await lost.RefreshAsync(data.GetProperty("refreshToken").GetString())).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
                var me = await ada.SendAsync(HttpMethod.Get, "auth/me", token: data.GetProperty("accessToken").GetString());
                Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
            }
            Assert.Empty(await fixture.Database.QueryAsync<byte[]>($"select token_hash from refresh_tokens where session_id = '{id}'"));
        }
    }

    private static async Task<SignalRTestClient> ConnectAsync(AccountClient user)
    {
        var client = await SignalRTestClient.ConnectAsync(user.Address, $"/hubs/live?access_token={user.AccessToken}");
        await client.NextAsync("ready");
        return client;
    }
}
