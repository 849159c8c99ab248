using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Reactions;

/// <summary>What somebody does about posts and comments.</summary>
internal static class ReactionActs
{
    public static Task<JsonElement> Like(this Person person, Guid post) => person.DataAsync(person.PutAsync($"posts/{post}/like"));

    public static Task<JsonElement> Unlike(this Person person, Guid post) => person.DataAsync(person.DeleteAsync($"posts/{post}/like"));

    public static Task<JsonElement> LikeComment(this Person person, Guid comment) => person.DataAsync(person.PutAsync($"comments/{comment}/like"));

    public static Task<JsonElement> UnlikeComment(this Person person, Guid comment) => person.DataAsync(person.DeleteAsync($"comments/{comment}/like"));

    public static Task<HttpResponseMessage> TryCommentAsync(this Person person, Guid post, string text, Guid? replyTo = null) =>
        person.SendAsync(HttpMethod.Post, $"posts/{post}/comments", JsonSerializer.Serialize(new { text, replyTo }));

    /// <summary>Comments on a post, and gives the comment as its author sees it.</summary>
    public static async Task<JsonElement> Comment(this Person person, Guid post, string text, Guid? replyTo = null)
    {
        var answer = await person.TryCommentAsync(post, text, replyTo);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {await answer.Text()}");
        var data = (await answer.Json()).GetProperty("data");
        Assert.Equal(replyTo is null ? $"/api/v1/posts/{post}/comments" : $"/api/v1/comments/{data.GetProperty("replyTo").GetGuid()}/replies", answer.Header("Location"));
        return data;
    }

    public static Task<HttpResponseMessage> TryEditCommentAsync(this Person person, Guid comment, string text) =>
        person.SendAsync(HttpMethod.Patch, $"comments/{comment}", JsonSerializer.Serialize(new { text }));

    /// <summary>The texts of a list of comments, as this one sees it.</summary>
    public static async Task<List<string>> Texts(this Person person, string path) =>
        [.. (await person.DataAsync(person.GetAsync($"{path}?limit=100"))).EnumerateArray().Select(comment => comment.GetProperty("text").GetString()!)];

    public static Task<List<string>> CommentsOf(this Person person, Guid post) => person.Texts($"posts/{post}/comments");

    public static Task<HttpResponseMessage> PutJsonAsync(this Person person, string path, object body) => person.PutAsync(path, JsonSerializer.Serialize(body));

    public static Task<HttpResponseMessage> PostJsonAsync(this Person person, string path, object body, string? idempotencyKey = null) =>
        person.SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body), idempotencyKey: idempotencyKey);

    /// <summary>The number of a name under <c>counts</c>.</summary>
    public static long? Count(this JsonElement content, string name) =>
        content.GetProperty("counts").GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    /// <summary>A mark of the viewer.</summary>
    public static bool Mark(this JsonElement content, string name) => content.GetProperty("viewer").GetProperty(name).GetBoolean();
}
