using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.EndToEnd.Support;

namespace InstaHub.EndToEnd.Chats;

/// <summary>Chats as clients by others see them: npm's <c>@microsoft/signalr</c> with the clients of <c>docs/examples</c>.</summary>
public sealed class ConversationTests(ProductFixture fixture)
{
    private const string Thumb = "\U0001F44D";
    private static readonly string[] Devices = ["ada", "laptop", "phone"];

    // It waits for people who write, and for a network that comes back.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Two_people_talk_and_who_is_cut_off_comes_back_and_has_all_once_and_in_order()
    {
        var (ada, bob) = (await User.RegisterAsync(fixture), await User.RegisterAsync(fixture));
        await ada.SendAsync(HttpMethod.Put, $"users/{bob.Id}/follow");
        await bob.SendAsync(HttpMethod.Put, $"users/{ada.Id}/follow");
        var chat = (await ada.SendAsync(HttpMethod.Post, "chats", new { type = "private", members = new[] { bob.Id } })).GetProperty("id").GetGuid();
        await ada.SendAsync(HttpMethod.Post, $"chats/{chat}/messages", new { type = "text", text = "Hello" });

        var seen = await NodeScript.RunAsync(
            "chat-conversation.mjs", "@microsoft/signalr",
            new { address = fixture.Product.Address, chatId = chat, ada = new { ada.Id, ada.Token }, bob = new { bob.Id, bob.Token } }, Limit);

        foreach (var device in seen.GetProperty("typing").EnumerateArray())
        {
            var told = device.GetProperty("told").EnumerateArray().ToArray();
            Assert.All(told, item => Assert.Equal(ada.Id, item.GetProperty("userId").GetGuid()));
            Assert.True(told[0].GetProperty("on").GetBoolean());
            Assert.InRange(told.Length, 2, 2 + (int)device.GetProperty("seconds").GetDouble());
        }
        Assert.DoesNotContain(NamesOf(seen, "ada"), name => name == "typing:user");

        var reactions = seen.GetProperty("reactions").EnumerateArray().Select(ReactionOf);
        Assert.Equal([$"{Thumb} 1 ", $"{Thumb} 1 mine", $"{Thumb} 1 mine"], reactions);
        Assert.Equal(["Hello", "How are you?", "Fine"], Devices.SelectMany(device => TextsOf(seen, "talked", device)).Distinct());

        var hidden = new[] { "cut", "vanished" }.Select(time => seen.GetProperty(time)).Select(missed =>
        {
            Assert.Empty(missed.GetProperty("meanwhile").EnumerateArray());
            return missed.GetProperty("hidden").GetInt64();
        }).ToArray();
        // 1 was loaded; of what is told by events each comes once, in order, on each device.
        var last = seen.GetProperty("vanished").GetProperty("sent").GetInt64();
        var all = Enumerable.Range(2, (int)last - 1).Select(number => (long)number).ToArray();
        Assert.Equal(all, NewOf(seen, "ada").TakeWhile(number => number <= last));
        Assert.Equal(all, NewOf(seen, "laptop").TakeWhile(number => number <= last));
        Assert.Equal(all.Except(hidden), NewOf(seen, "phone"));
        Assert.Equal(["load", "load"], NamesOf(seen, "phone").Where(name => name == "load"));

        foreach (var time in (string[])["back", "backAgain", "loaded"])
            AssertSame(seen.GetProperty(time).GetProperty("laptop"), seen.GetProperty(time).GetProperty("phone"));
        foreach (var (name, user) in new[] { ("phone", bob), ("ada", ada) })
            Assert.Equal(await user.MessagesAsync(chat), MessagesOf(seen, "loaded", name));
        foreach (var device in (string[])["laptop", "phone"])
            Assert.Equal(seen.GetProperty("chat").GetProperty("laptop").GetProperty("unread").GetInt32(), seen.GetProperty("loaded").GetProperty(device).GetProperty("unread").GetInt32());

        var talked = seen.GetProperty("talked");
        Assert.All(Devices, device => Assert.Equal(3, talked.GetProperty(device).GetProperty("read").GetProperty($"{bob.Id}").GetInt64()));
        Assert.Equal(0, talked.GetProperty("laptop").GetProperty("unread").GetInt32());
        var chats = seen.GetProperty("chat").GetProperty("ada");
        var adas = seen.GetProperty("loaded").GetProperty("ada");
        Assert.Equal(chats.GetProperty("peerReadUpTo").GetInt64(), adas.GetProperty("read").GetProperty($"{bob.Id}").GetInt64());
        Assert.InRange(adas.GetProperty("delivered").GetProperty($"{bob.Id}").GetInt64(), last, chats.GetProperty("peerDeliveredUpTo").GetInt64());

        Assert.All(seen.GetProperty("adasMarks").EnumerateArray(), mark => Assert.False(mark.GetBoolean()));
        Assert.Equal([seen.GetProperty("answer").GetGuid()], seen.GetProperty("pins").EnumerateArray().Select(id => id.GetGuid()));
    }

