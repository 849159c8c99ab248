using System.Net;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Chats, who comes into them and goes, and what they see of them.</summary>
public sealed class ChatTests(SocialProduct social)
{
    [Fact]
    public async Task The_private_chat_of_a_pair_is_one_whoever_asks()
    {
        var (ada, bob) = await PairAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? ada.TryMakeChat("private", bob) : bob.TryMakeChat("private", ada)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.Json()).GetProperty("data").Id()));
        var chat = Assert.Single(ids.Distinct());
        var seen = await ada.SeeChat(chat);
        Assert.Equal(("private", "bob", 2, "member", false), (seen.Text("type"), seen.Text("name"), seen.Number("members"), seen.Text("role"), seen.GetProperty("isSecret").GetBoolean()));
        Assert.Equal(bob.Id, seen.GetProperty("peer").Id());
        Assert.Equal($"/api/v1/chats/{chat}", answers.Single(answer => answer.StatusCode == HttpStatusCode.Created).Header("Location"));
    }

    [Fact]
    public async Task A_chat_is_seen_by_who_is_in_it_alone()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var chat = await ada.MakeChat("group", bob);
        var message = (await ada.Say(chat, "between us")).Id();

        foreach (var (id, said) in new[] { (chat, message), (Guid.NewGuid(), Guid.NewGuid()) })
        {
            foreach (var path in new[] { $"chats/{id}", $"chats/{id}/messages", $"chats/{id}/members", $"chats/{id}/pins", $"messages/{said}/history", $"messages/{said}/readers" })
                await (await eve.GetAsync(path)).Failure(HttpStatusCode.NotFound, "not_found");
            await (await eve.TrySay(id, new { type = "text", text = "hello" })).Failure(HttpStatusCode.NotFound, "not_found");
            await (await eve.Erase(said, "me")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Empty(await eve.Chats());
    }

    [Fact]
    public async Task A_group_tells_of_who_comes_and_goes_and_each_sees_their_time_in_it()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        await ada.Befriend(eve);
        var chat = await ada.MakeChat("group", bob);
        await ada.Say(chat, "before eve");
        await ada.DataAsync(ada.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { eve.Id } }));
        await ada.Say(chat, "with eve");
        Assert.Equal(["with eve"], await eve.Said(chat));
        Assert.Equal(1, await eve.Unread(chat));

        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"chats/{chat}/members/{eve.Id}")).StatusCode);
        await ada.Say(chat, "without eve");
        Assert.Equal(["with eve"], await eve.Said(chat));
        Assert.Equal(["added", "kicked"], await eve.Told(chat));
        await (await eve.TrySay(chat, new { type = "text", text = "let me in" })).Failure(HttpStatusCode.Forbidden, "not_a_member");
        await (await eve.SendJson(HttpMethod.Post, $"chats/{chat}/read", new { upTo = 5 })).Failure(HttpStatusCode.Forbidden, "not_a_member");
        var seen = await eve.SeeChat(chat);
        Assert.True(seen.IsNull("role"));
        Assert.Equal((0, "system"), (seen.Number("unread"), seen.GetProperty("lastMessage").Text("type")));
        Assert.Equal(seen.GetProperty("lastMessage").Number("sequence"), seen.Number("lastSequence"));
        Assert.Empty(await eve.Chats());

        await bob.DataAsync(bob.PostAsync($"chats/{chat}/leave"));
        Assert.Equal(["added", "kicked", "left"], await ada.Told(chat));
        Assert.Equal(1, (await ada.SeeChat(chat)).Number("members"));
        Assert.Equal(Enumerable.Range(1, 6).Reverse(), (await ada.Messages(chat)).Select(message => (int)message.Number("sequence")));

        // Out, one may forget it.
        Assert.Equal(HttpStatusCode.NoContent, (await eve.DeleteAsync($"chats/{chat}")).StatusCode);
        await (await eve.GetAsync($"chats/{chat}")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await eve.DeleteAsync($"chats/{chat}")).StatusCode);
    }

    [Fact]
    public async Task An_owner_who_leaves_is_succeeded_and_the_last_one_takes_the_chat_along()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        await ada.Befriend(eve);
        var chat = await ada.MakeChat("group", bob, eve);
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"chats/{chat}/members/{eve.Id}", new { role = "admin" }));

        await ada.DataAsync(ada.PostAsync($"chats/{chat}/leave"));
        Assert.Equal("owner", (await eve.SeeChat(chat)).Text("role"));
        await eve.DataAsync(eve.PostAsync($"chats/{chat}/leave"));
        await bob.DataAsync(bob.PostAsync($"chats/{chat}/leave"));

        await (await bob.GetAsync($"chats/{chat}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await eve.GetAsync($"chats/{chat}/messages")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Roles_decide_who_may_do_what()
    {
        var (ada, bob) = await PairAsync();
        var (eve, joe) = (await social.CreateUser("eve"), await social.CreateUser("joe"));
        await ada.Befriend(eve, joe);
        await eve.Befriend(joe);
        var chat = await ada.MakeChat("group", bob, eve);
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"chats/{chat}/members/{eve.Id}", new { role = "admin" }));

        await (await bob.SendJson(HttpMethod.Patch, $"chats/{chat}", new { name = "mine" })).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await bob.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { joe.Id } })).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await bob.DeleteAsync($"chats/{chat}/members/{eve.Id}")).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await bob.DeleteAsync($"chats/{chat}")).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await eve.DeleteAsync($"chats/{chat}/members/{ada.Id}")).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await eve.SendJson(HttpMethod.Patch, $"chats/{chat}/members/{bob.Id}", new { role = "admin" })).Failure(HttpStatusCode.Forbidden, "forbidden");

        var edited = await eve.DataAsync(eve.SendJson(HttpMethod.Patch, $"chats/{chat}", new { name = " Ours ", description = "all of it" }));
        Assert.Equal(("Ours", "all of it"), (edited.Text("name"), edited.Text("description")));
        await eve.DataAsync(eve.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { joe.Id } }));
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"chats/{chat}/members/{bob.Id}", new { role = "owner" }));
        Assert.Equal(("admin", "owner"), ((await ada.SeeChat(chat)).Text("role"), (await bob.SeeChat(chat)).Text("role")));
        var members = (await bob.DataAsync(bob.GetAsync($"chats/{chat}/members"))).EnumerateArray().Select(member => member.Text("role"));
        Assert.Equal(["owner", "admin", "admin", "member"], members);
        var (first, next) = await bob.PageAsync($"chats/{chat}/members?limit=2");
        var (rest, end) = await bob.PageAsync($"chats/{chat}/members?limit=2&cursor={next}");
        Assert.Equal((bob.Id, 4, null), (first[0], first.Concat(rest).Distinct().Count(), end));
        Assert.Equal(["role_changed", "renamed", "description_changed", "added", "role_changed"], await bob.Told(chat));

        Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync($"chats/{chat}")).StatusCode);
        await (await ada.GetAsync($"chats/{chat}")).Failure(HttpStatusCode.NotFound, "not_found");
        await Patience.UntilAsync(
            async () => (await social.Database.QueryAsync<long>(
                $"""
                select (select count(*) from chats where id = '{chat}') + (select count(*) from messages where chat_id = '{chat}')
                    + (select count(*) from chat_members where chat_id = '{chat}')
                """))[0] == 0, "what was in the chat to go");
    }

    [Fact]
    public async Task Of_a_channel_admins_write_and_readers_see_all()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        await ada.Befriend(eve);
        var chat = await ada.MakeChat("channel", bob);
        var message = (await ada.Say(chat, "news")).Id();
        await ada.DataAsync(ada.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { eve.Id } }));

        Assert.Equal(["news"], await eve.Said(chat));
        Assert.Equal((1, 0), (await bob.Unread(chat), await eve.Unread(chat)));
        await (await bob.TrySay(chat, new { type = "text", text = "no" })).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await bob.GetAsync($"chats/{chat}/members")).Failure(HttpStatusCode.Forbidden, "forbidden");
        await (await bob.GetAsync($"messages/{message}/readers")).Failure(HttpStatusCode.Forbidden, "forbidden");
        await bob.DataAsync(bob.PutAsync($"messages/{message}/reactions/%F0%9F%91%8D"));
        Assert.Equal(0, await bob.ReadUpTo(chat, 1));
        Assert.Empty(await ada.Told(chat));
    }

    [Fact]
    public async Task A_stranger_is_a_request_until_they_are_answered()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var chat = await ada.MakeChat("private", bob);
        Assert.Empty(await bob.Chats("folder=requests"));
        Assert.Equal([chat], await ada.Chats());
        await ada.Say(chat, "you do not know me");

        Assert.Equal([chat], await bob.Chats("folder=requests"));
        Assert.Empty(await bob.Chats());
        var waiting = await bob.DataAsync(bob.GetAsync("chats/unread-count"));
        Assert.Equal((0, 1), (waiting.Number("unread"), waiting.Number("requests")));
        await bob.ReadUpTo(chat, 1);
        Assert.True((await ada.SeeChat(chat)).IsNull("peerReadUpTo"));

        var accepted = await bob.DataAsync(bob.PostAsync($"chats/{chat}/accept"));
        Assert.False(accepted.GetProperty("request").GetBoolean());
        Assert.Equal([chat], await bob.Chats());
        Assert.Equal(1, (await ada.SeeChat(chat)).Number("peerReadUpTo"));

        // Who writes accepts.
        var eve = await social.CreateUser("eve");
        var other = await ada.MakeChat("group", eve, bob);
        Assert.Equal([other], await eve.Chats("folder=requests"));
        await eve.Say(other, "hello");
        Assert.Equal([other], await eve.Chats());
    }

    [Fact]
    public async Task Of_two_who_block_neither_writes_and_only_who_blocks_is_told()
    {
        var (ada, bob) = await PairAsync();
        var chat = await ada.MakeChat("private", bob);
        var message = (await ada.Say(chat, "before")).Id();
        await ada.Block(bob);

        await (await bob.TrySay(chat, new { type = "text", text = "why?" })).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.TrySay(chat, new { type = "text", text = "because" })).Failure(HttpStatusCode.Conflict, "blocked");
        await (await bob.PutAsync($"messages/{message}/reactions/%F0%9F%91%8D")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.TryMakeChat("private", ada)).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.TryMakeChat("private", bob)).Failure(HttpStatusCode.Conflict, "blocked");
        await (await bob.TryMakeChat("group", ada)).Failure(HttpStatusCode.NotFound, "not_found");
        var seen = await bob.SeeChat(chat);
        Assert.True(seen.IsNull("peer"));
        Assert.Equal("", seen.Text("name"));
        Assert.True((await bob.Messages(chat)).Single().IsNull("sender"));
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Erase(message, "all")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_invited_comes_in_while_the_invitation_holds()
    {
        var ada = await social.CreateUser("ada");
        var (bob, eve, joe) = (await social.CreateUser("bob"), await social.CreateUser("eve"), await social.CreateUser("joe"));
        var chat = await ada.MakeChat("group", await FriendAsync(ada));
        await ada.Say(chat, "before");

        var once = await InviteAsync(new { maxUses = 1 });
        Assert.Equal(chat, (await bob.DataAsync(JoinAsync(bob, once))).Id());
        Assert.Equal(chat, (await bob.DataAsync(JoinAsync(bob, once))).Id());
        await (await JoinAsync(eve, once)).Failure(HttpStatusCode.Gone, "invite_expired");
        await (await JoinAsync(eve, "made up")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(("joined", 0), ((await bob.Told(chat)).Single(), (await bob.Said(chat)).Count));

        var any = await InviteAsync(new { });
        await ada.DataAsync(ada.PutAsync($"chats/{chat}/bans/{eve.Id}"));
        await (await JoinAsync(eve, any)).Failure(HttpStatusCode.Forbidden, "banned");
        await (await eve.GetAsync($"chats/{chat}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { eve.Id } })).Failure(HttpStatusCode.Conflict, "user_banned");
        await ada.DataAsync(ada.DeleteAsync($"chats/{chat}/bans/{eve.Id}"));
        await eve.DataAsync(JoinAsync(eve, any));

        var brief = await InviteAsync(new { expiresIn = 3600 });
        await social.Database.ExecuteAsync($"update chat_invites set expires_at = now() - interval '1 second' where chat_id = '{chat}' and expires_at < now() + interval '2 hours'");
        await (await JoinAsync(joe, brief)).Failure(HttpStatusCode.Gone, "invite_expired");
        await (await bob.SendJson(HttpMethod.Post, $"chats/{chat}/invites", new { })).Failure(HttpStatusCode.Forbidden, "forbidden");

        // Banned from within.
        await ada.DataAsync(ada.PutAsync($"chats/{chat}/bans/{bob.Id}"));
        await (await JoinAsync(bob, any)).Failure(HttpStatusCode.Forbidden, "banned");
        Assert.Equal(3, (await ada.SeeChat(chat)).Number("members"));

        async Task<string> InviteAsync(object body)
        {
            var answer = await ada.SendJson(HttpMethod.Post, $"chats/{chat}/invites", body);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return (await answer.Json()).GetProperty("data").Text("invite")!;
        }

        Task<HttpResponseMessage> JoinAsync(Person person, string invite) => person.SendJson(HttpMethod.Post, "chats/join", new { invite });
    }

    [Fact]
    public async Task An_invitation_asked_for_twice_under_one_key_is_one_and_its_secret_is_not_stored()
    {
        var (ada, bob) = await PairAsync();
        var chat = await ada.MakeChat("group", bob);
        var key = $"{Guid.NewGuid()}";

        var first = await InviteAsync();
        var second = await InviteAsync();

        Assert.Equal(first, second);
        Assert.Equal([1L], await social.Database.QueryAsync<long>($"select count(*) from chat_invites where chat_id = '{chat}'"));
        var kept = await social.Database.QueryAsync<string>("select encode(body, 'escape') from idempotency_keys where body is not null");
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, body => body.Contains(first, StringComparison.Ordinal));

        async Task<string> InviteAsync()
        {
            var answer = await ada.SendAsync(HttpMethod.Post, $"chats/{chat}/invites", "{}", idempotencyKey: key);
            return (await answer.Json()).GetProperty("data").Text("invite")!;
        }
    }

    [Fact]
    public async Task Muted_pinned_and_archived_are_ones_own()
    {
        var (ada, bob) = await PairAsync();
        var (chat, other) = (await ada.MakeChat("group", bob), await ada.MakeChat("private", bob));
        await ada.Say(other, "newest");

        Assert.Equal([other, chat], await ada.Chats());
        Assert.True((await ada.DataAsync(ada.PutAsync($"chats/{chat}/pin"))).GetProperty("pinned").GetBoolean());
        Assert.Equal([chat, other], await ada.Chats());
        var (first, next) = await ada.PageAsync("chats?limit=1");
        var (second, end) = await ada.PageAsync($"chats?limit=1&cursor={next}");
        Assert.Equal([chat, other], first.Concat(second));
        Assert.Null(end);
        Assert.True((await ada.DataAsync(ada.PutAsync($"chats/{chat}/mute"))).GetProperty("muted").GetBoolean());
        Assert.False((await ada.DataAsync(ada.SendJson(HttpMethod.Put, $"chats/{chat}/mute", new { until = "2099-01-01T00:00:00Z" }))).IsNull("mutedUntil"));
        await (await ada.SendJson(HttpMethod.Put, $"chats/{chat}/mute", new { until = "2020-01-01T00:00:00Z" })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.True((await ada.DataAsync(ada.PutAsync($"chats/{chat}/archive"))).GetProperty("archived").GetBoolean());
        Assert.Equal([other], await ada.Chats());
        Assert.Equal([chat], await ada.Chats("folder=archived"));
        var bobs = await bob.SeeChat(chat);
        Assert.Equal((false, false, false), (bobs.GetProperty("muted").GetBoolean(), bobs.GetProperty("pinned").GetBoolean(), bobs.GetProperty("archived").GetBoolean()));
        await ada.DataAsync(ada.DeleteAsync($"chats/{chat}/archive"));
        await ada.DataAsync(ada.DeleteAsync($"chats/{chat}/pin"));
        Assert.False((await ada.DataAsync(ada.DeleteAsync($"chats/{chat}/mute"))).GetProperty("muted").GetBoolean());
        Assert.Equal([other, chat], await ada.Chats());
    }

    [Fact]
    public async Task A_private_chat_that_one_clears_is_empty_for_them_and_comes_again_with_what_is_new()
    {
        var (ada, bob) = await PairAsync();
        var chat = await ada.MakeChat("private", bob);
        await ada.Say(chat, "old");

        Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync($"chats/{chat}")).StatusCode);
        Assert.Empty(await bob.Chats());
        Assert.Empty(await bob.Said(chat));
        Assert.Equal(["old"], await ada.Said(chat));
        Assert.True((await bob.SeeChat(chat)).IsNull("lastMessage"));
        var fresh = await ada.Say(chat, "new");
        Assert.Equal([chat], await bob.Chats());
        Assert.Equal(["new"], await bob.Said(chat));
        Assert.Equal((1, 2), (await bob.Unread(chat), fresh.Number("sequence")));
        await (await bob.PostAsync($"chats/{chat}/leave")).Failure(HttpStatusCode.UnprocessableEntity, "private_chat");
    }

    [Theory]
    [InlineData("""{"type":"secret"}""")]
    [InlineData("""{"type":"private","members":[]}""")]
    [InlineData("""{"type":"group","members":[]}""")]
    [InlineData("""{"type":"channel"}""")]
    [InlineData("""{"type":"channel","name":"a\nb"}""")]
    [InlineData("""{"type":"channel","name":"\u0000"}""")]
    [InlineData("""{"type":"channel","name":"\ud800"}""")]
    [InlineData("""{"type":"channel","name":"a","members":["x"]}""")]
    [InlineData("""{"name":"a"}""")]
    public async Task What_is_malformed_is_400(string body)
    {
        var ada = await social.CreateUser("ada");
        await (await ada.SendAsync(HttpMethod.Post, "chats", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    private async Task<Person> FriendAsync(Person of)
    {
        var friend = await social.CreateUser("friend");
        await of.Befriend(friend);
        return friend;
    }

    private async Task<(Person Ada, Person Bob)> PairAsync()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Befriend(bob);
        return (ada, bob);
    }
}
