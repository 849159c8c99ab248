using System.Net;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Many who send at once, while others come and go.</summary>
public sealed class ChatStormTests(SocialProduct social)
{
    [Fact]
    public async Task Fifty_who_look_have_each_message_once_and_in_order()
    {
        const int Members = 50, Senders = 16, Each = 10;
        var ada = await social.CreateUser("ada");
        var others = await Task.WhenAll(Enumerable.Range(1, Members - 1).Select(i => social.CreateUser($"member{i}")));
        foreach (var other in others)
            await other.Follow(ada);
        var chat = await ada.MakeChat("group", others);
        var clients = await Task.WhenAll(others.Prepend(ada).Select(social.Connect));

        await Task.WhenAll(clients.Take(Senders).Select(async client =>
        {
            for (var i = 0; i < Each; i++)
                await client.Call("message:send", new { chatId = chat, clientId = Guid.NewGuid(), type = "text", text = $"{i}" });
        }));

        foreach (var client in clients)
        {
            Assert.Equal(Enumerable.Range(1, Senders * Each).Select(number => (long)number), await NumbersAsync(client, Senders * Each));
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_comes_and_goes_while_others_send_is_told_what_they_may_see()
    {
        var ada = await social.CreateUser("ada");
        var (bob, eve, dan, joe) = (await social.CreateUser("bob"), await social.CreateUser("eve"), await social.CreateUser("dan"), await social.CreateUser("joe"));
        foreach (var other in new[] { bob, eve, dan, joe })
            await other.Befriend(ada);
        var chat = await ada.MakeChat("group", bob, dan, joe);
        await using var bobs = await social.Connect(bob);
        await using var eves = await social.Connect(eve);
        await using var dans = await social.Connect(dan);
        await using var joes = await social.Connect(joe);

        var half = new TaskCompletionSource();
        var sending = Task.WhenAll(Enumerable.Range(0, 8).Select(async lane =>
        {
            for (var i = 0; i < 20; i++)
            {
                if (i == 10)
                    half.TrySetResult();
                await bob.Say(chat, $"{lane}.{i}");
            }
        }));
        await half.Task;
        await ada.DataAsync(ada.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { eve.Id } }));
        await ada.DeleteAsync($"chats/{chat}/members/{dan.Id}");
        await joe.DataAsync(joe.PostAsync($"chats/{chat}/leave"));
        await sending;
        await ada.Say(chat, "the end");

        foreach (var (person, client) in new[] { (bob, bobs), (eve, eves) })
        {
            var seen = await SeenAsync(person, chat);
            Assert.Equal(seen, await NumbersAsync(client, seen.Count));
        }

        foreach (var (person, client) in new[] { (dan, dans), (joe, joes) })
        {
            var seen = await SeenAsync(person, chat);
            var told = await client.Until("chat:updated", updated => updated.IsNull("role"));
            Assert.Equal(seen, told.Where(item => item.Name == "message:new").Select(item => item.Data.Number("sequence")));
            // Something that comes later tells that nothing else has.
            var own = await ada.MakeChat("private", person);
            await ada.Say(own, "bye");
            var after = await client.Until("message:new", message => message.Text("text") == "bye");
            Assert.All(after, item => Assert.NotEqual(chat, item.Data.TryGetProperty("chatId", out var id) ? id.GetGuid() : item.Data.GetProperty("id").GetGuid()));
        }
    }

    [Fact]
    public async Task Who_comes_by_an_invitation_is_told_from_then_on()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var eve = await social.CreateUser("eve");
        await ada.Befriend(bob);
        var chat = await ada.MakeChat("group", bob);
        await ada.Say(chat, "before");
        await using var eves = await social.Connect(eve);
        var invite = (await (await ada.SendJson(HttpMethod.Post, $"chats/{chat}/invites", new { })).Json()).GetProperty("data").Text("invite");

        await eve.DataAsync(eve.SendJson(HttpMethod.Post, "chats/join", new { invite }));
        await ada.Say(chat, "welcome");

        var told = await eves.Until("message:new", message => message.Text("text") == "welcome");
        Assert.Equal(["chat:updated", "message:new", "message:new"], told.Select(item => item.Name));
        Assert.Equal("joined", told[1].Data.GetProperty("system").Text("act"));
        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"chats/{chat}")).StatusCode);
        var closed = await eves.Until("chat:updated", updated => updated.TryGetProperty("removed", out _));
        Assert.Equal(chat, closed[^1].Data.Id());
    }

    private static async Task<List<long>> NumbersAsync(SignalRTestClient client, int count)
    {
        var numbers = new List<long>();
        while (numbers.Count < count)
            numbers.Add((await client.Next("message:new")).Number("sequence"));
        Assert.DoesNotContain(client.TakeArrived(), item => item.Name == "message:new");
        return numbers;
    }

    // What a member sees, oldest first.
    private static async Task<List<long>> SeenAsync(Person person, Guid chat)
    {
        var (all, before) = (new List<long>(), "");
        while (true)
        {
            var page = (await person.Messages(chat, $"limit=100{before}")).ConvertAll(message => message.Number("sequence"));
            if (page.Count == 0)
                break;
            all.AddRange(page);
            before = $"&before={page[^1]}";
        }
        all.Reverse();
        return all;
    }
}
