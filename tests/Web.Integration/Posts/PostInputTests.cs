using System.Net;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>What cannot be said in a post.</summary>
public sealed class PostInputTests(SocialProduct social)
{
    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"caption":null}""")]
    [InlineData("""{"caption":"  \n "}""")]
    [InlineData("""{"caption":5}""")]
    [InlineData("""{"caption":"\u0000"}""")]
    [InlineData("""{"caption":"a\u0007"}""")]
    [InlineData("""{"caption":"\ud800"}""")]
    [InlineData("""{"caption":"a","media":[null]}""")]
    [InlineData("""{"caption":"a","media":[{}]}""")]
    [InlineData("""{"caption":"a","media":[{"id":"x"}]}""")]
    [InlineData("""{"caption":"a","media":[{"id":"0193f3a6-0000-7000-8000-000000000001","tags":[null]}]}""")]
    [InlineData("""{"caption":"a","media":[{"id":"0193f3a6-0000-7000-8000-000000000001","tags":[{"userId":"0193f3a6-0000-7000-8000-000000000001","x":2,"y":0}]}]}""")]
    [InlineData("""{"caption":"a","media":[{"id":"0193f3a6-0000-7000-8000-000000000001","tags":[{"userId":"0193f3a6-0000-7000-8000-000000000001","x":1e999,"y":0}]}]}""")]
    [InlineData("""{"caption":"a","media":[{"id":"0193f3a6-0000-7000-8000-000000000001"},{"id":"0193f3a6-0000-7000-8000-000000000001"}]}""")]
    [InlineData("""{"caption":"a","media":[{"id":"0193f3a6-0000-7000-8000-000000000001","altText":"\u0000"}]}""")]
    [InlineData("""{"caption":"a","location":{}}""")]
    [InlineData("""{"caption":"a","location":{"name":""}}""")]
    [InlineData("""{"caption":"a","location":{"name":null}}""")]
    [InlineData("""{"caption":"a","location":{"name":"x","latitude":1}}""")]
    [InlineData("""{"caption":"a","location":{"name":"x","latitude":91,"longitude":0}}""")]
    [InlineData("""{"caption":"a","location":{"name":"x","latitude":0,"longitude":181}}""")]
    [InlineData("""{"caption":"a","location":{"name":"\u0000"}}""")]
    [InlineData("""{"caption":"a","publishAt":"soon"}""")]
    [InlineData("""{"caption":"a","publishAt":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"caption":"a","publishAt":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"caption":"a","publishAt":"9999-12-31T23:59:59-14:00"}""")]
    [InlineData("""{"caption":"a","draft":"yes"}""")]
    public async Task What_is_malformed_is_400(string body)
    {
        var ada = await social.CreateUser("ada");

        await (await ada.SendAsync(HttpMethod.Post, "posts", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Empty(await ada.AllIds($"users/{ada.Id}/posts"));
        Assert.Empty(await ada.AllIds("users/me/drafts"));
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_named()
    {
        var ada = await social.CreateUser("ada");
        var post = new
        {
            caption = string.Concat(Enumerable.Repeat("🧮", 2_201)),
            media = Enumerable.Range(0, 11).Select(_ => new { id = Guid.NewGuid() }),
            location = new { name = new string('x', 101) },
            publishAt = DateTimeOffset.UtcNow.AddDays(400),
        };

        var error = await (await ada.TryPostAsync(post)).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(["caption", "location", "media", "publishAt"], error.GetProperty("details").EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public async Task A_caption_is_counted_as_Unicode_counts()
    {
        var ada = await social.CreateUser("ada");
        var longest = string.Concat(Enumerable.Repeat("🧮", 2_200));

        Assert.Equal(longest, (await ada.Post(longest)).Caption());
        await (await ada.TryPostAsync(new { caption = longest + "x" })).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_post_cannot_be_left_without_anything_by_an_edit()
    {
        var ada = await social.CreateUser("ada");
        var post = (await ada.Post("one")).Id();

        await (await ada.TryEditAsync(post, new { caption = " " })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await ada.TryEditAsync(post, new { media = new[] { new { id = Guid.NewGuid(), altText = "x" } } }))
            .Failure(HttpStatusCode.UnprocessableEntity, "unacceptable");
        await (await ada.SendAsync(HttpMethod.Patch, $"posts/{post}", """{"media":[null]}""")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal("one", (await ada.See(post)).Caption());
    }

    [Fact]
    public async Task Media_that_are_not_there_are_refused()
    {
        var ada = await social.CreateUser("ada");

        var answer = await ada.TryPostAsync(new { caption = "a", media = new[] { new { id = Guid.NewGuid() } } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await ada.AllIds($"users/{ada.Id}/posts"));
    }

    [Theory]
    [InlineData("posts/x")]
    [InlineData("posts/00000000-0000-0000-0000-000000000000")]
    [InlineData("hashtags/123")]
    [InlineData("hashtags/two%20words")]
    [InlineData("hashtags/%FF")]
    [InlineData("hashtags/%ED%A0%80/posts")]
    public async Task What_cannot_be_is_404(string path)
    {
        var ada = await social.CreateUser("ada");

        await (await ada.GetAsync(path)).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var ada = await social.CreateUser("ada");
        await ada.Post("one");
        await ada.Post("two");
        var next = (await ada.PageAsync($"users/{ada.Id}/posts?limit=1")).Next;

        await (await ada.GetAsync($"users/{ada.Id}/tagged?cursor={next}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await ada.GetAsync($"users/{ada.Id}/posts?cursor=x")).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }
}
