using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.Silo.Commands;
using InstaHub.TestSupport.Media;
using Microsoft.Extensions.Configuration;

namespace InstaHub.Web.Integration.Seeding;

/// <summary>A product that is seeded while it runs: what invented users have done is there for who signs in as one of them.</summary>
public sealed class SeededProductTests : IDisposable
{
    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("instahub-media-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _media.Delete(recursive: true);

    [Fact]
    public async Task A_seeded_user_signs_in_and_reads_posts_with_photos_likes_and_comments()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Media:Path", _media.FullName));
        Assert.Equal(0, await SeedAsync(database, "--users", "200", "--photos", "6"));
        var postId = (await database.QueryAsync<Guid>(
            """
            select p.id from posts p join content_counts c on c.target_id = p.id
            where jsonb_array_length(p.media) > 0 and c.likes between 1 and 100 and not hide_likes order by c.replies desc, p.id limit 1
            """)).Single();
        var viewer = (await database.QueryAsync<string>(
            $"select a.username from posts p join follows f on f.followee_id = p.author_id join accounts a on a.id = f.follower_id where p.id = '{postId}' limit 1")).Single();
        await SignInAsync(product.Client, viewer);

        var post = await GetAsync(product.Client, $"/api/v1/posts/{postId}");
        var likes = await GetAsync(product.Client, $"/api/v1/posts/{postId}/likes?limit=100");
        var comments = await GetAsync(product.Client, $"/api/v1/posts/{postId}/comments?limit=100");
        var author = await GetAsync(product.Client, $"/api/v1/users/{post.GetProperty("author").GetProperty("username").GetString()}");
        var posts = await GetAsync(product.Client, $"/api/v1/users/{author.GetProperty("id").GetString()}/posts?limit=100");

        Assert.Equal(post.GetProperty("counts").GetProperty("likes").GetInt32(), likes.GetArrayLength());
        Assert.Equal(
            post.GetProperty("counts").GetProperty("comments").GetInt32(),
            comments.EnumerateArray().Sum(comment => 1 + comment.GetProperty("counts").GetProperty("replies").GetInt32()));
        Assert.Equal(author.GetProperty("counts").GetProperty("posts").GetInt32(), posts.GetArrayLength());
        Assert.Contains(posts.EnumerateArray(), one => one.GetProperty("id").GetGuid() == postId);
        var variants = post.GetProperty("media")[0].GetProperty("variants").EnumerateArray().ToArray();
        Assert.Equal(6, variants.Length);
        foreach (var variant in variants)
        {
            using var picture = await product.Client.GetAsync(variant.GetProperty("url").GetString(), Token);
            var bytes = await picture.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Token);
            Assert.Equal(variant.GetProperty("format").GetString() == "webp" ? "RIFF"u8.ToArray() : [0xFF, 0xD8, 0xFF], bytes[..(bytes[0] == 0xFF ? 3 : 4)]);
        }
    }

    [Fact]
    public async Task What_seeded_users_do_next_is_counted_on()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Media:Path", _media.FullName));
        Assert.Equal(0, await SeedAsync(database, "--users", "100", "--photos", "0"));
        var (postId, viewer) = (await database.QueryAsync<string>(
            """
            select p.id || ' ' || a.username from posts p join follows f on f.followee_id = p.author_id join accounts a on a.id = f.follower_id
            where not p.comments_off and not exists (select from likes where user_id = a.id and target_id = p.id) limit 1
            """)).Single().Split(' ') is [var id, var name] ? (id, name) : default;
        await SignInAsync(product.Client, viewer);

        using var like = await product.Client.PutAsync($"/api/v1/posts/{postId}/like", null, Token);
        using var comment = await product.Client.PostAsJsonAsync($"/api/v1/posts/{postId}/comments", new { text = "Me too." }, Token);
        using var post = await product.Client.PostAsJsonAsync("/api/v1/posts", new { caption = "My own. #sunday" }, Token);

        Assert.All([like, comment, post], answer => Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}"));
        Assert.Empty(await database.FindWrongPostsAsync());
        Assert.Empty(await database.FindWrongReactionsAsync());
    }

    private Task<int> SeedAsync(TestDatabase database, params string[] args) => SeedCommand.RunAsync(
        new ConfigurationBuilder().AddInMemoryCollection(
            [database.Configuration, new("PasswordHashing:Iterations", "1000"), new("Media:Path", _media.FullName)]).Build(),
        args, Token);

    private static async Task SignInAsync(HttpClient client, string username)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { login = username, password = SeedCommand.Password }, Token);
        using var json = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("data").GetProperty("accessToken").GetString());
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Token);
        using var json = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token));
        return json.RootElement.GetProperty("data").Clone();
    }
}
