using System.Net;
using System.Text.Json;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.Web.Api.Comments;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Comments;

/// <summary>Making, changing, reading and liking comments.</summary>
public sealed class CommentTests(SocialProduct social)
{
    private static readonly string[] Members =
        ["id", "postId", "author", "text", "mentions", "replyTo", "createdAt", "editedAt", "pinned", "counts", "viewer"];

    [Fact]
    public async Task A_comment_is_shown_as_the_interface_says()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();

        var made = await bob.Comment(post, $"  So true, @{ada.Username}!\r\n<3 ");

        Assert.Equal(Members, made.EnumerateObject().Select(member => member.Name));
        Assert.Equal(post, made.GetProperty("postId").GetGuid());
        Assert.Equal(["id", "username", "displayName", "avatar"], made.GetProperty("author").EnumerateObject().Select(member => member.Name));
        Assert.Equal(bob.Username, made.GetProperty("author").GetProperty("username").GetString());
        Assert.Equal($"So true, @{ada.Username}!\n<3", made.GetProperty("text").GetString());
        Assert.Equal(ada.Id, made.GetProperty("mentions")[0].Id());
        Assert.Equal(JsonValueKind.Null, made.GetProperty("replyTo").ValueKind);
        Assert.Equal(JsonValueKind.Null, made.GetProperty("editedAt").ValueKind);
        Assert.False(made.GetProperty("pinned").GetBoolean());
        Assert.Equal("""{"likes":0,"replies":0}""", made.GetProperty("counts").GetRawText());
        Assert.Equal("""{"liked":false}""", made.GetProperty("viewer").GetRawText());
        Assert.Equal(made.GetRawText(), (await social.Nobody.DataAsync(social.Nobody.GetAsync($"posts/{post}/comments")))[0].GetRawText());
        Assert.Equal(1, (await ada.See(post)).Count("comments"));
    }

    [Fact]
    public async Task Replies_have_one_level_and_are_listed_oldest_first()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        var top = (await ada.Comment(post, "top")).Id();
        var first = await bob.Comment(post, "first", top);
        var second = await ada.Comment(post, "to the reply", first.Id());

        Assert.Equal((top, top), (first.GetProperty("replyTo").GetGuid(), second.GetProperty("replyTo").GetGuid()));
        Assert.Equal(["top"], await bob.CommentsOf(post));
        Assert.Equal([first.Id(), second.Id()], await bob.AllIds($"comments/{top}/replies", limit: 1));
        Assert.Empty(await bob.AllIds($"comments/{first.Id()}/replies"));
        Assert.Equal(2, (await CommentAsync(ada, post)).Count("replies"));
        Assert.Equal(3, (await ada.See(post)).Count("comments"));
    }

    [Fact]
    public async Task Where_a_comment_is_said_to_be_it_can_be_read()
    {
        var ada = await social.CreateUser("ada");
        var post = (await ada.Post("one")).Id();
        Guid? replyTo = null;

        // A comment, a reply to it, and one to the reply.
        for (var i = 0; i < 3; i++)
        {
            var made = await ada.TryCommentAsync(post, $"{i}", replyTo);
            replyTo = (await made.Json()).GetProperty("data").Id();
            Assert.Contains(replyTo.Value, await ada.AllIds(made.Header("Location")!["/api/v1/".Length..]));
        }
    }

    [Fact]
    public async Task A_reply_is_to_a_comment_on_the_same_post_that_is_there()
    {
        var (ada, bob) = await PairAsync();
        var (post, other) = ((await ada.Post("one")).Id(), (await ada.Post("two")).Id());
        var elsewhere = (await ada.Comment(other, "elsewhere")).Id();
        var gone = (await ada.Comment(post, "gone")).Id();
        await ada.DeleteAsync($"comments/{gone}");

        foreach (var replyTo in new[] { elsewhere, gone, post, Guid.NewGuid() })
            await (await bob.TryCommentAsync(post, "to what?", replyTo)).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(0, (await ada.See(post)).Count("comments"));
    }

    [Fact]
    public async Task Its_author_edits_a_comment_and_nobody_else()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        var comment = (await bob.Comment(post, "frist")).Id();

        await (await ada.TryEditCommentAsync(comment, "mine")).Failure(HttpStatusCode.Forbidden, "forbidden");
        var edited = await bob.DataAsync(bob.TryEditCommentAsync(comment, $"first, @{ada.Username}"));

        Assert.Equal(($"first, @{ada.Username}", JsonValueKind.String), (edited.GetProperty("text").GetString(), edited.GetProperty("editedAt").ValueKind));
        Assert.Equal(ada.Id, edited.GetProperty("mentions")[0].Id());
        Assert.Equal(edited.GetRawText(), (await CommentAsync(bob, post)).GetRawText());
        Assert.Equal(edited.GetRawText(), (await bob.DataAsync(bob.TryEditCommentAsync(comment, $"first, @{ada.Username}"))).GetRawText());
    }

    [Fact]
    public async Task A_comment_goes_with_its_replies_by_its_author_or_the_posts()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var post = (await ada.Post("one")).Id();
        var (first, second) = ((await bob.Comment(post, "first")).Id(), (await bob.Comment(post, "second")).Id());
        var reply = (await eve.Comment(post, "reply", first)).Id();

        await (await eve.DeleteAsync($"comments/{first}")).Failure(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync($"comments/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync($"comments/{first}")).StatusCode);
        await (await eve.PutAsync($"comments/{reply}/like")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await eve.TryEditCommentAsync(reply, "still here")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(1, (await ada.See(post)).Count("comments"));
        Assert.Equal(["second"], await eve.CommentsOf(post));

        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"comments/{second}")).StatusCode);
        Assert.Equal(0, (await ada.See(post)).Count("comments"));
        await (await eve.DeleteAsync($"comments/{second}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.TryEditCommentAsync(second, "again")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_reply_that_goes_counts_no_more()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        var top = (await ada.Comment(post, "top")).Id();
        var reply = (await bob.Comment(post, "reply", top)).Id();

        await bob.DeleteAsync($"comments/{reply}");

        Assert.Equal(0, (await CommentAsync(ada, post)).Count("replies"));
        Assert.Equal(1, (await ada.See(post)).Count("comments"));
        Assert.Empty(await ada.AllIds($"comments/{top}/replies"));
    }

    [Fact]
    public async Task The_posts_author_pins_up_to_three_which_come_first_and_once()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
            ids.Add((await bob.Comment(post, $"{i}")).Id());
        var reply = (await bob.Comment(post, "reply", ids[0])).Id();

        foreach (var i in new[] { 1, 3, 0 })
            Assert.True((await ada.DataAsync(ada.PutAsync($"comments/{ids[i]}/pin"))).GetProperty("pinned").GetBoolean());
        await ada.DataAsync(ada.PutAsync($"comments/{ids[3]}/pin"));
        await (await ada.PutAsync($"comments/{ids[5]}/pin")).Failure(HttpStatusCode.Conflict, "pin_limit");
        await (await ada.PutAsync($"comments/{reply}/pin")).Failure(HttpStatusCode.UnprocessableEntity, "not_first_level");
        await (await bob.PutAsync($"comments/{ids[5]}/pin")).Failure(HttpStatusCode.Forbidden, "forbidden");

        Guid[] order = [ids[0], ids[3], ids[1], ids[5], ids[4], ids[2]];
        Assert.Equal(order, await bob.AllIds($"posts/{post}/comments"));
        Assert.Equal(order, await bob.AllIds($"posts/{post}/comments", limit: 2));

        // What is pinned and unpinned meanwhile is neither left out nor repeated.
        var (first, next) = await bob.PageAsync($"posts/{post}/comments?limit=4");
        await ada.DataAsync(ada.DeleteAsync($"comments/{ids[3]}/pin"));
        await ada.DataAsync(ada.PutAsync($"comments/{ids[2]}/pin"));
        var (rest, _) = await bob.PageAsync($"posts/{post}/comments?limit=4&cursor={next}");
        Assert.Equal(order, first.Concat(rest));
        Assert.Equal([ids[2], ids[0], ids[1], ids[5], ids[4], ids[3]], await bob.AllIds($"posts/{post}/comments", limit: 1));
    }

    [Fact]
    public async Task A_cursor_that_names_comments_on_other_posts_or_replies_shows_none_of_them()
    {
        var (ada, bob) = await PairAsync();
        var shy = await social.CreateUser("shy", isPrivate: true);
        var hidden = (await shy.Comment((await shy.Post("for followers")).Id(), "hidden")).Id();
        var elsewhere = (await ada.Comment((await ada.Post("two")).Id(), "elsewhere")).Id();
        var post = (await ada.Post("one")).Id();
        var top = (await ada.Comment(post, "top")).Id();
        var reply = (await ada.Comment(post, "reply", top)).Id();

        // What it names as pinned is shown after the first of them.
        foreach (var named in new[] { hidden, elsewhere, reply })
        {
            var forged = CommentCursor.Of(new CommentPosition(DateTimeOffset.UtcNow, top, [top, named]), $"comments.{post:N}");
            var (shown, _) = await bob.PageAsync($"posts/{post}/comments?cursor={forged}");
            Assert.Empty(shown);
        }
    }

    [Fact]
    public async Task Where_comments_are_off_nobody_comments()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        await bob.Comment(post, "before");
        await ada.Edit(post, new { commentsOff = true });

        await (await bob.TryCommentAsync(post, "after")).Failure(HttpStatusCode.Forbidden, "comments_off");
        await (await ada.TryCommentAsync(post, "after")).Failure(HttpStatusCode.Forbidden, "comments_off");
        Assert.Equal(["before"], await bob.CommentsOf(post));
    }

    [Fact]
    public async Task Whom_the_posts_author_restricts_is_read_by_the_two_alone()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var post = (await ada.Post("one")).Id();
        await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/restrict"));
        var comment = (await bob.Comment(post, "harsh")).Id();
        await bob.Comment(post, "harsher", comment);
        await eve.Comment(post, "kind");

        Assert.Equal(["kind", "harsh"], await ada.CommentsOf(post));
        Assert.Equal(["kind", "harsh"], await bob.CommentsOf(post));
        Assert.Equal(["kind"], await eve.CommentsOf(post));
        Assert.Equal(["kind"], await social.Nobody.CommentsOf(post));
        Assert.Equal(["harsher"], await ada.Texts($"comments/{comment}/replies"));
        await (await eve.GetAsync($"comments/{comment}/replies")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await eve.PutAsync($"comments/{comment}/like")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Who_blocks_the_viewer_or_is_blocked_or_gone_is_left_out()
    {
        var (ada, bob) = await PairAsync();
        var (blocker, foe, gone) = (await social.CreateUser("blocker"), await social.CreateUser("foe"), await social.CreateUser("gone"));
        var post = (await ada.Post("one")).Id();
        var hidden = (await blocker.Comment(post, "blocker")).Id();
        var disliked = (await foe.Comment(post, "foe")).Id();
        await gone.Comment(post, "gone");
        await ada.Comment(post, $"ask @{blocker.Username} or @{foe.Username}");
        await blocker.Block(bob);
        await bob.Block(foe);
        await social.SetStatus(gone, 1);

        var seen = await bob.DataAsync(bob.GetAsync($"posts/{post}/comments"));
        Assert.Equal([foe.Id], seen.EnumerateArray().Single().GetProperty("mentions").EnumerateArray().Select(mention => mention.Id()));
        Assert.Equal(3, (await ada.CommentsOf(post)).Count);
        foreach (var comment in new[] { hidden, disliked })
        {
            await (await bob.PutAsync($"comments/{comment}/like")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.TryCommentAsync(post, "to you", comment)).Failure(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task On_what_is_hidden_there_are_no_comments()
    {
        var (ada, bob) = await PairAsync();
        var shy = await social.CreateUser("shy", isPrivate: true);
        var post = (await shy.Post("for followers")).Id();
        var comment = (await shy.Comment(post, "mine")).Id();
        var deleted = (await ada.Post("gone")).Id();
        var own = (await bob.Comment(deleted, "bob's")).Id();
        await ada.DeleteAsync($"posts/{deleted}");

        foreach (var id in new[] { post, deleted, Guid.NewGuid() })
        {
            await (await bob.TryCommentAsync(id, "hello")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.GetAsync($"posts/{id}/comments")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        foreach (var id in new[] { comment, Guid.NewGuid() })
        {
            await (await bob.TryEditCommentAsync(id, "x")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.DeleteAsync($"comments/{id}")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.PutAsync($"comments/{id}/pin")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.GetAsync($"comments/{id}/replies")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.GetAsync($"comments/{id}/likes")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.PutAsync($"comments/{id}/like")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        // One's own can be taken away from anywhere.
        Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync($"comments/{own}")).StatusCode);
    }

    [Fact]
    public async Task Comments_are_liked_as_posts_are()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        var comment = (await ada.Comment(post, "first")).Id();

        Assert.Equal("""{"liked":true,"counts":{"likes":1,"replies":0}}""", (await bob.LikeComment(comment)).GetRawText());
        Assert.Equal("""{"liked":true,"counts":{"likes":1,"replies":0}}""", (await bob.LikeComment(comment)).GetRawText());
        var seen = await CommentAsync(bob, post);
        Assert.Equal((1, true), (seen.Count("likes"), seen.Mark("liked")));
        Assert.False((await CommentAsync(ada, post)).Mark("liked"));
        Assert.Equal([bob.Id], await ada.AllIds($"comments/{comment}/likes"));
        Assert.Equal(0, (await ada.See(post)).Count("likes"));

        Assert.Equal("""{"liked":false,"counts":{"likes":0,"replies":0}}""", (await bob.UnlikeComment(comment)).GetRawText());
        Assert.Empty(await ada.AllIds($"comments/{comment}/likes"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":" \n "}""")]
    [InlineData("""{"text":"\u0000"}""")]
    [InlineData("""{"text":"a\u0007"}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"a","replyTo":"x"}""")]
    public async Task What_is_malformed_is_400(string body)
    {
        var ada = await social.CreateUser("ada");
        var post = (await ada.Post("one")).Id();

        await (await ada.SendAsync(HttpMethod.Post, $"posts/{post}/comments", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        if (!body.Contains("replyTo", StringComparison.Ordinal))
        {
            var comment = (await ada.Comment(post, "first")).Id();
            await (await ada.SendAsync(HttpMethod.Patch, $"comments/{comment}", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        }
    }

    [Fact]
    public async Task A_comment_has_up_to_2200_characters()
    {
        var ada = await social.CreateUser("ada");
        var post = (await ada.Post("one")).Id();

        await ada.Comment(post, string.Concat(Enumerable.Repeat("🧮", 2_200)));
        var error = await (await ada.TryCommentAsync(post, new string('x', 2_201))).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal(["text"], error.GetProperty("details").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Under_one_key_a_comment_is_made_once()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();

        var key = $"{Guid.NewGuid()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bob.PostJsonAsync($"posts/{post}/comments", new { text = "once" }, key)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Text()))).Distinct());
        Assert.Equal(["once"], await ada.CommentsOf(post));
    }

    private static async Task<JsonElement> CommentAsync(Person viewer, Guid post) =>
        (await viewer.DataAsync(viewer.GetAsync($"posts/{post}/comments"))).EnumerateArray().Single();

    private async Task<(Person Ada, Person Bob)> PairAsync() => (await social.CreateUser("ada"), await social.CreateUser("bob"));
}
