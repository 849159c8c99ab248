using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>Making, changing and reading single posts.</summary>
public sealed class PostTests(SocialProduct social)
{
    private static readonly string[] Members =
    [
        "id", "caption", "media", "hashtags", "mentions", "location", "publishedAt", "editedAt", "flags", "author", "counts", "viewer",
    ];

    [Fact]
    public async Task A_post_is_shown_as_the_interface_says()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var made = await ada.Post(new
        {
            caption = $"  Poetical #Science with @{bob.Username.ToUpperInvariant()}\r\n<3 ",
            location = new { name = "London", latitude = 51.5, longitude = -0.1 },
        });

        var seen = await bob.See(made.Id());

        Assert.Equal(Members, seen.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"Poetical #Science with @{bob.Username.ToUpperInvariant()}\n<3", seen.Caption());
        Assert.Equal(["science"], seen.Texts("hashtags"));
        Assert.Equal($$"""[{"id":"{{bob.Id}}","username":"{{bob.Username}}"}]""", seen.GetProperty("mentions").GetRawText());
        Assert.Equal("""{"name":"London","latitude":51.5,"longitude":-0.1}""", seen.GetProperty("location").GetRawText());
        Assert.Equal("[]", seen.GetProperty("media").GetRawText());
        Assert.Equal(DateTimeOffset.UtcNow, seen.GetProperty("publishedAt").GetDateTimeOffset(), TimeSpan.FromMinutes(1));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("editedAt").ValueKind);
        Assert.Equal("""{"commentsOff":false,"hideLikes":false,"archived":false,"pinned":false}""", seen.GetProperty("flags").GetRawText());
        Assert.Equal("""{"likes":0,"comments":0}""", seen.GetProperty("counts").GetRawText());
        Assert.Equal("""{"liked":false,"bookmarked":false}""", seen.GetProperty("viewer").GetRawText());
        Assert.Equal((await bob.See(ada)).GetRawText(), seen.GetProperty("author").GetRawText());
        Assert.Equal((await social.Nobody.See(ada)).GetRawText(), (await social.Nobody.See(made.Id())).GetProperty("author").GetRawText());
        Assert.Equal(1, (await bob.See(ada)).GetProperty("counts").GetProperty("posts").GetInt32());
    }

    [Fact]
    public async Task A_post_that_the_client_has_already_is_not_sent_again_until_something_of_it_changes()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post("one")).Id();
        var tags = new List<string>();

        await NewTagAsync();
        await ada.Edit(post, new { caption = "two" });
        await NewTagAsync();
        await ada.DataAsync(ada.PutAsync($"posts/{post}/pin"));
        await NewTagAsync();
        await bob.Follow(ada);
        await NewTagAsync();
        await ada.DataAsync(ada.PatchAsync(new { bio = "Numbers." }));
        await NewTagAsync();

        Assert.Equal(5, tags.Distinct().Count());

        async Task NewTagAsync()
        {
            var answer = await bob.SendAsync(HttpMethod.Get, $"posts/{post}", ifNoneMatch: tags.LastOrDefault());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            tags.Add(answer.Header("ETag")!);
            Assert.Equal(HttpStatusCode.NotModified, (await bob.SendAsync(HttpMethod.Get, $"posts/{post}", ifNoneMatch: tags[^1])).StatusCode);
        }
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_what_was_said_before_is_kept()
    {
        var ada = await social.CreateUser("ada");
        var made = await ada.Post(new { caption = "one #first", location = new { name = "London" } });
        var post = made.Id();

        var edited = await ada.Edit(post, new { caption = "two #second" });
        Assert.Equal(("two #second", "London"), (edited.Caption(), edited.GetProperty("location").GetProperty("name").GetString()));
        Assert.Equal(["second"], edited.Texts("hashtags"));
        Assert.Equal(made.GetProperty("publishedAt").GetRawText(), edited.GetProperty("publishedAt").GetRawText());
        var editedAt = edited.GetProperty("editedAt").GetDateTimeOffset();
        await ada.Edit(post, new { commentsOff = true, hideLikes = true }); // is no edit of what it says
        await ada.Edit(post, new { caption = "two #second" }); // nor this
        Assert.Equal(editedAt, (await ada.See(post)).GetProperty("editedAt").GetDateTimeOffset());
        var last = await ada.SendAsync(HttpMethod.Patch, $"posts/{post}", """{"location":null}""");
        Assert.Equal(JsonValueKind.Null, (await last.Json()).GetProperty("data").GetProperty("location").ValueKind);

        var history = (await social.Nobody.DataAsync(social.Nobody.GetAsync($"posts/{post}/history"))).EnumerateArray().ToArray();
        Assert.Equal(["two #second", "one #first"], history.Select(PostActs.Caption));
        Assert.All(history, revision => Assert.Equal("London", revision.GetProperty("location").GetProperty("name").GetString()));
        Assert.Equal([editedAt, made.GetProperty("publishedAt").GetDateTimeOffset()], history.Select(revision => revision.GetProperty("since").GetDateTimeOffset()));
        Assert.Equal("""{"commentsOff":true,"hideLikes":true,"archived":false,"pinned":false}""", (await ada.See(post)).GetProperty("flags").GetRawText());
    }

    [Fact]
    public async Task Where_likes_are_hidden_only_the_author_sees_how_many()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post(new { caption = "one", hideLikes = true })).Id();

        Assert.Equal("""{"likes":null,"comments":0}""", (await bob.See(post)).GetProperty("counts").GetRawText());
        Assert.Equal("""{"likes":null,"comments":0}""", (await social.Nobody.See(post)).GetProperty("counts").GetRawText());
        Assert.Equal("""{"likes":0,"comments":0}""", (await ada.See(post)).GetProperty("counts").GetRawText());
    }

    [Fact]
    public async Task A_deleted_post_is_as_if_it_had_never_been_and_deleting_it_again_succeeds_for_its_author()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post("one #gone")).Id();

        await (await bob.DeleteAsync($"posts/{post}")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"posts/{post}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"posts/{post}")).StatusCode);

        await (await bob.DeleteAsync($"posts/{post}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.DeleteAsync($"posts/{Guid.NewGuid()}")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.False(await ada.Sees(post));
        Assert.Empty(await ada.AllIds($"users/{ada.Id}/posts"));
        foreach (var act in new[] { "pin", "archive" })
        {
            await (await ada.PutAsync($"posts/{post}/{act}")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await ada.DeleteAsync($"posts/{post}/{act}")).Failure(HttpStatusCode.NotFound, "not_found");
        }
        await (await ada.TryEditAsync(post, new { caption = "two" })).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.PostAsync($"posts/{post}/publish")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.GetAsync($"posts/{post}/history")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(0, (await ada.See(ada)).GetProperty("counts").GetProperty("posts").GetInt32());
    }

    [Fact]
    public async Task Only_its_author_can_change_a_post()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post("one")).Id();
        var before = await ada.See(post);

        await (await bob.TryEditAsync(post, new { caption = "two" })).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PutAsync($"posts/{post}/pin")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.DeleteAsync($"posts/{post}/pin")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PutAsync($"posts/{post}/archive")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.DeleteAsync($"posts/{post}/archive")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PostAsync($"posts/{post}/publish")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await social.Nobody.TryPostAsync(new { caption = "x" })).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await social.Nobody.DeleteAsync($"posts/{post}")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");

        Assert.Equal(before.GetRawText(), (await ada.See(post)).GetRawText());
    }

    [Fact]
    public async Task An_archived_post_is_its_authors_alone_until_it_is_put_back_in_its_place()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var tag = $"t{Guid.NewGuid():N}";
        var first = (await ada.Post($"one #{tag}")).Id();
        var second = (await ada.Post($"two #{tag}")).Id();
        var publishedAt = (await ada.See(first)).GetProperty("publishedAt").GetRawText();

        var archived = await ada.DataAsync(ada.PutAsync($"posts/{first}/archive"));
        Assert.True(archived.GetProperty("flags").GetProperty("archived").GetBoolean());
        Assert.Equal(archived.GetRawText(), (await ada.DataAsync(ada.PutAsync($"posts/{first}/archive"))).GetRawText());
        Assert.False(await bob.Sees(first));
        Assert.True(await ada.Sees(first));
        Assert.Equal([second], await bob.AllIds($"users/{ada.Id}/posts"));
        Assert.Equal([second], await ada.AllIds($"hashtags/{tag}/posts"));
        Assert.Equal([first], await ada.AllIds("users/me/archive"));
        await (await ada.PostAsync($"posts/{first}/publish")).Failure(HttpStatusCode.Conflict, "archived");
        await (await ada.PutAsync($"posts/{first}/pin")).Failure(HttpStatusCode.Conflict, "not_published");
        Assert.Equal(1, (await bob.See(ada)).GetProperty("counts").GetProperty("posts").GetInt32());

        var back = await ada.DataAsync(ada.DeleteAsync($"posts/{first}/archive"));
        Assert.Equal(publishedAt, back.GetProperty("publishedAt").GetRawText());
        Assert.Equal([second, first], await bob.AllIds($"users/{ada.Id}/posts"));
        Assert.Equal([second, first], await bob.AllIds($"hashtags/{tag}/posts"));
        Assert.Empty(await ada.AllIds("users/me/archive"));
        Assert.Equal(2, (await bob.See(ada)).GetProperty("counts").GetProperty("posts").GetInt32());
    }

    [Fact]
    public async Task Three_posts_can_be_pinned_and_come_first()
    {
        var ada = await social.CreateUser("ada");
        var posts = new List<Guid>();
        for (var i = 0; i < 6; i++)
            posts.Add((await ada.Post($"post {i}")).Id());

        foreach (var i in new[] { 0, 2, 1 })
            Assert.True((await ada.DataAsync(ada.PutAsync($"posts/{posts[i]}/pin"))).GetProperty("flags").GetProperty("pinned").GetBoolean());
        await (await ada.PutAsync($"posts/{posts[3]}/pin")).Failure(HttpStatusCode.Conflict, "pin_limit");
        await ada.DataAsync(ada.PutAsync($"posts/{posts[1]}/pin")); // is so already

        foreach (var limit in new[] { 1, 2, 3, 4, 100 })
            Assert.Equal([posts[1], posts[2], posts[0], posts[5], posts[4], posts[3]], await ada.AllIds($"users/{ada.Id}/posts", limit));
        await ada.DataAsync(ada.DeleteAsync($"posts/{posts[2]}/pin"));
        await ada.DataAsync(ada.PutAsync($"posts/{posts[0]}/archive")); // unpins too
        await ada.DataAsync(ada.DeleteAsync($"posts/{posts[0]}/archive"));
        Assert.Equal([posts[1], posts[5], posts[4], posts[3], posts[2], posts[0]], await ada.AllIds($"users/{ada.Id}/posts"));
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone_until_it_is_published()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var tag = $"t{Guid.NewGuid():N}";
        var draft = await ada.Post(new { caption = $"one #{tag}", draft = true });
        var post = draft.Id();

        Assert.Equal(("draft", JsonValueKind.Null), (draft.GetProperty("status").GetString(), draft.GetProperty("publishedAt").ValueKind));
        Assert.False(await bob.Sees(post));
        Assert.Equal([post], await ada.AllIds("users/me/drafts"));
        Assert.Empty(await ada.AllIds($"users/{ada.Id}/posts"));
        Assert.Equal(0, (await bob.See(ada)).GetProperty("counts").GetProperty("posts").GetInt32());
        await (await ada.PutAsync($"posts/{post}/archive")).Failure(HttpStatusCode.Conflict, "not_published");
        await ada.Edit(post, new { caption = $"two #{tag}" });
        Assert.Equal("[]", (await ada.DataAsync(ada.GetAsync($"posts/{post}/history"))).GetRawText());

        var published = await ada.DataAsync(ada.PostAsync($"posts/{post}/publish"));
        Assert.False(published.TryGetProperty("status", out _));
        Assert.Equal(published.GetRawText(), (await ada.DataAsync(ada.PostAsync($"posts/{post}/publish"))).GetRawText());
        Assert.Equal($"two #{tag}", (await bob.See(post)).Caption());
        Assert.Equal([post], await bob.AllIds($"hashtags/{tag}/posts"));
        Assert.Empty(await ada.AllIds("users/me/drafts"));
        Assert.Equal(1, (await bob.See(ada)).GetProperty("counts").GetProperty("posts").GetInt32());
    }

    [Fact]
    public async Task A_scheduled_post_is_published_at_its_time()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var later = await ada.Post(new { caption = "later", publishAt = DateTimeOffset.UtcNow.AddDays(30) });
        var soon = await ada.Post(new { caption = "soon", publishAt = DateTimeOffset.UtcNow.AddMilliseconds(500) });
        Assert.Equal("scheduled", later.GetProperty("status").GetString());
        Assert.Equal(DateTimeOffset.UtcNow.AddDays(30), later.GetProperty("publishAt").GetDateTimeOffset(), TimeSpan.FromMinutes(1));

        await Patience.UntilAsync(() => bob.Sees(soon.Id()), "a post's publication at its time");
        Assert.False(await bob.Sees(later.Id()));
        await ada.Edit(later.Id(), new { publishAt = DateTimeOffset.UtcNow.AddMilliseconds(300) });

        await Patience.UntilAsync(() => bob.Sees(later.Id()), "a post's publication at its new time");
        Assert.Equal([later.Id(), soon.Id()], await bob.AllIds($"users/{ada.Id}/posts"));
        await (await ada.TryEditAsync(later.Id(), new { publishAt = DateTimeOffset.UtcNow.AddDays(1) })).Failure(HttpStatusCode.UnprocessableEntity, "unacceptable");
    }

    [Fact]
    public async Task The_same_idempotency_key_makes_one_post()
    {
        var ada = await social.CreateUser("ada");
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ada.SendAsync(HttpMethod.Post, "posts", """{"caption":"once"}""", idempotencyKey: key)));

        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.Json()).GetProperty("data").Id()));
        Assert.Single(ids.Distinct());
        Assert.Single(await ada.AllIds($"users/{ada.Id}/posts"));
        var other = await ada.SendAsync(HttpMethod.Post, "posts", """{"caption":"twice"}""", idempotencyKey: key);
        await other.Failure(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
    }

    [Fact]
    public async Task Everything_counted_is_equal_to_its_rows()
    {
        var ada = await social.CreateUser("ada");
        await ada.Post("one #a #b");

        // Of all that the tests of this product have made so far; what is under way is seen whole or not at all.
        Assert.Empty(await social.Database.FindWrongPostsAsync());
    }
}
