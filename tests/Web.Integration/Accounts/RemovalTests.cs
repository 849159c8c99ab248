using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Chats;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>What goes, and what others keep, when an account or a post is removed for good.</summary>
public sealed class RemovalTests : IAsyncLifetime
{
    private static readonly (string Table, string Column)[] Owned =
    [
        ("posts", "author_id"), ("post_tags", "user_id"), ("hashtag_follows", "user_id"), ("likes", "user_id"), ("comments", "author_id"),
        ("bookmarks", "user_id"), ("collections", "user_id"), ("media", "owner_id"), ("profiles", "user_id"), ("notifications", "user_id"),
        ("notification_actors", "user_id"), ("notification_actors", "actor_id"), ("notification_owners", "user_id"),
        ("chat_members", "user_id"), ("message_reactions", "user_id"), ("message_hidden", "user_id"), ("scheduled_messages", "sender_id"),
    ];

    private readonly Pictures _pictures = new();
    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("instahub-media-");
    private TestDatabase _database = null!;
    private TestProduct _product = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(
            _database.ConnectionString, ("Accounts:PurgeAfter", "1.00:00:00"), ("Accounts:CleanupInterval", "00:00:00.05"),
            ("Posts:PurgeAfter", "1.00:00:00"), ("Posts:PurgeInterval", "00:00:00.05"), ("Media:Path", _media.FullName),
            ("Logging:LogLevel:InstaHub.Silo.Media", "Debug"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        _pictures.Dispose();
        _media.Delete(recursive: true);
    }

    [Fact]
    public async Task An_account_goes_with_all_that_is_the_users_and_what_others_have_counts_right()
    {
        var ((ada, uploads), (bob, others), (eve, _)) = (await CreateAsync(), await CreateAsync(), await CreateAsync());
        await Task.WhenAll(bob.Follow(ada), eve.Follow(bob));
        await ada.Follow(bob);
        // What others have, and she has had to do with.
        var (his, theirs) = ((await bob.Post("his #seen")).Id(), await UploadAsync(others));
        var tagging = (await bob.Post(new { media = new[] { new { id = theirs, tags = new[] { new { userId = ada.Id, x = 0.5, y = 0.5 } } } } })).Id();
        var hisComment = (await bob.Comment(his, "his")).Id();
        var herComment = (await ada.Comment(his, "hers")).Id();
        await eve.Comment(his, "to hers", herComment);
        await eve.LikeComment(herComment);
        await ada.Comment(his, "to his", hisComment);
        await eve.Comment(his, "to his too", hisComment);
        await Task.WhenAll(ada.Like(his), eve.Like(his), ada.LikeComment(hisComment));
        // What she has, and others have had to do with.
        var (posted, loose, avatar) = (await UploadAsync(uploads), await UploadAsync(uploads), await UploadAsync(uploads, "avatar"));
        var hers = (await ada.Post(new { caption = "hers #seen", media = new[] { new { id = posted } } })).Id();
        await ada.Edit(hers, new { caption = "hers, edited #seen #rare" });
        await ada.Post(new { caption = "later", publishAt = DateTimeOffset.UtcNow.AddDays(1) });
        await ada.Post(new { caption = "unfinished", draft = true });
        await ada.DataAsync(ada.PatchAsync(new { avatar }));
        await ada.DataAsync(ada.PutAsync("hashtags/seen/follow"));
        var collection = (await (await ada.PostJsonAsync("collections", new { name = "mine" })).Json()).GetProperty("data").Id();
        await ada.DataAsync(ada.PutJsonAsync($"posts/{his}/bookmark", new { collection }));
        var onHers = (await bob.Comment(hers, "well")).Id();
        await eve.LikeComment(onHers);
        await Task.WhenAll(bob.Like(hers), bob.DataAsync(bob.PutAsync($"posts/{hers}/bookmark", "{}")));
        Assert.Equal(2, await PostsWithAsync("seen"));
        var chat = await ada.MakeChat("group", bob, eve);
        await ada.Say(chat, "regards, ada");
        await ada.Say(chat, "later", new { sendAt = DateTimeOffset.UtcNow.AddDays(1) }, HttpStatusCode.Accepted);
        var answer = (await bob.Say(chat, "regards, bob")).Id();
        await ada.DataAsync(ada.PutAsync($"messages/{answer}/reactions/%F0%9F%91%8D"));
        await ada.Erase(answer, "me");

        using (var deletion = await ada.SendAsync(HttpMethod.Delete, "users/me", JsonSerializer.Serialize(new { password = MediaUser.Password })))
            Assert.Equal(HttpStatusCode.NoContent, deletion.StatusCode);
        Assert.False(await bob.Sees(hers));
        await _database.ExecuteAsync($"update accounts set status_changed_at = status_changed_at - interval '1 day' where id = '{ada.Id}'");

        await Patience.UntilAsync(async () => (await _database.QueryAsync<Guid>($"select id from accounts where id = '{ada.Id}'")).Count == 0, "the account to go");
        foreach (var (table, column) in Owned)
            Assert.Equal((table, 0L), (table, Assert.Single(await _database.QueryAsync<long>($"select count(*) from {table} where {column} = '{ada.Id}'"))));
        await AssertGoneAsync(hers, onHers);
        Assert.Empty(FilesOf(posted, loose, avatar));
        Assert.NotEmpty(FilesOf(theirs));
        await AssertNothingWrongAsync();

        Assert.Equal((1, 0), ((await bob.See(bob)).Count("followers"), (await bob.See(bob)).Count("following")));
        Assert.Equal((1, 2), Counts(await bob.See(his)));
        Assert.Equal([null, "regards, bob"], await bob.Said(chat));
        Assert.Equal(0, (await bob.Messages(chat)).Sum(message => message.GetProperty("reactions").GetArrayLength()));
        Assert.Equal(2, (await bob.SeeChat(chat)).Number("members"));
        Assert.Contains("owner", new[] { (await bob.SeeChat(chat)).Text("role"), (await eve.SeeChat(chat)).Text("role") });
        Assert.Equal(["his"], await bob.CommentsOf(his));
        Assert.Equal(["to his too"], await bob.Texts($"comments/{hisComment}/replies"));
        Assert.Equal(0, (await OnlyAsync(bob, $"posts/{his}/comments")).Count("likes"));
        Assert.Equal([eve.Id], (await bob.PageAsync($"posts/{his}/likes")).Ids);
        Assert.Empty((await bob.PageAsync("bookmarks")).Ids);
        Assert.Empty((await bob.See(tagging)).GetProperty("media")[0].GetProperty("tags").EnumerateArray());
        Assert.Equal((1, 0), (await PostsWithAsync("seen"), await PostsWithAsync("rare")));
    }

    [Fact]
    public async Task A_post_goes_with_its_pictures_comments_likes_and_bookmarks()
    {
        var ((ada, uploads), (bob, _)) = (await CreateAsync(), await CreateAsync());
        var (picture, kept) = (await UploadAsync(uploads), await UploadAsync(uploads));
        var post = (await ada.Post(new { caption = "#gone", media = new[] { new { id = picture } } })).Id();
        var other = (await ada.Post(new { media = new[] { new { id = kept } } })).Id();
        var comment = (await bob.Comment(post, "well")).Id();
        await ada.Comment(post, "indeed", comment);
        await Task.WhenAll(ada.LikeComment(comment), bob.Like(post), bob.DataAsync(bob.PutAsync($"posts/{post}/bookmark", "{}")));

        using (var deletion = await ada.DeleteAsync($"posts/{post}"))
            Assert.Equal(HttpStatusCode.NoContent, deletion.StatusCode);
        Assert.Equal(1, (await bob.See(ada)).Count("posts"));
        await _database.ExecuteAsync($"update posts set deleted_at = deleted_at - interval '1 day' where id = '{post}'");

        await Patience.UntilAsync(async () => (await _database.QueryAsync<Guid>($"select id from posts where id = '{post}'")).Count == 0, "the post to go");
        await AssertGoneAsync(post, comment);
        await _product.Get<Silo.Media.MediaCleanup>().RemoveDeletedAsync(TimeSpan.Zero, Cancellation);
        Assert.Empty(FilesOf(picture));
        Assert.NotEmpty(FilesOf(kept));
        Assert.True(await bob.Sees(other));
        await AssertNothingWrongAsync();
    }

    private async Task AssertGoneAsync(Guid post, Guid comment)
    {
        string[] rows =
        [
            $"select 'edit' from post_edits where post_id = '{post}'", $"select 'hashtag' from post_hashtags where post_id = '{post}'",
            $"select 'comment' from comments where post_id = '{post}'", $"select 'bookmark' from bookmarks where post_id = '{post}'",
            $"select 'like' from likes where target_id in ('{post}', '{comment}')", $"select 'count' from content_counts where target_id in ('{post}', '{comment}')",
        ];
        Assert.Empty(await _database.QueryAsync<string>(string.Join(" union all ", rows)));
    }

    private async Task AssertNothingWrongAsync()
    {
        Assert.Empty(await _database.FindWrongPostsAsync());
        Assert.Empty(await _database.FindWrongReactionsAsync());
    }

    private async Task<long> PostsWithAsync(string hashtag) =>
        (await _product.Client.GetFromJsonAsync<JsonElement>($"/api/v1/hashtags/{hashtag}", Cancellation)).GetProperty("data").GetProperty("posts").GetInt64();

    private static (long? Likes, long? Comments) Counts(JsonElement post) => (post.Count("likes"), post.Count("comments"));

    private static async Task<JsonElement> OnlyAsync(Person viewer, string path) => Assert.Single((await viewer.DataAsync(viewer.GetAsync(path))).EnumerateArray());

    private IEnumerable<string> FilesOf(params Guid[] media) => _media.EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => file.FullName).Where(path => media.Any(id => path.Contains($"{id:N}", StringComparison.Ordinal)));

    private async Task<Guid> UploadAsync(MediaUser owner, string kind = "image") => (await owner.UploadAsync(await _pictures.QuartersAsync(".jpg"), kind: kind)).Id();

    private async Task<(Person Person, MediaUser Uploads)> CreateAsync()
    {
        var user = await MediaUser.RegisterAsync(_product.Client, _product.Log);
        return (Person.Of(_product, user), user);
    }
}
