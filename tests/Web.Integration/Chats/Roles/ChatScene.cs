using System.Net;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Roles;

/// <summary>A chat in which somebody stands in each way there is, with a message by each who could write one.</summary>
internal sealed class ChatScene
{
    private readonly Dictionary<string, Guid> _own = [];
    private readonly Dictionary<string, Person> _people;

    private ChatScene(Guid chat, Dictionary<string, Person> people) => (Chat, _people) = (chat, people);

    public Guid Chat { get; }

    /// <summary>By somebody else than any of those who act.</summary>
    public Guid Message { get; private set; }

    public string Invite { get; private set; } = "";

    public long LastSequence { get; private set; }

    /// <summary>The message of somebody in it.</summary>
    public Guid OwnOf(string who) => _own[who];

    /// <summary>Those of a group or channel. Everybody follows everybody but "asked", who follows nobody; "other" is a member to whom things are done.</summary>
    public static async Task<Dictionary<string, Person>> MakePeopleAsync(SocialProduct social)
    {
        string[] names = ["owner", "admin", "member", "asked", "left", "kicked", "banned", "shut", "stranger", "other", "chief", "new"];
        var people = (await Task.WhenAll(names.Select(async name => (Name: name, Person: await social.CreateUser(name))))).ToDictionary(one => one.Name, one => one.Person);
        await Task.WhenAll(names.Where(name => name != "asked").SelectMany(one => names.Where(other => other != one).Select(other => people[one].Follow(people[other]))));
        return people;
    }

    /// <summary>A new chat of the same people.</summary>
    public static async Task<ChatScene> MakeAsync(string kind, Dictionary<string, Person> people)
    {
        var owner = people["owner"];
        string[] members = ["admin", "member", "asked", "left", "kicked", "banned", "other", "chief"];
        var chat = await owner.MakeChat(kind, [.. members.Select(name => people[name])]);
        var scene = new ChatScene(chat, people);
        await Task.WhenAll(new[] { "admin", "chief" }.Select(name => owner.DataAsync(owner.SendJson(HttpMethod.Patch, $"chats/{chat}/members/{people[name].Id}", new { role = "admin" }))));
        scene.Message = (await people["chief"].Say(chat, "by the other admin")).Id();
        string[] writers = kind == "group" ? ["owner", "admin", "member", "left", "kicked", "banned"] : ["owner", "admin"];
        foreach (var (name, own) in await Task.WhenAll(writers.Select(async name => (name, (await people[name].Say(chat, $"by {name}")).Id()))))
            scene._own[name] = own;
        await Task.WhenAll(
            Done(people["left"].PostAsync($"chats/{chat}/leave")), Done(owner.DeleteAsync($"chats/{chat}/members/{people["kicked"].Id}")),
            Done(owner.PutAsync($"chats/{chat}/bans/{people["banned"].Id}")), Done(owner.PutAsync($"chats/{chat}/bans/{people["shut"].Id}")));
        var invite = await owner.SendJson(HttpMethod.Post, $"chats/{chat}/invites", new { });
        scene.Invite = (await invite.Json()).GetProperty("data").Text("invite")!;
        scene.LastSequence = await scene.CountAsync();
        return scene;
    }

    public async Task<long> CountAsync() => (await _people["owner"].SeeChat(Chat)).Number("lastSequence");

    private static async Task Done(Task<HttpResponseMessage> doing)
    {
        using var answer = await doing;
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, await answer.Text());
    }
}
