using System.Net;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Bookmarks;

/// <summary>Bookmarks and their collections.</summary>
public sealed class BookmarkTests(SocialProduct social)
{
    [Fact]
    public async Task A_bookmark_is_seen_by_who_has_it_alone_and_listed_newest_first()
    {
        var (ada, bob) = await PairAsync();
        var posts = await PostsAsync(ada, 3);
        foreach (var i in new[] { 1, 0, 2, 1 })
            Assert.Equal("""{"bookmarked":true,"collection":null}""", (await bob.DataAsync(bob.PutAsync($"posts/{posts[i]}/bookmark"))).GetRawText());

        Assert.True((await bob.See(posts[1])).Mark("bookmarked"));
        Assert.False((await ada.See(posts[1])).Mark("bookmarked"));
        Assert.Equal([posts[2], posts[0], posts[1]], await bob.AllIds("bookmarks", limit: 2));
        Assert.Empty(await ada.AllIds("bookmarks"));

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal("""{"bookmarked":false,"collection":null}""", (await bob.DataAsync(bob.DeleteAsync($"posts/{posts[0]}/bookmark"))).GetRawText());
        Assert.Equal([posts[2], posts[1]], await bob.AllIds("bookmarks"));
        Assert.False((await bob.See(posts[0])).Mark("bookmarked"));
    }

    [Fact]
    public async Task A_bookmark_is_in_one_collection_or_in_none()
    {
        var (ada, bob) = await PairAsync();
        var posts = await PostsAsync(ada, 3);
        var (cats, dogs) = (await CollectionAsync(bob, "cats"), await CollectionAsync(bob, "dogs"));

        foreach (var post in posts)
            await bob.DataAsync(bob.PutJsonAsync($"posts/{post}/bookmark", new { collection = cats }));
        Assert.Equal([posts[2], posts[1], posts[0]], await InAsync(bob, cats));
        await bob.DataAsync(bob.PutJsonAsync($"posts/{posts[1]}/bookmark", new { collection = dogs }));
        await bob.DataAsync(bob.PutAsync($"posts/{posts[2]}/bookmark"));

        Assert.Equal([posts[0]], await InAsync(bob, cats));
        Assert.Equal([posts[1]], await InAsync(bob, dogs));
        Assert.Equal([posts[2], posts[1], posts[0]], await bob.AllIds("bookmarks"));
    }

