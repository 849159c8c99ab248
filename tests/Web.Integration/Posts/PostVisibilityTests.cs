using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>Who sees which posts, by every way of reading them.</summary>
public sealed class PostVisibilityTests(SocialProduct social)
{
    private readonly string _tag = $"t{Guid.NewGuid():N}";

    [Theory]
    [InlineData("stranger", false, true)]
    [InlineData("stranger", true, false)]
    [InlineData("follower", true, true)]
    [InlineData("blocked", false, false)]
    [InlineData("blocker", false, false)]
    [InlineData("muting", false, true)]
    [InlineData("nobody", false, true)]
    [InlineData("nobody", true, false)]
    [InlineData("author", true, true)]
    public async Task A_published_post_is_seen_by_who_may_see_what_its_author_posts(string who, bool isPrivate, bool sees)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post($"one #{_tag}")).Id();
        await ada.Edit(post, new { caption = $"two #{_tag}" });
        if (who == "follower")
            await bob.Follow(ada);
        if (who == "blocked")
            await ada.Block(bob);
        if (who == "blocker")
            await bob.Block(ada);
        if (who == "muting")
            await bob.DataAsync(bob.PutAsync($"users/{ada.Id}/mute", "{}"));
        if (isPrivate)
            await ada.SetPrivate(true);
        var viewer = who switch { "nobody" => social.Nobody, "author" => ada, _ => bob };

        Assert.Equal(sees, await viewer.Sees(post));
        Assert.Equal(sees, (await viewer.GetAsync($"posts/{post}/history")).StatusCode == HttpStatusCode.OK);
        Assert.Equal(sees ? [post] : [], await viewer.AllIds($"hashtags/{_tag}/posts"));
        if (sees)
            Assert.Equal([post], await viewer.AllIds($"users/{ada.Id}/posts"));
        else
            await AssertRefusedAsync(await viewer.GetAsync($"users/{ada.Id}/posts"), who, isPrivate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Posts_of_an_account_that_is_not_active_are_as_if_they_were_not(int status)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post($"one #{_tag}")).Id();
        Assert.True(await bob.Sees(post));

        await social.SetStatus(ada, status);

        Assert.False(await bob.Sees(post));
        Assert.Empty(await bob.AllIds($"hashtags/{_tag}/posts"));
        await (await bob.GetAsync($"users/{ada.Id}/posts")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_is_hidden_is_answered_exactly_as_what_is_not_there()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var hidden = (await ada.Post("one")).Id();
        var archived = (await ada.Post("two")).Id();
        var draft = (await ada.Post(new { caption = "three", draft = true })).Id();
        await ada.DataAsync(ada.PutAsync($"posts/{archived}/archive"));
        var answers = new List<string> { await AnswerAsync(Guid.NewGuid()), await AnswerAsync(archived), await AnswerAsync(draft) };
        await ada.Block(bob);
        answers.Add(await AnswerAsync(hidden));

        Assert.Single(answers.Distinct());

        async Task<string> AnswerAsync(Guid post)
        {
            var answer = await bob.GetAsync($"posts/{post}");
            var traceId = (await answer.Failure(HttpStatusCode.NotFound, "not_found")).GetProperty("traceId").GetString()!;
            var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order());
            return (headers + (await answer.Text())).Replace(traceId, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_is_mentioned_and_has_blocked_the_viewer_is_absent_from_the_post_too()
    {
        var (ada, bob, eve) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("eve"));
        var post = (await ada.Post($"\"with\" @{bob.Username} and @{eve.Username} ünd")).Id();
        Assert.Equal([bob.Username, eve.Username], Names(await eve.See(post)));
        var tag = (await eve.GetAsync($"posts/{post}")).Header("ETag");

        await bob.Block(eve);

        Assert.Equal([eve.Username], Names(await eve.See(post)));
        Assert.Equal([bob.Username, eve.Username], Names(await ada.See(post)));
        Assert.Equal((await ada.See(post)).Caption(), (await eve.See(post)).Caption());
        Assert.NotEqual(tag, (await eve.GetAsync($"posts/{post}")).Header("ETag"));
        await social.SetStatus(bob, 1);
        Assert.Equal([eve.Username], Names(await ada.See(post)));
    }

    [Fact]
    public async Task Nobody_is_mentioned_who_is_not_there_for_the_author()
    {
        var (ada, bob, eve) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("eve"));
        await bob.Block(ada);
        await social.SetStatus(eve, 1);

        var post = await ada.Post($"@{bob.Username} @{eve.Username} @nobody_is_this @{ada.Username}");

        Assert.Equal([ada.Username], Names(post));
    }

    [Fact]
    public async Task A_mention_stays_with_whom_it_named_after_a_rename()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var post = (await ada.Post($"by @{bob.Username}")).Id();

        await bob.DataAsync(bob.PatchAsync(new { username = SocialProduct.UniqueName("bob") }));

        Assert.Equal($$"""[{"id":"{{bob.Id}}","username":"{{bob.Username}}"}]""", (await ada.See(post)).GetProperty("mentions").GetRawText());
        Assert.Empty(Names(await ada.Post($"by @{bob.Username}")));
    }

    private static IEnumerable<string> Names(JsonElement post) =>
        post.GetProperty("mentions").EnumerateArray().Select(mention => mention.GetProperty("username").GetString()!);

    private static Task<JsonElement> AssertRefusedAsync(HttpResponseMessage answer, string who, bool isPrivate) => who switch
    {
        "blocked" => answer.Failure(HttpStatusCode.NotFound, "not_found"),
        "blocker" => answer.Failure(HttpStatusCode.Forbidden, "blocked"),
        _ when isPrivate => answer.Failure(HttpStatusCode.Forbidden, "private_account"),
        _ => throw new ArgumentException("Is not to be refused.", nameof(who)),
    };
}
