using System.Net;
using InstaHub.Web.Api.Explore;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Explore;

/// <summary>What explore offers to whom.</summary>
public sealed class ExploreTests(ExploreProduct product) : IClassFixture<ExploreProduct>
{
    [Theory]
    [InlineData("stranger", true)]
    [InlineData("follower", true)]
    [InlineData("blocked", false)]
    [InlineData("blocker", false)]
    [InlineData("muting", false)]
    [InlineData("muting stories", true)]
    [InlineData("nobody", true)]
    [InlineData("author", false)]
    public async Task A_post_is_offered_to_who_may_see_it_and_wants_to(string who, bool isOffered)
    {
        var (ada, bob) = (await product.CreateUser("ada"), await product.CreateUser("bob"));
        var post = (await ada.Post("one")).Id();
        await product.UntilRankedAsync(post);
        switch (who)
        {
            case "follower":
                await bob.Follow(ada);
                break;
            case "blocked":
                await ada.Block(bob);
                break;
            case "blocker":
                await bob.Block(ada);
                break;
            case "muting":
                await bob.DataAsync(bob.PutAsync($"users/{ada.Id}/mute", """{"posts":true}"""));
                break;
            case "muting stories":
                await bob.DataAsync(bob.PutAsync($"users/{ada.Id}/mute", """{"stories":true}"""));
                break;
        }

        var offered = await (who switch { "nobody" => product.Nobody, "author" => ada, _ => bob }).AllIds("explore");

        Assert.Equal(isOffered, offered.Contains(post));
    }