    [Fact]
    public async Task The_collections_of_others_are_not_there()
    {
        var (ada, bob) = await PairAsync();
        var post = (await PostsAsync(ada, 1))[0];
        var cats = await CollectionAsync(ada, "cats");

        foreach (var id in new[] { cats, Guid.NewGuid() })
        {
            await (await bob.PutJsonAsync($"posts/{post}/bookmark", new { collection = id })).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.GetAsync($"bookmarks?collection={id}")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.SendAsync(HttpMethod.Patch, $"collections/{id}", """{"name":"mine"}""")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.DeleteAsync($"collections/{id}")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Empty(await bob.AllIds("bookmarks"));
        Assert.Equal(["cats"], await NamesAsync(ada));
    }

    [Fact]
    public async Task A_collection_that_is_deleted_leaves_its_bookmarks_and_its_name()
    {
        var (ada, bob) = await PairAsync();
        var post = (await PostsAsync(ada, 1))[0];
        var cats = await CollectionAsync(bob, "cats");
        await bob.DataAsync(bob.PutJsonAsync($"posts/{post}/bookmark", new { collection = cats }));

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.NoContent, (await bob.DeleteAsync($"collections/{cats}")).StatusCode);

        Assert.Empty(await NamesAsync(bob));
        Assert.Equal([post], await bob.AllIds("bookmarks"));
        await (await bob.GetAsync($"bookmarks?collection={cats}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PutJsonAsync($"posts/{post}/bookmark", new { collection = cats })).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.NotEqual(cats, await CollectionAsync(bob, "cats"));
    }

    [Fact]
    public async Task Names_of_collections_are_unique_for_a_user()
    {
        var (ada, bob) = await PairAsync();
        var (cats, dogs) = (await CollectionAsync(bob, "cats"), await CollectionAsync(bob, "dogs"));
        await CollectionAsync(ada, "cats");

        await (await bob.PostJsonAsync("collections", new { name = " cats " })).Failure(HttpStatusCode.Conflict, "collection_taken");
        await (await RenameAsync(bob, dogs, "cats")).Failure(HttpStatusCode.Conflict, "collection_taken");
        Assert.Equal("dogs", (await bob.DataAsync(RenameAsync(bob, dogs, "dogs"))).GetProperty("name").GetString());
        Assert.Equal("tigers", (await bob.DataAsync(RenameAsync(bob, cats, "tigers"))).GetProperty("name").GetString());
        Assert.Equal(["dogs", "tigers"], await NamesAsync(bob));
    }

    [Fact]
    public async Task There_are_at_most_200_collections_whoever_is_quicker()
    {
        var bob = await social.CreateUser("bob");
        await social.Database.ExecuteAsync(
            $"insert into collections (id, user_id, name, created_at) select gen_random_uuid(), '{bob.Id}', 'c' || n, now() from generate_series(1, 195) n");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => bob.PostJsonAsync("collections", new { name = $"another {i}" })));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await refused.Failure(HttpStatusCode.Conflict, "collection_limit");
        Assert.Equal(200, (await NamesAsync(bob)).Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":"  "}""")]
    [InlineData("""{"name":"\u0000"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""")]
    public async Task A_name_that_cannot_be_is_400(string body)
    {
        var bob = await social.CreateUser("bob");
        var cats = await CollectionAsync(bob, "cats");

        await (await bob.SendAsync(HttpMethod.Post, "collections", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await bob.SendAsync(HttpMethod.Patch, $"collections/{cats}", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal(["cats"], await NamesAsync(bob));
    }

    [Fact]
    public async Task Under_one_key_a_collection_is_made_once()
    {
        var bob = await social.CreateUser("bob");

        var key = $"{Guid.NewGuid()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bob.PostJsonAsync("collections", new { name = "cats" }, key)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(["cats"], await NamesAsync(bob));
    }

    [Fact]
    public async Task What_is_not_seen_cannot_be_bookmarked_and_its_bookmark_can_be_removed()
    {
        var (ada, bob) = await PairAsync();
        var shy = await social.CreateUser("shy", isPrivate: true);
        var hidden = (await PostsAsync(shy, 1))[0];
        var posts = await PostsAsync(ada, 3);
        foreach (var post in posts)
            await bob.DataAsync(bob.PutAsync($"posts/{post}/bookmark"));
        await ada.DeleteAsync($"posts/{posts[0]}");
        await ada.DataAsync(ada.PutAsync($"posts/{posts[1]}/archive"));

        Assert.Equal([posts[2]], await bob.AllIds("bookmarks"));
        foreach (var id in new[] { hidden, Guid.NewGuid() })
        {
            await (await bob.PutAsync($"posts/{id}/bookmark")).Failure(HttpStatusCode.NotFound, "not_found");
            await (await bob.DeleteAsync($"posts/{id}/bookmark")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        await (await bob.PutAsync($"posts/{posts[0]}/bookmark")).Failure(HttpStatusCode.NotFound, "not_found");
        await bob.DataAsync(bob.DeleteAsync($"posts/{posts[1]}/bookmark"));
        await ada.DataAsync(ada.DeleteAsync($"posts/{posts[1]}/archive"));
        Assert.Equal([posts[2]], await bob.AllIds("bookmarks"));
    }

    private static async Task<Guid[]> PostsAsync(Person author, int count)
    {
        var posts = new Guid[count];
        for (var i = 0; i < count; i++)
            posts[i] = (await author.Post($"number {i}")).Id();
        return posts;
    }

    private static async Task<Guid> CollectionAsync(Person person, string name)
    {
        var answer = await person.PostJsonAsync("collections", new { name });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).GetProperty("data").Id();
    }

    private static Task<HttpResponseMessage> RenameAsync(Person person, Guid collection, string name) =>
        person.SendAsync(HttpMethod.Patch, $"collections/{collection}", $$"""{"name":"{{name}}"}""");

    private static async Task<List<string>> NamesAsync(Person person) =>
        [.. (await person.DataAsync(person.GetAsync("collections"))).EnumerateArray().Select(collection => collection.GetProperty("name").GetString()!)];

    private static async Task<List<Guid>> InAsync(Person person, Guid collection) => (await person.PageAsync($"bookmarks?collection={collection}")).Ids;

    private async Task<(Person Ada, Person Bob)> PairAsync() => (await social.CreateUser("ada"), await social.CreateUser("bob"));
}
