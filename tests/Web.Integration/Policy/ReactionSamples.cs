using System.Globalization;

namespace InstaHub.Web.Integration.Policy;

/// <summary>Requests about posts, comments and collections of the owner's; of an owner who does not exist, about what nobody has.</summary>
internal static class ReactionSamples
{
    /// <summary>About a post; <c>{0}</c> is its id.</summary>
    public static Func<PolicyScene, Task<PolicyRequest>> OnPost(string path, object? body = null) => async scene =>
        new(string.Format(CultureInfo.InvariantCulture, path, await PostAsync(scene)), body);

    /// <summary>About a comment on the owner's post.</summary>
    public static Func<PolicyScene, Task<PolicyRequest>> OnComment(string path, object? body = null) => async scene =>
    {
        var id = Guid.CreateVersion7();
        if (scene.HasOwner)
        {
            using var answer = await scene.AsOwnerAsync(HttpMethod.Post, $"/api/v1/posts/{await PostAsync(scene)}/comments", new { text = "A comment." });
            id = await IdOfAsync(answer);
        }

        return new(string.Format(CultureInfo.InvariantCulture, path, id), body);
    };

    /// <summary>About a collection.</summary>
    public static Func<PolicyScene, Task<PolicyRequest>> OnCollection(string path, object? body = null) => async scene =>
    {
        var id = Guid.CreateVersion7();
        if (scene.HasOwner)
        {
            using var answer = await scene.AsOwnerAsync(HttpMethod.Post, "/api/v1/collections", new { name = "theirs" });
            id = await IdOfAsync(answer);
        }

        return new(string.Format(CultureInfo.InvariantCulture, path, id), body);
    };

    private static async Task<Guid> PostAsync(PolicyScene scene) =>
        scene.HasOwner ? await scene.Database.MakePostAsync(scene.Owner.Id) : Guid.CreateVersion7();

    private static async Task<Guid> IdOfAsync(HttpResponseMessage answer) => (await answer.Json()).GetProperty("data").GetProperty("id").GetGuid();
}