    [Theory]
    [InlineData("private")]
    [InlineData("deactivated")]
    [InlineData("suspended")]
    [InlineData("account deleted")]
    [InlineData("archived")]
    [InlineData("deleted")]
    public async Task A_post_that_is_hidden_meanwhile_is_not_shown_from_a_ranking_of_before(string how)
    {
        var (ada, bob) = (await product.CreateUser("ada"), await product.CreateUser("bob"));
        var (post, before, after) = ((await ada.Post("one")).Id(), (await bob.Post("before")).Id(), (await bob.Post("after")).Id());
        await product.UntilRankedAsync(post, before, after);
        // The second page of a ranking in which the post still is.
        var (first, next) = await product.Nobody.PageAsync("explore?limit=1");
        switch (how)
        {
            case "private":
                await ada.SetPrivate(true);
                break;
            case "archived":
                await ada.DataAsync(ada.PutAsync($"posts/{post}/archive"));
                break;
            case "deleted":
                Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"posts/{post}")).StatusCode);
                break;
            default:
                await product.Social.SetStatus(ada, how switch { "deactivated" => 1, "suspended" => 2, _ => 3 });
                break;
        }

        Assert.DoesNotContain(post, await RestAsync(product.Nobody, next));
        Assert.DoesNotContain(post, await bob.AllIds("explore"));
        Assert.DoesNotContain(post, await ada.AllIds("explore"));
        Assert.Single(first);

        static async Task<List<Guid>> RestAsync(Person viewer, string? cursor)
        {
            var rest = new List<Guid>();
            while (cursor is not null)
            {
                (var ids, cursor) = await viewer.PageAsync($"explore?limit=100&cursor={cursor}");
                rest.AddRange(ids);
            }
            return rest;
        }
    }

    [Fact]
    public async Task A_private_account_is_not_in_explore_not_even_for_its_followers()
    {
        var (ada, bob) = (await product.CreateUser("ada"), await product.CreateUser("bob"));
        await bob.Follow(ada);
        await ada.SetPrivate(true);
        var hidden = (await ada.Post("one")).Id();
        await product.UntilRankedAsync((await bob.Post("later")).Id());

        Assert.True(await bob.Sees(hidden));
        Assert.DoesNotContain(hidden, await bob.AllIds("explore"));
    }

    [Fact]
    public async Task What_is_liked_and_commented_comes_before_what_is_not()
    {
        var (ada, bob) = (await product.CreateUser("ada"), await product.CreateUser("bob"));
        var (loved, plain) = ((await ada.Post("loved")).Id(), (await ada.Post("plain")).Id());
        await bob.Like(loved);
        await bob.Comment(loved, "well");
        await bob.Comment(loved, "done");

        await Patience.UntilAsync(
            async () => await product.Nobody.AllIds("explore") is var ids && ids.IndexOf(loved) is >= 0 and var at && at < ids.IndexOf(plain), "the loved post to be first");
    }

    [Fact]
    public async Task Pages_go_on_in_the_ranking_that_they_began_in_whatever_comes_and_goes()
    {
        var people = new List<Person>();
        for (var i = 0; i < 4; i++)
            people.Add(await product.CreateUser("ada"));
        var posts = new List<Guid>();
        for (var i = 0; i < 20; i++)
            posts.Add((await people[i % 4].Post($"post {i}")).Id());
        await product.UntilRankedAsync([.. posts]);

        var (seen, cursor) = await product.Nobody.PageAsync("explore?limit=3");
        var deleted = posts.First(post => !seen.Contains(post));
        var author = people[posts.IndexOf(deleted) % 4];
        await author.DeleteAsync($"posts/{deleted}");
        for (var i = 0; cursor is not null; i++)
        {
            // Something new is ranked before each page.
            if (i < 3)
                await product.UntilRankedAsync((await people[0].Post($"meanwhile {i}")).Id());
            (var ids, cursor) = await product.Nobody.PageAsync($"explore?limit=3&cursor={cursor}");
            seen.AddRange(ids);
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(posts.Where(post => post != deleted).Order(), seen.Intersect(posts).Order());
    }

    [Fact]
    public async Task A_cursor_of_a_ranking_that_nobody_has_has_expired() =>
        await (await product.Nobody.GetAsync($"explore?cursor={ExploreCursor.Of(new(Guid.NewGuid(), 5))}")).Failure(HttpStatusCode.Gone, "cursor_expired");

    [Fact]
    public async Task A_cursor_expires_with_its_ranking_and_the_first_page_does_not()
    {
        await using var social = new SocialProduct(("Explore:Refresh", "00:00:00.1"), ("Explore:CursorLifetime", "00:00:01"));
        await social.InitializeAsync();
        var ada = await social.CreateUser("ada");
        await ada.Post("one");
        await ada.Post("two");
        string? next = null;
        await Patience.UntilAsync(async () => (next = (await social.Nobody.PageAsync("explore?limit=1")).Next) is not null, "two posts in explore");

        await Patience.UntilAsync(
            async () => (await social.Nobody.GetAsync($"explore?cursor={next}")).StatusCode == HttpStatusCode.Gone, "the end of a ranking");

        Assert.Equal(2, (await social.Nobody.AllIds("explore")).Count);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AQE")]
    public async Task What_is_no_cursor_of_explore_is_refused(string cursor) =>
        await (await product.Nobody.GetAsync($"explore?cursor={cursor}")).Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task A_cursor_behind_the_end_gives_an_empty_page_and_one_before_the_beginning_is_refused()
    {
        var ada = await product.CreateUser("ada");
        await product.UntilRankedAsync((await ada.Post("one")).Id(), (await ada.Post("two")).Id());
        var (_, next) = await product.Nobody.PageAsync("explore?limit=1");
        var position = ExploreCursor.From(new(1, next))!;

        var (ids, last) = await product.Nobody.PageAsync($"explore?cursor={ExploreCursor.Of(position with { Rank = int.MaxValue })}");

        Assert.Empty(ids);
        Assert.Null(last);
        await (await product.Nobody.GetAsync($"explore?cursor={ExploreCursor.Of(position with { Rank = -1 })}"))
            .Failure(HttpStatusCode.BadRequest, "validation_failed");
    }
}