    private static IEnumerable<string?> NamesOf(JsonElement seen, string device) =>
        seen.GetProperty("told").GetProperty(device).EnumerateArray().Select(item => item.GetProperty("name").GetString());

    private static IEnumerable<long> NewOf(JsonElement seen, string device) =>
        seen.GetProperty("told").GetProperty(device).EnumerateArray()
            .Where(item => item.GetProperty("name").GetString() == "message:new")
            .Select(item => item.GetProperty("data").GetProperty("sequence").GetInt64());

    private static IEnumerable<string?> TextsOf(JsonElement seen, string time, string device) =>
        MessagesOf(seen, time, device).Select(message => message.Text);

    private static IEnumerable<SeenMessage> MessagesOf(JsonElement seen, string time, string device) =>
        seen.GetProperty(time).GetProperty(device).GetProperty("messages").EnumerateArray().Select(SeenMessage.Of);

    private static void AssertSame(JsonElement expected, JsonElement actual) => Assert.Equal(expected.GetRawText(), actual.GetRawText());

    private sealed record SeenMessage(long Sequence, Guid Id, string? Text, string Reactions, string? EditedAt)
    {
        public static SeenMessage Of(JsonElement message) => new(
            message.GetProperty("sequence").GetInt64(), message.GetProperty("id").GetGuid(), message.GetProperty("text").GetString(),
            string.Join(' ', message.GetProperty("reactions").EnumerateArray().Select(ReactionOf)), message.GetProperty("editedAt").GetString());
    }

    private static string ReactionOf(JsonElement reaction) =>
        $"{reaction.GetProperty("emoji").GetString()} {reaction.GetProperty("count").GetInt32()} {(reaction.GetProperty("mine").GetBoolean() ? "mine" : "")}";

    /// <summary>Somebody who asks the API.</summary>
    private sealed record User(Guid Id, string Token, HttpClient Client)
    {
        public static async Task<User> RegisterAsync(ProductFixture fixture)
        {
            var data = await fixture.RegisterAsync();
            return new(data.GetProperty("user").GetProperty("id").GetGuid(), data.GetProperty("accessToken").GetString()!, fixture.Product.Client);
        }

        public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null) => (await AskAsync(method, path, body)).GetProperty("data");

        /// <summary>All messages that are not deleted, oldest first.</summary>
        public async Task<List<SeenMessage>> MessagesAsync(Guid chat)
        {
            var all = new List<JsonElement>();
            string? cursor = null;
            do
            {
                var page = await AskAsync(HttpMethod.Get, $"chats/{chat}/messages?limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
                all.AddRange(page.GetProperty("data").EnumerateArray());
                cursor = page.GetProperty("page").GetProperty("next").GetString();
            }
            while (cursor is not null);
            return [.. all.Where(message => message.GetProperty("deletedAt").ValueKind == JsonValueKind.Null).Select(SeenMessage.Of).Reverse()];
        }

        private async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null)
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonDocument.Parse(text).RootElement;
        }
    }
}
