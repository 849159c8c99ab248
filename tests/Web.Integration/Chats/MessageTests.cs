using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Messages: sending, reading, and what is done to them.</summary>
public sealed class MessageTests(SocialProduct social)
{
    private const string Thumb = "%F0%9F%91%8D";

    [Fact]
    public async Task A_message_is_read_as_it_was_sent()
    {
        var (ada, bob, chat) = await PairAsync();
        var clientId = Guid.NewGuid();

        var sent = await ada.Say(chat, $"hello @{bob.Username} #Tag", new { clientId, silent = true });

        Assert.Equal(("text", 1, clientId, true), (sent.Text("type"), sent.Number("sequence"), sent.GetProperty("clientId").GetGuid(), sent.GetProperty("silent").GetBoolean()));
        Assert.Equal((ada.Id, bob.Id, "tag"), (sent.GetProperty("sender").Id(), sent.GetProperty("mentions")[0].Id(), sent.GetProperty("hashtags")[0].GetString()));
        Assert.Equal(sent.GetRawText(), (await bob.Messages(chat)).Single().GetRawText());
        Assert.Equal(sent.GetRawText(), (await bob.SeeChat(chat)).GetProperty("lastMessage").GetRawText());
    }

    [Fact]
    public async Task Under_one_client_id_a_message_is_sent_once()
    {
        var (ada, bob, chat) = await PairAsync();
        var clientId = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ada.TrySay(chat, new { type = "text", text = $"{i}", clientId })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single((await Task.WhenAll(answers.Select(async answer => (await answer.Json()).GetProperty("data").GetRawText()))).Distinct());
        Assert.Single(await bob.Messages(chat));

        var key = $"{Guid.NewGuid()}";
        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bob.SendJson(HttpMethod.Post, $"chats/{chat}/messages", new { type = "text", text = "once" }, key)));
        Assert.All(again, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(2, (await bob.Messages(chat)).Count);
    }

    [Fact]
    public async Task History_goes_by_cursor_before_after_and_around()
    {
        var (ada, bob, chat) = await PairAsync();
        for (var i = 1; i <= 12; i++)
            await (i % 2 == 0 ? ada : bob).Say(chat, $"{i}");

        Assert.Equal([12, 11, 10, 9, 8], await NumbersAsync("limit=5"));
        Assert.Equal([4, 3, 2], await NumbersAsync("limit=3&before=5"));
        Assert.Equal([8, 7, 6], await NumbersAsync("limit=3&after=5"));
        Assert.Equal([8, 7, 6, 5, 4], await NumbersAsync("limit=5&around=6"));
        Assert.Equal([3, 2, 1], await NumbersAsync("limit=5&around=1"));
        Assert.Equal([12, 11, 10], await NumbersAsync("limit=5&around=12"));
        Assert.Equal([5], await NumbersAsync("limit=1&around=5"));
        Assert.Empty(await NumbersAsync("after=12"));
        Assert.Empty(await NumbersAsync("before=1"));
        var (all, next) = (new List<Guid>(), (string?)"");
        while (next is not null)
        {
            var (page, end) = await ada.PageAsync($"chats/{chat}/messages?limit=5{(next.Length > 0 ? $"&cursor={next}" : "")}");
            all.AddRange(page);
            next = end;
        }

        Assert.Equal((await ada.Messages(chat)).Select(message => message.Id()), all);
        foreach (var query in new[] { "before=-1", "before=3&after=1", "around=x", "before=99999999999999999999" })
            await (await ada.GetAsync($"chats/{chat}/messages?{query}")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        async Task<IEnumerable<int>> NumbersAsync(string query) => (await ada.Messages(chat, query)).Select(message => (int)message.Number("sequence"));
    }

    [Fact]
    public async Task Unread_counts_what_others_said_after_the_read_mark()
    {
        var (ada, bob, chat) = await PairAsync();
        var other = await ada.MakeChat("group", bob);
        for (var i = 0; i < 3; i++)
            await ada.Say(chat, $"{i}");
        await bob.Say(chat, "mine");
        await ada.Say(other, "there too");
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"chats/{other}", new { name = "renamed" }));

        Assert.Equal((3, 1, 1), (await bob.Unread(chat), await ada.Unread(chat), await bob.Unread(other)));
        Assert.Equal(4, (await bob.DataAsync(bob.GetAsync("chats/unread-count"))).Number("unread"));
        Assert.Equal(1, await bob.ReadUpTo(chat, 2));
        Assert.Equal(1, await bob.ReadUpTo(chat, 1));
        Assert.Equal(0, await bob.ReadUpTo(chat, 100));
        var seen = await ada.SeeChat(chat);
        Assert.Equal((4, 4), (seen.Number("peerReadUpTo"), seen.Number("peerDeliveredUpTo")));
        Assert.Equal([bob.Id], (await ada.PageAsync($"messages/{(await ada.Messages(chat))[^1].Id()}/readers")).Ids);
        Assert.Equal(1, (await bob.DataAsync(bob.GetAsync("chats/unread-count"))).Number("unread"));
        await (await bob.SendJson(HttpMethod.Post, $"chats/{chat}/read", new { upTo = -1 })).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task What_is_deleted_for_all_is_gone_from_every_read()
    {
        var (ada, bob, chat) = await PairAsync();
        var message = (await ada.Say(chat, "regretted #secret")).Id();
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = "regretted more" }));
        await bob.DataAsync(bob.PutAsync($"messages/{message}/reactions/{Thumb}"));
        await bob.DataAsync(bob.PutAsync($"messages/{message}/pin"));
        await bob.Say(chat, "a reply", new { replyTo = message });
        await (await bob.Erase(message, "all")).Failure(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal(HttpStatusCode.NoContent, (await ada.Erase(message, "all")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Erase(message, "all")).StatusCode);

        foreach (var path in new[] { $"chats/{chat}/messages", $"chats/{chat}/pins", "chats", $"chats/{chat}" })
            Assert.DoesNotContain("regretted", await (await bob.GetAsync(path)).Text(), StringComparison.Ordinal);
        var left = (await bob.Messages(chat))[^1];
        Assert.Equal((1, true, 0, 0), (left.Number("sequence"), left.IsNull("text"), left.GetProperty("reactions").GetArrayLength(), left.GetProperty("hashtags").GetArrayLength()));
        Assert.False(left.IsNull("deletedAt"));
        var quote = (await ada.Messages(chat))[0].GetProperty("replyTo");
        Assert.Equal((message, true, true), (quote.Id(), quote.IsNull("text"), quote.IsNull("senderId")));
        Assert.Empty((await bob.DataAsync(bob.GetAsync($"chats/{chat}/pins"))).EnumerateArray());
        foreach (var path in new[] { "history", "readers" })
            await (await ada.GetAsync($"messages/{message}/{path}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = "back" })).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PutAsync($"messages/{message}/reactions/{Thumb}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.TrySay(chat, new { type = "text", text = "?", replyTo = message })).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.SendJson(HttpMethod.Post, $"messages/{message}/forward", new { chats = new[] { chat } })).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal([0], await social.Database.QueryAsync<long>(
            $"""
            select (select count(*) from message_edits where message_id = '{message}') + (select count(*) from message_reactions where message_id = '{message}')
                + (select count(*) from messages where id = '{message}' and (text is not null or hashtags <> '{"{}"}'))
            """));
    }

    [Fact]
    public async Task What_is_deleted_for_me_is_gone_for_me_alone()
    {
        var (ada, bob, chat) = await PairAsync();
        await ada.Say(chat, "first");
        var message = (await ada.Say(chat, "last")).Id();
        await ada.Say(chat, "reply", new { replyTo = message });
        var reply = (await bob.Messages(chat))[0].Id();
        await bob.Erase(reply, "me");

        Assert.Equal(HttpStatusCode.NoContent, (await bob.Erase(message, "me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await bob.Erase(message, "me")).StatusCode);

        Assert.Equal(["first"], await bob.Said(chat));
        Assert.Equal("first", (await bob.SeeChat(chat)).GetProperty("lastMessage").Text("text"));
        Assert.Equal(["first", "last", "reply"], await ada.Said(chat));
        var other = (await ada.Say(chat, "another", new { replyTo = message })).Id();
        var seen = (await bob.Messages(chat)).Single(found => found.Id() == other);
        Assert.True(seen.GetProperty("replyTo").IsNull("text"));
        Assert.Equal("last", (await ada.Messages(chat))[0].GetProperty("replyTo").Text("text"));
        await (await bob.GetAsync($"messages/{message}/history")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PutAsync($"messages/{message}/reactions/{Thumb}")).Failure(HttpStatusCode.NotFound, "not_found");

        var own = (await bob.Say(chat, "mine")).Id();
        await bob.Erase(own, "me");
        await (await bob.SendJson(HttpMethod.Patch, $"messages/{own}", new { text = "changed" })).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("mine", (await ada.Messages(chat))[0].Text("text"));
    }

    [Fact]
    public async Task An_edit_keeps_what_was_said_and_is_the_senders()
    {
        var (ada, bob, chat) = await PairAsync();
        var message = (await ada.Say(chat, "frist")).Id();

        await (await bob.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = "mine" })).Failure(HttpStatusCode.Forbidden, "forbidden");
        var edited = await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = $"first @{bob.Username}" }));
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = $"first @{bob.Username}" }));
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = "third" }));

        Assert.Equal(bob.Id, edited.GetProperty("mentions")[0].Id());
        Assert.False(edited.IsNull("editedAt"));
        var history = await bob.DataAsync(bob.GetAsync($"messages/{message}/history"));
        Assert.Equal([$"first @{bob.Username}", "frist"], history.EnumerateArray().Select(revision => revision.Text("text")));
        Assert.Equal("third", (await bob.Messages(chat)).Single().Text("text"));
        foreach (var text in new[] { "", "\0", "\ud800", new string('x', 4001) })
            await (await ada.SendAsync(HttpMethod.Patch, $"messages/{message}", $$"""{"text":{{Escaped(text)}}}""")).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Reactions_are_counted_once_for_each_who_reacts()
    {
        var (ada, bob, chat) = await PairAsync();
        var message = (await ada.Say(chat, "look")).Id();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bob.DataAsync(bob.PutAsync($"messages/{message}/reactions/{Thumb}"))));
        var both = await ada.DataAsync(ada.PutAsync($"messages/{message}/reactions/{Thumb}"));
        Assert.Equal([("👍", 2, true)], Reactions(both));
        await ada.DataAsync(ada.PutAsync($"messages/{message}/reactions/%F0%9F%87%AB%F0%9F%87%B7"));
        var one = await bob.DataAsync(bob.DeleteAsync($"messages/{message}/reactions/{Thumb}"));
        Assert.Equal([("👍", 1, false), ("🇫🇷", 1, false)], Reactions(one));
        Assert.Equal(one.GetProperty("reactions").GetRawText(), (await bob.Messages(chat)).Single().GetProperty("reactions").GetRawText());
        await bob.DataAsync(bob.DeleteAsync($"messages/{message}/reactions/{Thumb}"));
        foreach (var wrong in new[] { "x", "ok", "%F0%9F%91%8D%F0%9F%91%8D", "1", "%20" })
            await (await bob.PutAsync($"messages/{message}/reactions/{wrong}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        foreach (var (i, emoji) in new[] { "😀", "😁", "😂", "❤️", "👨‍👩‍👧", "1️⃣" }.Index())
        {
            var answer = await bob.PutAsync($"messages/{message}/reactions/{Uri.EscapeDataString(emoji)}");
            if (i < 5)
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else
                await answer.Failure(HttpStatusCode.Conflict, "reaction_limit");
        }
    }

    [Fact]
    public async Task Pins_are_for_all_the_one_pinned_last_first()
    {
        var (ada, bob, chat) = await PairAsync();
        var (first, second) = ((await ada.Say(chat, "one")).Id(), (await bob.Say(chat, "two")).Id());

        Assert.True((await bob.DataAsync(bob.PutAsync($"messages/{first}/pin"))).GetProperty("pinned").GetBoolean());
        await ada.DataAsync(ada.PutAsync($"messages/{second}/pin"));
        await ada.DataAsync(ada.PutAsync($"messages/{first}/pin"));
        Assert.Equal([second, first], (await bob.PageAsync($"chats/{chat}/pins")).Ids);
        var (page, next) = await bob.PageAsync($"chats/{chat}/pins?limit=1");
        Assert.Equal([second, first], page.Concat((await bob.PageAsync($"chats/{chat}/pins?limit=1&cursor={next}")).Ids));
        Assert.False((await ada.DataAsync(ada.DeleteAsync($"messages/{second}/pin"))).GetProperty("pinned").GetBoolean());
        Assert.Equal([first], (await bob.PageAsync($"chats/{chat}/pins")).Ids);

        var group = await ada.MakeChat("group", bob);
        var said = (await bob.Say(group, "mine")).Id();
        await (await bob.PutAsync($"messages/{said}/pin")).Failure(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Erase(said, "all")).StatusCode);
    }

    [Fact]
    public async Task A_message_is_forwarded_to_where_one_may_write_and_names_who_wrote_it()
    {
        var (ada, bob, chat) = await PairAsync();
        var (target, closed) = (await bob.MakeChat("group", ada), await ada.MakeChat("channel", bob));
        var message = (await ada.Say(chat, "worth it #tag")).Id();

        var (key, nowhere) = ($"{Guid.NewGuid()}", Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => bob.SendJson(
            HttpMethod.Post, $"messages/{message}/forward", new { chats = new[] { closed, target, nowhere } }, key)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var became = (await answers[0].Json()).GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(["forbidden", null, "not_found"], became.Select(one => one.Text("error")));
        var seen = Assert.Single(await ada.Messages(target));
        Assert.Equal(("worth it #tag", bob.Id, ada.Id, true), (seen.Text("text"), seen.GetProperty("sender").Id(), seen.GetProperty("forwardedFrom").Id(), seen.GetProperty("forwarded").GetBoolean()));
        var again = await ada.SendJson(HttpMethod.Post, $"messages/{seen.Id()}/forward", new { chats = new[] { closed } });
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(ada.Id, (await bob.Messages(closed))[0].GetProperty("forwardedFrom").Id());
        var eve = await social.CreateUser("eve");
        await (await eve.SendJson(HttpMethod.Post, $"messages/{message}/forward", new { chats = new[] { chat } })).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.SendJson(HttpMethod.Post, $"messages/{message}/forward", new { chats = Array.Empty<Guid>() })).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_scheduled_message_is_sent_at_its_time_unless_it_is_taken_back()
    {
        var (ada, bob, chat) = await PairAsync();
        var (soon, later) = (DateTimeOffset.UtcNow.AddSeconds(1), DateTimeOffset.UtcNow.AddHours(1));

        var waiting = await ScheduleAsync("soon", soon);
        var dropped = await ScheduleAsync("never", later);
        Assert.Equal([waiting, dropped], (await ada.PageAsync($"chats/{chat}/scheduled")).Ids);
        Assert.Empty((await bob.PageAsync($"chats/{chat}/scheduled")).Ids);
        await (await bob.Erase(dropped, "all")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Erase(dropped, "all")).StatusCode);
        await Patience.UntilAsync(async () => (await bob.Said(chat)).Count > 0, "the scheduled message");

        var sent = (await bob.Messages(chat)).Single();
        Assert.Equal((waiting, "soon", 1), (sent.Id(), sent.Text("text"), sent.Number("sequence")));
        Assert.Empty((await ada.PageAsync($"chats/{chat}/scheduled")).Ids);
        await (await ada.TrySay(chat, new { type = "text", text = "x", sendAt = DateTimeOffset.UtcNow.AddMinutes(-1) })).Failure(HttpStatusCode.BadRequest, "validation_failed");

        async Task<Guid> ScheduleAsync(string text, DateTimeOffset sendAt)
        {
            var clientId = Guid.NewGuid();
            var answers = new[] { await ada.TrySay(chat, new { type = "text", text, sendAt, clientId }), await ada.TrySay(chat, new { type = "text", text, sendAt, clientId }) };
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
            var data = (await answers[0].Json()).GetProperty("data");
            Assert.True(data.IsNull("sequence"));
            Assert.Equal(data.Id(), (await answers[1].Json()).GetProperty("data").Id());
            return data.Id();
        }
    }

    [Fact]
    public async Task A_message_disappears_at_its_time_by_its_own_word_or_the_chats()
    {
        var (ada, bob, chat) = await PairAsync();
        var message = await ada.Say(chat, "brief", new { expiresIn = 1 });
        await bob.Say(chat, "about it", new { replyTo = message.Id() });
        Assert.False(message.IsNull("expiresAt"));

        await Patience.UntilAsync(async () => (await bob.Said(chat))[0] is null, "the end of a message");
        Assert.True((await bob.Messages(chat))[0].GetProperty("replyTo").IsNull("text"));
        await Patience.UntilAsync(
            async () => (await social.Database.QueryAsync<bool>($"select text is null from messages where id = '{message.Id()}'"))[0], "the message to be emptied");

        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"chats/{chat}", new { expiresIn = 3600 }));
        Assert.False((await bob.Say(chat, "an hour")).IsNull("expiresAt"));
        await ada.DataAsync(ada.SendAsync(HttpMethod.Patch, $"chats/{chat}", """{"expiresIn":null}"""));
        Assert.True((await bob.Say(chat, "for ever")).IsNull("expiresAt"));
        Assert.Equal(["expiry_changed", "expiry_changed"], await bob.Told(chat));
    }

    [Theory]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"type":"text","text":" \n "}""")]
    [InlineData("""{"type":"text","text":"\u0000"}""")]
    [InlineData("""{"type":"text","text":"\ud800"}""")]
    [InlineData("""{"type":"text","text":"a","clientId":"x"}""")]
    [InlineData("""{"type":"text","text":"a","expiresIn":0}""")]
    [InlineData("""{"type":"text","text":"a","body":"AAAA"}""")]
    [InlineData("""{"type":"system","text":"a"}""")]
    [InlineData("""{"type":"text","text":"a","media":["01968e4c-7f2a-7c3d-9d57-000000000000"]}""")]
    [InlineData("""{"type":"image","media":[]}""")]
    [InlineData("""{"type":"video","text":"none"}""")]
    [InlineData("""{"type":"voice","media":[]}""")]
    [InlineData("""{"type":"voice","media":["01968e4c-7f2a-7c3d-9d57-000000000000","01968e4c-7f2a-7c3d-9d57-000000000001"]}""")]
    [InlineData("""{"type":"file","media":["01968e4c-7f2a-7c3d-9d57-000000000000","01968e4c-7f2a-7c3d-9d57-000000000000"]}""")]
    [InlineData("""{"type":"audio","media":["01968e4c-7f2a-7c3d-9d57-000000000000"],"body":"AAAA"}""")]
    [InlineData("""{"type":"encrypted"}""")]
    [InlineData("""{"type":"encrypted","body":"AAAA","text":"a"}""")]
    [InlineData("""{"type":"encrypted","body":"not base64!"}""")]
    [InlineData("""{"text":"a"}""")]
    [InlineData("null")]
    public async Task What_is_malformed_is_400(string body)
    {
        var (ada, _, chat) = await PairAsync();
        await (await ada.SendAsync(HttpMethod.Post, $"chats/{chat}/messages", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_text_has_up_to_4000_characters_and_an_encrypted_body_is_opaque()
    {
        var (ada, bob, chat) = await PairAsync();
        await ada.Say(chat, string.Concat(Enumerable.Repeat("🧮", 4_000)));
        await (await ada.TrySay(chat, new { type = "text", text = new string('x', 4_001) })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        var answer = await ada.TrySay(chat, new { type = "encrypted", body = "AAEC/w==" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(("encrypted", "AAEC/w=="), ((await bob.Messages(chat))[0].Text("type"), (await bob.Messages(chat))[0].Text("body")));
    }

    private static IEnumerable<(string?, long, bool)> Reactions(JsonElement json) => json.GetProperty("reactions").EnumerateArray()
        .Select(reaction => (reaction.Text("emoji"), reaction.Number("count"), reaction.GetProperty("mine").GetBoolean()));

    private static string Escaped(string text) => $"\"{string.Concat(text.Select(c => c is 'x' ? "x" : $"\\u{(int)c:x4}"))}\"";

    private async Task<(Person Ada, Person Bob, Guid Chat)> PairAsync()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Befriend(bob);
        return (ada, bob, await ada.MakeChat("private", bob));
    }
}
