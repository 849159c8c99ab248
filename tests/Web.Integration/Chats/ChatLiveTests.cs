using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Chats over the hub.</summary>
public sealed class ChatLiveTests(SocialProduct social)
{
    private const string Thumb = "\U0001F44D";

    [Fact]
    public async Task Two_people_talk()
    {
        var (ada, bob) = await FriendsAsync();
        await using var adas = await social.Connect(ada);
        await using var bobs = await social.Connect(bob);
        var chat = await ada.MakeChat("private", bob);
        Assert.Equal(chat, (await adas.Next("chat:updated")).Id());

        await adas.Call("typing:start", new { chatId = chat });
        Assert.Equal((chat, ada.Id, true), TypingOf(await bobs.Next("typing:user")));
        var clientId = Guid.NewGuid();
        var sent = await adas.Call("message:send", new { chatId = chat, clientId, type = "text", text = "hello" });
        Assert.Equal(("hello", clientId, 1), (sent.Text("text"), sent.GetProperty("clientId").GetGuid(), sent.Number("sequence")));
        Assert.Equal(chat, (await bobs.Next("chat:updated")).Id());
        Assert.Equal(sent.GetRawText(), (await bobs.Next("message:new")).GetRawText());
        Assert.Equal(sent.GetRawText(), (await adas.Next("message:new")).GetRawText());
        Assert.Equal(sent.GetRawText(), (await ada.Messages(chat)).Single().GetRawText());
        await adas.Call("typing:stop", new { chatId = chat });
        Assert.Equal((chat, ada.Id, false), TypingOf(await bobs.Next("typing:user")));

        Assert.Equal((chat, bob.Id, 1L), ReceiptOf(await adas.Next("message:delivered")));
        var read = await bobs.Call("message:read", new { chatId = chat, upTo = 1 });
        Assert.Equal((1, 0), (read.Number("readUpTo"), read.Number("unread")));
        Assert.Equal((chat, bob.Id, 1L), ReceiptOf(await adas.Next("message:read")));
        Assert.Equal((chat, bob.Id, 1L), ReceiptOf(await bobs.Next("message:read")));

        var reacted = await bobs.Call("reaction:add", new { messageId = sent.Id(), emoji = Thumb });
        Assert.True(reacted.GetProperty("reactions")[0].GetProperty("mine").GetBoolean());
        Assert.Equal((Thumb, 1, true), ReactionOf(await bobs.Next("reaction:changed")));
        Assert.Equal((Thumb, 1, false), ReactionOf(await adas.Next("reaction:changed")));
        await bobs.Call("reaction:remove", new { messageId = sent.Id(), emoji = Thumb });
        Assert.Empty((await adas.Next("reaction:changed")).GetProperty("reactions").EnumerateArray());

        var edited = await adas.Call("message:edit", new { id = sent.Id(), text = "hello you" });
        Assert.Equal(edited.GetRawText(), (await bobs.Next("message:edited")).GetRawText());
        var reply = await bobs.Call("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "hi", replyTo = sent.Id() });
        Assert.Equal("hello you", reply.GetProperty("replyTo").Text("text"));
        Assert.Equal(reply.GetRawText(), (await adas.Next("message:new")).GetRawText());
        await adas.Call("message:delete", new { id = sent.Id(), @for = "all" });
        var deleted = await bobs.Next("message:deleted");
        Assert.Equal((sent.Id(), chat), (deleted.Id(), deleted.GetProperty("chatId").GetGuid()));
    }

    [Fact]
    public async Task The_hub_refuses_what_http_refuses()
    {
        var (ada, bob) = await FriendsAsync();
        await using var adas = await social.Connect(ada);
        var chat = await ada.MakeChat("private", bob);
        var eve = await social.CreateUser("eve");
        await using var eves = await social.Connect(eve);

        foreach (var (method, argument) in new (string, object)[]
        {
            ("message:send", new { chatId = chat, type = "text", text = "no client id" }),
            ("message:send", new { clientId = Guid.NewGuid(), type = "text", text = "no chat" }),
            ("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "telegram", text = "?" }),
            ("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "" }),
            ("message:send", new { chatId = "x", clientId = Guid.NewGuid(), type = "text", text = "?" }),
            ("message:edit", new { id = Guid.NewGuid() }),
            ("message:delete", new { id = Guid.NewGuid(), @for = "everybody" }),
            ("message:read", new { chatId = chat }),
            ("message:read", new { chatId = chat, upTo = -1 }),
            ("reaction:add", new { messageId = Guid.NewGuid() }),
            ("typing:start", new { }),
        })
        {
            await Refuses(adas, method, argument, "validation_failed");
        }

        await Refuses(eves, "message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "hi" }, "not_found");
        await Refuses(eves, "typing:start", new { chatId = chat }, "not_found");
        await Refuses(eves, "message:read", new { chatId = chat, upTo = 1 }, "not_found");
        await Refuses(adas, "message:edit", new { id = Guid.NewGuid(), text = "?" }, "not_found");
    }

    [Fact]
    public async Task Under_one_client_id_a_message_is_sent_and_told_once()
    {
        var (ada, bob) = await FriendsAsync();
        var chat = await ada.MakeChat("private", bob);
        await using var adas = await social.Connect(ada);
        await using var bobs = await social.Connect(bob);
        var message = new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "once" };

        var first = await adas.Call("message:send", message);
        var second = await adas.Call("message:send", message);
        await adas.Call("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "then" });

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal("once", (await bobs.Next("message:new")).Text("text"));
        Assert.Equal("then", (await bobs.Next("message:new")).Text("text"));
    }

    [Fact]
    public async Task Who_was_cut_off_has_all_once_and_in_order()
    {
        var (ada, bob) = await FriendsAsync();
        var chat = await ada.MakeChat("private", bob);
        await using var adas = await social.Connect(ada);
        var bobs = await social.Connect(bob);
        await ada.Say(chat, "1");
        var position = (await bobs.NextEvent("message:new")).Position;
        bobs.Break();
        await bobs.DisposeAsync();

        var second = await ada.Say(chat, "2");
        await ada.Say(chat, "3");
        await ada.SendJson(HttpMethod.Patch, $"messages/{second.Id()}", new { text = "two" });
        var fourth = await ada.Say(chat, "4");
        await ada.Erase(fourth.Id(), "all");
        await ada.Say(chat, "5", new { replyTo = second.Id() });
        // What quotes is read for others before it is told; what is not told yet comes after what was missed.
        await adas.Until("message:new", message => message.Text("text") == "5");

        var (back, missed) = await social.ConnectAgain(bob, position);
        await using var client = back;
        // What was said at the last moment may be pushed instead.
        var all = missed!.ToList();
        while (!all.Exists(item => item.Name == "message:new" && item.Data.Number("sequence") == 5))
        {
            var pushed = await client.NextAsync();
            all.Add((pushed.Name, pushed.Data));
        }
        var told = all.Where(item => item.Name.StartsWith("message:", StringComparison.Ordinal) && item.Name != "message:delivered").ToArray();
        Assert.Equal(
            ["message:new 2", "message:new 3", "message:edited 2", "message:new 4", "message:deleted", "message:new 5"],
            told.Select(item => item.Data.TryGetProperty("sequence", out var sequence) ? $"{item.Name} {sequence}" : item.Name));
        Assert.Equal("two", told[0].Data.Text("text")); // as it is now
        Assert.True(told[3].Data.IsNull("text"));
        Assert.Equal((await bob.Messages(chat))[0].GetRawText(), told[^1].Data.GetRawText());

        await ada.Say(chat, "6");
        Assert.Equal("6", (await client.Next("message:new")).Text("text"));
        await Patience.UntilAsync(
            async () => (await ada.SeeChat(chat)).GetProperty("peerDeliveredUpTo").GetInt64() == 6, "what was synced and sent to count as delivered");
    }

    [Fact]
    public async Task Who_has_missed_too_much_loads_anew()
    {
        var (ada, bob) = await FriendsAsync();
        var chat = await ada.MakeChat("private", bob);
        var bobs = await social.Connect(bob);
        await ada.Say(chat, "first");
        var position = (await bobs.NextEvent("message:new")).Position;
        await bobs.DisposeAsync();

        await using var adas = await social.Connect(ada);
        for (var i = 0; i < 210; i++)
            await adas.Call("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = $"{i}" });

        var (back, missed) = await social.ConnectAgain(bob, position);
        await using var client = back;
        Assert.Null(missed);
        await ada.Say(chat, "last");
        Assert.Equal("last", (await client.Next("message:new")).Text("text"));
    }

    [Fact]
    public async Task All_connections_of_a_user_are_told()
    {
        var (ada, bob) = await FriendsAsync();
        var chat = await ada.MakeChat("private", bob);
        await using var phone = await social.Connect(bob);
        await using var laptop = await social.Connect(bob);
        await using var adas = await social.Connect(ada);

        await ada.Say(chat, "hello");
        foreach (var client in new[] { phone, laptop, adas })
            Assert.Equal("hello", (await client.Next("message:new")).Text("text"));
        await phone.Call("message:read", new { chatId = chat, upTo = 1 });
        Assert.Equal((chat, bob.Id, 1L), ReceiptOf(await laptop.Next("message:read")));

        await bob.DataAsync(bob.PutAsync($"chats/{chat}/mute"));
        Assert.True((await laptop.Next("chat:updated")).GetProperty("muted").GetBoolean());
        await ada.Say(chat, "are you there?"); // muted is told all the same
        Assert.Equal("are you there?", (await laptop.Next("message:new")).Text("text"));
        await bob.DeleteAsync($"chats/{chat}");
        var removed = await laptop.Next("chat:updated");
        Assert.Equal((chat, true), (removed.Id(), removed.GetProperty("removed").GetBoolean()));
        Assert.DoesNotContain(await adas.ArrivedBefore(ada, chat), item => item.Name == "chat:updated");
    }

    [Fact]
    public async Task Who_blocks_and_is_blocked_hear_nothing_of_each_other()
    {
        var (ada, bob) = await FriendsAsync();
        var chat = await ada.MakeChat("private", bob);
        await ada.Say(chat, "hello");
        await using var adas = await social.Connect(ada);
        await using var bobs = await social.Connect(bob);
        await bob.Block(ada);

        var message = new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "?" };
        await Refuses(adas, "message:send", message, "not_found");
        await Refuses(adas, "typing:start", new { chatId = chat }, "not_found");
        await Refuses(bobs, "message:send", message, "blocked");
        await Refuses(bobs, "typing:start", new { chatId = chat }, "blocked");

        var other = await social.CreateUser("eve");
        await bob.Befriend(other);
        var own = await other.MakeChat("private", bob);
        await other.Say(own, "from another");
        Assert.Equal("from another", (await bobs.Next("message:new")).Text("text"));
        Assert.DoesNotContain(bobs.TakeArrived(), item => item.Name == "typing:user");
    }

    [Fact]
    public async Task Who_is_asked_by_a_stranger_is_told_of_it_and_tells_nothing()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await using var adas = await social.Connect(ada);
        await using var bobs = await social.Connect(bob);
        var chat = await ada.MakeChat("private", bob);

        await ada.Say(chat, "do you know me?");
        Assert.True((await bobs.Next("chat:updated")).GetProperty("request").GetBoolean());
        Assert.Equal("do you know me?", (await bobs.Next("message:new")).Text("text"));
        await bobs.Call("typing:start", new { chatId = chat });
        await bobs.Call("message:read", new { chatId = chat, upTo = 1 });
        Assert.Equal(bob.Id, (await bobs.Next("message:read")).GetProperty("userId").GetGuid());

        await bob.DataAsync(bob.PostAsync($"chats/{chat}/accept"));
        Assert.False((await bobs.Next("chat:updated")).GetProperty("request").GetBoolean());
        await bobs.Call("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = "no" });
        var before = await adas.Until("message:new", message => message.Text("text") == "no");
        Assert.DoesNotContain(before, item => item.Name is "typing:user" or "message:read" or "message:delivered");
        await bobs.Call("message:read", new { chatId = chat, upTo = 2 });
        Assert.Equal((chat, bob.Id, 2L), ReceiptOf(await adas.Next("message:read")));
    }

    [Fact]
    public async Task Readers_of_channels_are_told_of_posts_and_tell_nothing()
    {
        var (ada, bob) = await FriendsAsync();
        await using var adas = await social.Connect(ada);
        await using var bobs = await social.Connect(bob);
        await using var phone = await social.Connect(bob);
        var chat = await ada.MakeChat("channel", bob);
        Assert.Equal(chat, (await bobs.Next("chat:updated")).Id());

        await ada.Say(chat, "news");
        Assert.Equal("news", (await bobs.Next("message:new")).Text("text"));
        await bobs.Call("message:read", new { chatId = chat, upTo = 1 });
        Assert.Equal((chat, bob.Id, 1L), ReceiptOf(await phone.Next("message:read")));
        await Refuses(bobs, "typing:start", new { chatId = chat }, "forbidden");

        await ada.Say(chat, "more");
        var before = await adas.Until("message:new", message => message.Text("text") == "more");
        Assert.DoesNotContain(before, item => item.Name is "message:read" or "message:delivered");
    }

    private async Task<(Person Ada, Person Bob)> FriendsAsync()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Befriend(bob);
        return (ada, bob);
    }

    private static async Task Refuses(SignalRTestClient client, string method, object argument, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<SignalRException>(() => client.Call(method, argument))).Message.Split(' ')[^1].Trim());

    private static (Guid, Guid, bool) TypingOf(JsonElement data) =>
        (data.GetProperty("chatId").GetGuid(), data.GetProperty("userId").GetGuid(), data.GetProperty("on").GetBoolean());

    private static (Guid, Guid, long) ReceiptOf(JsonElement data) =>
        (data.GetProperty("chatId").GetGuid(), data.GetProperty("userId").GetGuid(), data.Number("upTo"));

    private static (string?, int, bool) ReactionOf(JsonElement data)
    {
        var reaction = data.GetProperty("reactions").EnumerateArray().Single();
        return (reaction.Text("emoji"), (int)reaction.Number("count"), reaction.GetProperty("mine").GetBoolean());
    }
}
