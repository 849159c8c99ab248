using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Roles;

/// <summary>In which chat, and to what, somebody does something.</summary>
/// <param name="Me">Who.</param>
/// <param name="Chat">Where.</param>
/// <param name="Message">Somebody else's.</param>
/// <param name="Own">Theirs; empty: there is none.</param>
/// <param name="Home">A chat of theirs in which they may do everything.</param>
/// <param name="HomeMessage">A message in that.</param>
/// <param name="People">The others, by name.</param>
/// <param name="Invite">Of the chat; empty: it has none.</param>
internal sealed record RoleCell(
    Person Me, Guid Chat, Guid Message, Guid Own, Guid Home, Guid HomeMessage, IReadOnlyDictionary<string, Person> People, string Invite);

/// <summary>The acts of the tables, by name.</summary>
internal static class RoleActs
{
    private const string Thumb = "%F0%9F%91%8D";
    private static readonly object Text = new { type = "text", text = "Well." };

    private static readonly Dictionary<string, Func<RoleCell, Task<HttpResponseMessage>>> Acts = new()
    {
        ["see the chat"] = cell => cell.Me.GetAsync($"chats/{cell.Chat}"),
        ["read messages"] = cell => cell.Me.GetAsync($"chats/{cell.Chat}/messages"),
        ["see pins"] = cell => cell.Me.GetAsync($"chats/{cell.Chat}/pins"),
        ["see what waits"] = cell => cell.Me.GetAsync($"chats/{cell.Chat}/scheduled"),
        ["see members"] = cell => cell.Me.GetAsync($"chats/{cell.Chat}/members"),
        ["see edits"] = cell => cell.Me.GetAsync($"messages/{cell.Message}/history"),
        ["see readers"] = cell => cell.Me.GetAsync($"messages/{cell.Message}/readers"),
        ["search in it"] = cell => cell.Me.GetAsync($"messages/search?q=other&chat={cell.Chat}"),
        ["send"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/messages", Text),
        ["send a reply"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/messages", new { type = "text", text = "Yes.", replyTo = cell.Message }),
        ["schedule"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/messages", new { type = "text", text = "Later.", sendAt = DateTimeOffset.UtcNow.AddDays(1) }),
        ["forward into it"] = cell => cell.Me.SendJson(HttpMethod.Post, $"messages/{cell.HomeMessage}/forward", new { chats = new[] { cell.Chat } }),
        ["forward from it"] = cell => cell.Me.SendJson(HttpMethod.Post, $"messages/{cell.Message}/forward", new { chats = new[] { cell.Home } }),
        ["edit one's own"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"messages/{cell.Own}", new { text = "changed" }),
        ["edit another's"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"messages/{cell.Message}", new { text = "changed" }),
        ["delete one's own"] = cell => cell.Me.DeleteAsync($"messages/{cell.Own}?for=all"),
        ["delete another's"] = cell => cell.Me.DeleteAsync($"messages/{cell.Message}?for=all"),
        ["hide a message"] = cell => cell.Me.DeleteAsync($"messages/{cell.Message}?for=me"),
        ["react"] = cell => cell.Me.PutAsync($"messages/{cell.Message}/reactions/{Thumb}"),
        ["unreact"] = cell => cell.Me.DeleteAsync($"messages/{cell.Message}/reactions/{Thumb}"),
        ["pin a message"] = cell => cell.Me.PutAsync($"messages/{cell.Message}/pin"),
        ["unpin a message"] = cell => cell.Me.DeleteAsync($"messages/{cell.Message}/pin"),
        ["read up to"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/read", new { upTo = 1 }),
        ["accept"] = cell => cell.Me.PostAsync($"chats/{cell.Chat}/accept"),
        ["mute"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/mute"),
        ["unmute"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/mute"),
        ["pin the chat"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/pin"),
        ["unpin the chat"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/pin"),
        ["archive"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/archive"),
        ["unarchive"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/archive"),
        ["rename"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}", new { name = $"Called {Guid.NewGuid()}" }),
        ["describe"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}", new { description = $"About {Guid.NewGuid()}" }),
        ["take the picture away"] = cell => cell.Me.SendAsync(HttpMethod.Patch, $"chats/{cell.Chat}", """{"avatar":null}"""),
        ["let messages expire"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}", new { expiresIn = 3600 }),
        ["add somebody"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/members", new { users = new[] { cell.People["new"].Id } }),
        ["add who is banned"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/members", new { users = new[] { cell.People["banned"].Id } }),
        ["invite"] = cell => cell.Me.SendJson(HttpMethod.Post, $"chats/{cell.Chat}/invites", new { }),
        ["kick a member"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/members/{cell.People["other"].Id}"),
        ["kick an admin"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/members/{cell.People["chief"].Id}"),
        ["kick the owner"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/members/{cell.People["owner"].Id}"),
        ["kick a stranger"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/members/{cell.People["new"].Id}"),
        ["ban a member"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/bans/{cell.People["other"].Id}"),
        ["ban an admin"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/bans/{cell.People["chief"].Id}"),
        ["ban the owner"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/bans/{cell.People["owner"].Id}"),
        ["ban a stranger"] = cell => cell.Me.PutAsync($"chats/{cell.Chat}/bans/{cell.People["new"].Id}"),
        ["lift a ban"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/bans/{cell.People["banned"].Id}"),
        ["make an admin"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}/members/{cell.People["other"].Id}", new { role = "admin" }),
        ["unmake an admin"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}/members/{cell.People["chief"].Id}", new { role = "member" }),
        ["give the chat away"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}/members/{cell.People["other"].Id}", new { role = "owner" }),
        ["give a role to who is out"] = cell => cell.Me.SendJson(HttpMethod.Patch, $"chats/{cell.Chat}/members/{cell.People["left"].Id}", new { role = "admin" }),
        ["leave"] = cell => cell.Me.PostAsync($"chats/{cell.Chat}/leave"),
        ["put oneself out"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}/members/{cell.Me.Id}"),
        ["come by an invitation"] = cell => cell.Me.SendJson(HttpMethod.Post, "chats/join", new { invite = cell.Invite }),
        ["end or clear it"] = cell => cell.Me.DeleteAsync($"chats/{cell.Chat}"),
        ["open it"] = cell => cell.Me.TryMakeChat("private", cell.People["peer"]),
        ["put them into a group"] = cell => cell.Me.TryMakeChat("group", cell.People["peer"]),
    };

    private static readonly Dictionary<string, (string Method, Func<RoleCell, object> Argument)> Calls = new()
    {
        ["hub: send"] = ("message:send", cell => new { chatId = cell.Chat, clientId = Guid.NewGuid(), type = "text", text = "Well." }),
        ["hub: edit one's own"] = ("message:edit", cell => new { id = cell.Own, text = "changed" }),
        ["hub: edit another's"] = ("message:edit", cell => new { id = cell.Message, text = "changed" }),
        ["hub: delete one's own"] = ("message:delete", cell => new { id = cell.Own, @for = "all" }),
        ["hub: delete another's"] = ("message:delete", cell => new { id = cell.Message, @for = "all" }),
        ["hub: hide a message"] = ("message:delete", cell => new { id = cell.Message, @for = "me" }),
        ["hub: read up to"] = ("message:read", cell => new { chatId = cell.Chat, upTo = 1 }),
        ["hub: start typing"] = ("typing:start", cell => new { chatId = cell.Chat }),
        ["hub: stop typing"] = ("typing:stop", cell => new { chatId = cell.Chat }),
        ["hub: react"] = ("reaction:add", cell => new { messageId = cell.Message, emoji = "👍" }),
        ["hub: unreact"] = ("reaction:remove", cell => new { messageId = cell.Message, emoji = "👍" }),
    };

    /// <summary>All acts that there are.</summary>
    public static IEnumerable<string> Names => Acts.Keys.Concat(Calls.Keys);

    /// <summary>Does it.</summary>
    /// <param name="act">By its name.</param>
    /// <param name="cell">By whom, and to what.</param>
    /// <param name="clients">Connections.</param>
    /// <returns>The status, with the code of a failure; of the hub: <c>ok</c>, or the code.</returns>
    public static async Task<string> DoAsync(string act, RoleCell cell, Func<Person, Task<SignalRTestClient>> clients)
    {
        if (Calls.TryGetValue(act, out var call))
        {
            try
            {
                await (await clients(cell.Me)).InvokeAsync(call.Method, JsonSerializer.Serialize(call.Argument(cell)));
                return "ok";
            }
            catch (SignalRException exception)
            {
                return exception.Message.Split(' ')[^1];
            }
        }

        using var answer = await Acts[act](cell);
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : $"{(int)answer.StatusCode} {(await answer.Json()).GetProperty("error").Text("code")}";
    }

    /// <summary>Whether what was expected is answered: of the hub there is only the code.</summary>
    public static bool IsSame(string act, string expected, string actual) =>
        Calls.ContainsKey(act) ? (expected.Length == 3 ? "ok" : expected.Split(' ')[1]) == actual : expected == actual;
}
