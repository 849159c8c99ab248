using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>Lists of posts, and what comes and goes while they are read; hashtags.</summary>
public sealed class PostListTests(SocialProduct social)
{
    [Fact]
    public async Task A_list_that_is_read_page_by_page_has_no_gap_and_no_repeat_while_posts_come_and_go()
    {
        var ada = await social.CreateUser("ada");
        var posts = new List<Guid>();
        for (var i = 0; i < 12; i++)
            posts.Insert(0, (await ada.Post($"post {i}")).Id());
        await ada.DataAsync(ada.PutAsync($"posts/{posts[3]}/pin"));
        await ada.DataAsync(ada.PutAsync($"posts/{posts[9]}/pin"));

        // posts[9] and posts[3] are pinned, the others follow in their order.
        var (read, next) = await ada.PageAsync($"users/{ada.Id}/posts?limit=4");
        Assert.Equal([posts[9], posts[3], posts[0], posts[1]], read);
        await ada.Post("newer");
        await ada.DeleteAsync($"posts/{posts[1]}"); // the last that was read
        await ada.DataAsync(ada.PutAsync($"posts/{posts[2]}/archive"));
        await ada.DataAsync(ada.DeleteAsync($"posts/{posts[9]}/pin")); // read already, further down now
        await ada.DataAsync(ada.PutAsync($"posts/{posts[7]}/pin")); // not read yet, before all now
        while (next is not null)
        {
            (var page, next) = await ada.PageAsync($"users/{ada.Id}/posts?limit=4&cursor={next}");
            read.AddRange(page);
        }

        Assert.Equal([posts[9], posts[3], posts[0], posts[1], posts[4], posts[5], posts[6], posts[7], posts[8], posts[10], posts[11]], read);
    }

    [Fact]
    public async Task A_page_of_what_is_mostly_hidden_is_short_and_not_the_last()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var tag = $"t{Guid.NewGuid():N}";
        var old = (await bob.Post($"seen #{tag}")).Id();
        for (var i = 0; i < 15; i++)
            await ada.Post($"hidden {i} #{tag}");
        await ada.SetPrivate(true);

        var (ids, next) = await bob.PageAsync($"hashtags/{tag}/posts?limit=2");

        Assert.Empty(ids);
        Assert.NotNull(next);
        Assert.Equal([old], await bob.AllIds($"hashtags/{tag}/posts", limit: 2));
        Assert.Equal([old], await bob.AllIds($"hashtags/{tag}/posts"));
    }

    [Fact]
    public async Task Drafts_come_newest_first_and_are_nobody_elses()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var drafts = new List<Guid>();
        for (var i = 0; i < 5; i++)
            drafts.Insert(0, (await ada.Post(new { caption = $"draft {i}", draft = i % 2 == 0, publishAt = i % 2 == 0 ? (DateTimeOffset?)null : DateTimeOffset.UtcNow.AddDays(1) })).Id());

        Assert.Equal(drafts, await ada.AllIds("users/me/drafts", limit: 2));
        Assert.Empty(await bob.AllIds("users/me/drafts"));
    }

    [Fact]
    public async Task A_hashtag_has_one_page_in_whatever_form_it_is_asked_for()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var tag = $"Café{Guid.NewGuid():N}";
        var one = (await ada.Post($"#{tag}")).Id();
        var two = (await bob.Post($"#{tag.ToUpperInvariant()} again #{tag}")).Id();

        foreach (var form in new[] { tag, tag.ToLowerInvariant(), tag.Replace("é", "e\u0301", StringComparison.Ordinal), "#" + tag })
        {
            var page = await social.Nobody.DataAsync(social.Nobody.GetAsync($"hashtags/{Uri.EscapeDataString(form)}"));
            Assert.Equal($$"""{"tag":"{{tag.ToLowerInvariant()}}","posts":2}""", page.GetRawText());
            Assert.Equal([two, one], await social.Nobody.AllIds($"hashtags/{Uri.EscapeDataString(form)}/posts", limit: 1));
        }

        await bob.Edit(two, new { caption = "nothing" });
        Assert.Equal(1, (await ada.DataAsync(ada.GetAsync($"hashtags/{Uri.EscapeDataString(tag)}"))).GetProperty("posts").GetInt32());
        await ada.DeleteAsync($"posts/{one}");
        Assert.Equal(0, (await ada.DataAsync(ada.GetAsync($"hashtags/{Uri.EscapeDataString(tag)}"))).GetProperty("posts").GetInt32());
    }

    [Fact]
    public async Task Following_a_hashtag_is_idempotent_and_ones_own()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var tag = $"t{Guid.NewGuid():N}";

        foreach (var (send, follows) in new[] { (Put(), true), (Put(), true), (Delete(), false), (Delete(), false), (Put(), true) })
        {
            var answer = await ada.DataAsync(send());
            Assert.Equal($$"""{"tag":"{{tag}}","posts":0,"following":{{(follows ? "true" : "false")}}}""", answer.GetRawText());
            Assert.Equal(answer.GetRawText(), (await ada.DataAsync(ada.GetAsync($"hashtags/{tag}"))).GetRawText());
        }

        Assert.False((await bob.DataAsync(bob.GetAsync($"hashtags/{tag}"))).GetProperty("following").GetBoolean());
        await (await ada.PutAsync("hashtags/123/follow")).Failure(System.Net.HttpStatusCode.NotFound, "not_found");
        await (await social.Nobody.PutAsync($"hashtags/{tag}/follow")).Failure(System.Net.HttpStatusCode.Unauthorized, "unauthenticated");

        Func<Task<HttpResponseMessage>> Put() => () => ada.PutAsync($"hashtags/{tag.ToUpperInvariant()}/follow");
        Func<Task<HttpResponseMessage>> Delete() => () => ada.DeleteAsync($"hashtags/{tag}/follow");
    }
}
