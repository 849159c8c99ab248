using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Reactions;

/// <summary>Likes of posts, who likes them, and what one likes.</summary>
public sealed class LikeTests(SocialProduct social)
{
    [Fact]
    public async Task Liking_twice_counts_once_and_unliking_twice_too()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();

        Assert.Equal("""{"liked":true,"counts":{"likes":1,"comments":0}}""", (await bob.Like(post)).GetRawText());
        Assert.Equal("""{"liked":true,"counts":{"likes":1,"comments":0}}""", (await bob.Like(post)).GetRawText());
        var seen = await bob.See(post);
        Assert.Equal((1, true), (seen.Count("likes"), seen.Mark("liked")));
        Assert.False((await ada.See(post)).Mark("liked"));
        Assert.Equal(2, (await ada.Like(post)).Count("likes"));

        Assert.Equal("""{"liked":false,"counts":{"likes":1,"comments":0}}""", (await bob.Unlike(post)).GetRawText());
        Assert.Equal("""{"liked":false,"counts":{"likes":1,"comments":0}}""", (await bob.Unlike(post)).GetRawText());
        seen = await bob.See(post);
        Assert.Equal((1, false), (seen.Count("likes"), seen.Mark("liked")));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_liked_and_looks_like_what_is_hidden()
    {
        var (ada, bob) = await PairAsync();
        var shy = await social.CreateUser("shy", isPrivate: true);
        var draft = (await ada.Post(new { caption = "not yet", draft = true })).Id();
        var archived = (await ada.Post("was")).Id();
        await ada.DataAsync(ada.PutAsync($"posts/{archived}/archive"));
        var deleted = (await ada.Post("gone")).Id();
        await ada.DeleteAsync($"posts/{deleted}");
        var hidden = (await shy.Post("for followers")).Id();
        var comment = (await ada.Comment((await ada.Post("open")).Id(), "a comment is no post")).Id();
        var blocker = await social.CreateUser("blocker");
        var blocked = (await blocker.Post("not for bob")).Id();
        await blocker.Block(bob);

        foreach (var post in new[] { Guid.NewGuid(), draft, archived, deleted, hidden, comment, blocked })
        {
            await (await bob.PutAsync($"posts/{post}/like")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.DeleteAsync($"posts/{post}/like")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.GetAsync($"posts/{post}/likes")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Empty(await bob.AllIds("users/me/likes"));
        await (await social.Nobody.PutAsync($"posts/{archived}/like")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await bob.PutAsync($"comments/{archived}/like")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(1, (await ada.Like(archived)).Count("likes"));
        await (await ada.PutAsync($"posts/{draft}/like")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_like_can_be_taken_back_from_what_is_not_seen_any_more()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        await bob.Like(post);
        await ada.Block(bob);

        Assert.Equal("""{"liked":false}""", (await bob.Unlike(post)).GetRawText());
        await (await bob.DeleteAsync($"posts/{post}/like")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(0, (await ada.See(post)).Count("likes"));
    }

    [Fact]
    public async Task Who_likes_a_post_is_listed_newest_first_without_those_whom_the_viewer_must_not_see()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post("one")).Id();
        var fans = new List<Person>();
        for (var i = 0; i < 5; i++)
            fans.Add(await social.CreateUser($"fan{i}"));
        foreach (var fan in fans)
            await fan.Like(post);
        await fans[1].Block(bob);
        await social.SetStatus(fans[3], 1);
        await bob.Follow(fans[4]);

        Assert.Equal([fans[4].Id, fans[2].Id, fans[0].Id], await bob.AllIds($"posts/{post}/likes", limit: 2));
        Assert.Equal([fans[4].Id, fans[2].Id, fans[1].Id, fans[0].Id], await social.Nobody.AllIds($"posts/{post}/likes"));
        var first = (await bob.DataAsync(bob.GetAsync($"posts/{post}/likes?limit=1")))[0];
        Assert.Equal(["following"], Person.TrueOf(first.GetProperty("relationship")));
        Assert.Equal(5, (await bob.See(post)).Count("likes"));
    }

    [Fact]
    public async Task Where_likes_are_hidden_the_author_alone_sees_how_many_and_who()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post(new { caption = "one", hideLikes = true })).Id();

        Assert.Equal("""{"liked":true,"counts":{"likes":null,"comments":0}}""", (await bob.Like(post)).GetRawText());
        await (await bob.GetAsync($"posts/{post}/likes")).Failure(HttpStatusCode.Forbidden, "likes_hidden");
        await (await social.Nobody.GetAsync($"posts/{post}/likes")).Failure(HttpStatusCode.Forbidden, "likes_hidden");
        Assert.Equal([bob.Id], await ada.AllIds($"posts/{post}/likes"));
        Assert.Equal(2, (await ada.Like(post)).Count("likes"));
    }

    [Fact]
    public async Task What_one_likes_is_listed_by_when_without_what_is_not_seen_any_more()
    {
        var (ada, bob) = await PairAsync();
        var posts = new List<Guid>();
        for (var i = 0; i < 5; i++)
            posts.Add((await ada.Post($"number {i}")).Id());
        foreach (var i in new[] { 3, 0, 4, 1, 2 })
            await bob.Like(posts[i]);
        await ada.DataAsync(ada.PutAsync($"posts/{posts[4]}/archive"));
        await bob.Unlike(posts[1]);

        Assert.Equal([posts[2], posts[0], posts[3]], await bob.AllIds("users/me/likes", limit: 2));
        await ada.DataAsync(ada.DeleteAsync($"posts/{posts[4]}/archive"));
        Assert.Equal([posts[2], posts[4], posts[0], posts[3]], await bob.AllIds("users/me/likes"));
        Assert.Empty(await ada.AllIds("users/me/likes"));
        await (await social.Nobody.GetAsync("users/me/likes")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task What_one_has_done_is_listed_newest_first_and_by_kind()
    {
        var (ada, bob) = await PairAsync();
        var (post, other) = ((await ada.Post("one")).Id(), (await ada.Post("two")).Id());
        await bob.Like(post);
        var comment = (await bob.Comment(post, "well said")).Id();
        await bob.Follow(ada);
        await bob.LikeComment(comment);
        await bob.Like(other);
        await ada.DeleteAsync($"posts/{other}");

        var all = await ActivityAsync("");
        Assert.Equal(["like", "follow", "comment", "like"], all.Select(entry => entry.GetProperty("kind").GetString()));
        Assert.Equal((post, comment), (all[0].GetProperty("postId").GetGuid(), all[0].GetProperty("commentId").GetGuid()));
        Assert.Equal(ada.Id, all[1].GetProperty("userId").GetGuid());
        Assert.Equal(("well said", comment), (all[2].GetProperty("text").GetString(), all[2].GetProperty("commentId").GetGuid()));
        Assert.Equal(["kind", "at", "postId"], all[3].EnumerateObject().Select(member => member.Name));
        Assert.Equal(2, (await ActivityAsync("&kind=like")).Count);
        Assert.Single(await ActivityAsync("&kind=comment"));
        Assert.Single(await ActivityAsync("&kind=follow"));
        await (await bob.GetAsync("users/me/activity?kind=nothing")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Empty((await ada.DataAsync(ada.GetAsync("users/me/activity"))).EnumerateArray());

        // Page by page.
        async Task<List<JsonElement>> ActivityAsync(string filter)
        {
            var entries = new List<JsonElement>();
            string? cursor = null;
            do
            {
                var answer = await bob.GetAsync($"users/me/activity?limit=1{filter}{(cursor is null ? "" : $"&cursor={cursor}")}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var json = await answer.Json();
                entries.AddRange(json.GetProperty("data").EnumerateArray());
                cursor = json.GetProperty("page").GetProperty("next").GetString();
            }
            while (cursor is not null);
            return entries;
        }
    }

    private async Task<(Person Ada, Person Bob)> PairAsync() => (await social.CreateUser("ada"), await social.CreateUser("bob"));
}
