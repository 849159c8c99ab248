using System.Globalization;

namespace InstaHub.Web.Integration.Policy;

/// <summary>Requests about a channel of the owner's, and a message in it; of an owner who does not exist, about what nobody has.</summary>
internal static class ChatSamples
{
    /// <summary>About a chat.</summary>
    public static Func<PolicyScene, Task<PolicyRequest>> OnChat(string path, object? body = null) => OnChat(path, _ => body);

    /// <inheritdoc cref="OnChat(string, object?)"/>
    public static Func<PolicyScene, Task<PolicyRequest>> OnChat(string path, Func<PolicyScene, object?> body) => async scene =>
        new($"/api/v1/chats/{await ChatAsync(scene)}{path}", body(scene));

    /// <summary>About the owner in a chat; <c>{0}</c> is their id.</summary>
    public static Func<PolicyScene, Task<PolicyRequest>> OnMember(string path, object? body = null) => async scene =>
        new($"/api/v1/chats/{await ChatAsync(scene)}{string.Format(CultureInfo.InvariantCulture, path, scene.Owner.Id)}", body);

    /// <summary>About a message.</summary>
    public static Func<PolicyScene, Task<PolicyRequest>> OnMessage(string path, object? body = null) => OnMessage(path, _ => body);

    /// <inheritdoc cref="OnMessage(string, object?)"/>
    public static Func<PolicyScene, Task<PolicyRequest>> OnMessage(string path, Func<PolicyScene, object?> body) => async scene =>
    {
        var id = Guid.CreateVersion7();
        if (scene.HasOwner)
        {
            using var answer = await scene.AsOwnerAsync(
                HttpMethod.Post, $"/api/v1/chats/{await ChatAsync(scene)}/messages", new { type = "text", text = "Something said." });
            id = await IdOfAsync(answer);
        }

        return new($"/api/v1/messages/{id}{path}", body(scene));
    };

    private static async Task<Guid> ChatAsync(PolicyScene scene)
    {
        if (!scene.HasOwner)
            return Guid.CreateVersion7();
        using var answer = await scene.AsOwnerAsync(HttpMethod.Post, "/api/v1/chats", new { type = "channel", name = "theirs" });
        return await IdOfAsync(answer);
    }

    private static async Task<Guid> IdOfAsync(HttpResponseMessage answer) => (await answer.Json()).GetProperty("data").GetProperty("id").GetGuid();
}
