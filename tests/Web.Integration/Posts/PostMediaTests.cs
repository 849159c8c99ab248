using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>Posts with pictures, and who is tagged on them.</summary>
public sealed class PostMediaTests(SocialProduct social)
{
    [Fact]
    public async Task A_post_shows_its_pictures_in_their_order_and_everybody_can_load_them()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var (one, two) = (await UploadAsync(ada), await UploadAsync(ada));

        var post = await ada.Post(new { media = new object[] { new { id = two, altText = "Two \"quoted\"" }, new { id = one, tags = new[] { new { userId = bob.Id, x = 0.25, y = 1.0 } } } } });

        var media = (await social.Nobody.See(post.Id())).GetProperty("media").EnumerateArray().ToArray();
        Assert.Equal([two, one], media.Select(PostActs.Id));
        Assert.Equal(["id", "kind", "variants", "blurHash", "width", "height", "altText", "tags"], media[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Two \"quoted\"", 16, 12), (media[0].GetProperty("altText").GetString(), media[0].GetProperty("width").GetInt32(), media[0].GetProperty("height").GetInt32()));
        Assert.Equal($$"""[{"userId":"{{bob.Id}}","username":"{{bob.Username}}","x":0.25,"y":1}]""", media[1].GetProperty("tags").GetRawText());
        Assert.Equal("", (await social.Nobody.See(post.Id())).Caption());
        Assert.NotEmpty(Urls(media[0]));
        foreach (var url in Urls(media[0]))
            Assert.Equal(HttpStatusCode.OK, await LoadAsync(url));
        Assert.Equal([post.Id()], await bob.AllIds($"users/{bob.Id}/tagged"));
        Assert.Empty(await social.Database.FindWrongPostsAsync());
    }

    [Fact]
    public async Task Pictures_of_a_private_account_have_signed_addresses_and_no_others_work()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await bob.Follow(ada);
        var post = (await ada.Post(new { media = new[] { new { id = await UploadAsync(ada) } } })).Id();
        var open = Urls((await bob.See(post)).GetProperty("media")[0]);
        await ada.SetPrivate(true);

        var signed = Urls((await bob.See(post)).GetProperty("media")[0]);
        var listed = Urls((await bob.DataAsync(bob.GetAsync($"users/{ada.Id}/posts")))[0].GetProperty("media")[0]);

        Assert.Equal(signed, listed);
        Assert.All(signed, url => Assert.Contains("?e=", url, StringComparison.Ordinal));
        foreach (var url in signed)
            Assert.Equal(HttpStatusCode.OK, await LoadAsync(url));
        foreach (var url in open)
            await Patience.UntilAsync(async () => await LoadAsync(url) != HttpStatusCode.OK, "the end of an address that anybody could use");
    }

    [Fact]
    public async Task A_picture_is_in_one_post_and_its_owners()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var (picture, other) = (await UploadAsync(ada), await UploadAsync(ada));

        await (await bob.TryPostAsync(new { media = new[] { new { id = picture } } })).Failure(HttpStatusCode.UnprocessableEntity, "unacceptable");
        await ada.Post(new { media = new[] { new { id = picture } } });
        var error = await (await ada.TryPostAsync(new { media = new[] { new { id = other }, new { id = picture } } })).Failure(HttpStatusCode.Conflict, "media_in_use");
        Assert.Equal(["media[1].id"], error.GetProperty("details").EnumerateObject().Select(field => field.Name));

        // What could have been attached is free again.
        await ada.Post(new { media = new[] { new { id = other } } });
    }

    [Fact]
    public async Task Nobody_is_tagged_who_is_not_there_for_the_author_or_whom_the_author_blocks()
    {
        var (ada, bob, eve) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("eve"));
        var picture = await UploadAsync(ada);
        await bob.Block(ada);
        await ada.Block(eve);

        foreach (var person in new[] { bob.Id, eve.Id, Guid.NewGuid() })
        {
            var error = await (await ada.TryPostAsync(Tagged(person))).Failure(HttpStatusCode.UnprocessableEntity, "unacceptable");
            Assert.Equal(["media[0].tags"], error.GetProperty("details").EnumerateObject().Select(field => field.Name));
        }

        var post = (await ada.Post(Tagged(ada.Id))).Id();
        Assert.Equal([post], await ada.AllIds($"users/{ada.Id}/tagged"));
        await ada.Edit(post, new { media = new[] { new { id = picture, altText = "me", tags = Array.Empty<object>() } } });
        Assert.Empty(await ada.AllIds($"users/{ada.Id}/tagged"));
        Assert.Single((await ada.DataAsync(ada.GetAsync($"posts/{post}/history"))).EnumerateArray());

        object Tagged(Guid person) => new { media = new[] { new { id = picture, tags = new[] { new { userId = person, x = 0, y = 0 } } } } };
    }

    [Fact]
    public async Task The_history_names_nobody_who_is_absent_for_who_reads_it()
    {
        var (ada, bob, eve) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("eve"));
        var (gone, zoe) = (await social.CreateUser("gone"), await social.CreateUser("zoe"));
        var picture = await UploadAsync(ada);
        var post = (await ada.Post(new { caption = "one", media = new[] { new { id = picture, tags = Tags(eve, bob, gone) } } })).Id();
        await ada.Edit(post, new { media = new[] { new { id = picture, tags = Tags(zoe, eve) } } });
        await ada.Edit(post, new { media = new[] { new { id = picture, tags = Tags() } } });
        await eve.Block(bob);
        await bob.Block(zoe);
        await social.SetStatus(gone, 1);

        Assert.Equal([[zoe.Id], [bob.Id]], await TaggedAsync(bob));
        Assert.Equal([[zoe.Id, eve.Id], [eve.Id, bob.Id]], await TaggedAsync(social.Nobody));
        Assert.Equal([[zoe.Id, eve.Id], [eve.Id, bob.Id]], await TaggedAsync(ada));

        object[] Tags(params Person[] people) => [.. people.Select(person => new { userId = person.Id, x = 0, y = 0 })];

        async Task<Guid[][]> TaggedAsync(Person viewer) =>
            [.. (await viewer.DataAsync(viewer.GetAsync($"posts/{post}/history"))).EnumerateArray()
                .Select(revision => revision.GetProperty("media")[0].GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("userId").GetGuid()).ToArray())];
    }

    [Fact]
    public async Task A_post_whose_picture_was_not_ready_is_made_under_the_same_key_once_it_is()
    {
        var ada = await social.CreateUser("ada");
        var upload = await ada.BeginPicture();
        var (post, key) = (new { media = new[] { new { id = upload.Id() } } }, $"{Guid.NewGuid()}");

        await (await ada.PostJsonAsync("posts", post, key)).Failure(HttpStatusCode.Conflict, "media_not_ready");
        await ada.FinishPicture(social.Product, upload);

        var (made, again) = (await ada.PostJsonAsync("posts", post, key), await ada.PostJsonAsync("posts", post, key));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (made.StatusCode, again.StatusCode));
        Assert.Equal([(await made.Json()).GetProperty("data").Id()], await ada.AllIds($"users/{ada.Id}/posts"));
    }

    private static string[] Urls(JsonElement media) => [.. media.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("url").GetString()!)];

    private async Task<HttpStatusCode> LoadAsync(string url) => (await social.Product.Client.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode;

    private Task<Guid> UploadAsync(Person owner) => owner.UploadPicture(social.Product);
}
