using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>What somebody does with posts.</summary>
internal static class PostActs
{
    public static Task<HttpResponseMessage> TryPostAsync(this Person author, object post) => author.SendAsync(HttpMethod.Post, "posts", JsonSerializer.Serialize(post));

    /// <summary>Publishes a caption.</summary>
    public static Task<JsonElement> Post(this Person author, string caption) => author.Post(new { caption });

    /// <summary>Makes a post, and gives it as its author sees it.</summary>
    public static async Task<JsonElement> Post(this Person author, object post)
    {
        var answer = await author.TryPostAsync(post);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {await answer.Text()}");
        var data = (await answer.Json()).GetProperty("data");
        Assert.Equal($"/api/v1/posts/{data.Id()}", answer.Header("Location"));
        return data;
    }

    public static Task<HttpResponseMessage> TryEditAsync(this Person author, Guid post, object edit) =>
        author.SendAsync(HttpMethod.Patch, $"posts/{post}", JsonSerializer.Serialize(edit));

    public static Task<JsonElement> Edit(this Person author, Guid post, object edit) => author.DataAsync(author.TryEditAsync(post, edit));

    /// <summary>A post, as this one sees it.</summary>
    public static Task<JsonElement> See(this Person viewer, Guid post) => viewer.DataAsync(viewer.GetAsync($"posts/{post}"));

    public static async Task<bool> Sees(this Person viewer, Guid post)
    {
        var answer = await viewer.GetAsync($"posts/{post}");
        if (answer.StatusCode == HttpStatusCode.OK)
            return true;
        await answer.Failure(HttpStatusCode.NotFound, "not_found");
        return false;
    }

    /// <summary>All ids of a list, page by page.</summary>
    public static async Task<List<Guid>> AllIds(this Person viewer, string path, int limit = 100)
    {
        var all = new List<Guid>();
        string? cursor = null;
        do
        {
            var (ids, next) = await viewer.PageAsync($"{path}?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.True(ids.Count <= limit);
            all.AddRange(ids);
            cursor = next;
        }
        while (cursor is not null);
        return all;
    }

    public static Guid Id(this JsonElement post) => post.GetProperty("id").GetGuid();

    public static string Caption(this JsonElement post) => post.GetProperty("caption").GetString()!;

    /// <summary>The texts of an array.</summary>
    public static IEnumerable<string> Texts(this JsonElement post, string member) => post.GetProperty(member).EnumerateArray().Select(item => item.GetString()!);
}
