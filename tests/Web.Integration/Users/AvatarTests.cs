using System.Net;
using System.Text.Json;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Media;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;

namespace InstaHub.Web.Integration.Users;

/// <summary>The pictures of profiles.</summary>
public sealed class AvatarTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_shown_wherever_its_user_is()
    {
        var ((ada, uploads), (bob, _)) = (await CreateAsync(), await CreateAsync());
        var post = (await ada.Post("by her")).Id();
        var commented = (await bob.Post("by him")).Id();
        await ada.Comment(commented, "hers");
        await ada.Like(commented);
        await bob.Follow(ada);
        Assert.Null(AvatarOf(await bob.See(ada)));
        var etag = (await bob.GetAsync($"users/{ada.Id}")).Header("ETag");

        var picture = await UploadAsync(uploads);
        var me = await ada.DataAsync(ada.PatchAsync(new { avatar = picture }));

        var address = $"/media/{picture}/640.webp";
        Assert.Equal(address, AvatarOf(me));
        Assert.Equal(address, AvatarOf(await ada.DataAsync(ada.GetAsync("auth/me"))));
        Assert.Equal(address, AvatarOf(await bob.See(ada)));
        Assert.NotEqual(etag, (await bob.GetAsync($"users/{ada.Id}")).Header("ETag"));
        Assert.Equal(address, AvatarOf((await bob.See(post)).GetProperty("author")));
        Assert.Equal(address, AvatarOf((await OnlyAsync(bob, $"posts/{commented}/comments")).GetProperty("author")));
        Assert.Equal(address, AvatarOf(await OnlyAsync(bob, $"posts/{commented}/likes")));
        Assert.Equal(address, AvatarOf(await OnlyAsync(bob, $"users/{bob.Id}/following")));
        Assert.Equal(address, AvatarOf(await OnlyAsync(bob, $"users?q={ada.Username}")));
        await bob.Block(ada);
        Assert.Equal(address, AvatarOf(await bob.See(ada)));
    }

    [Fact]
    public async Task A_picture_of_a_private_account_is_a_square_that_everybody_can_load()
    {
        var (ada, uploads) = await CreateAsync();
        var address = AvatarOf(await ada.DataAsync(ada.PatchAsync(new { avatar = await UploadAsync(uploads), isPrivate = true })));

        using var answer = await media.Product.Client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var path = media.Pictures.Write(await answer.Content.ReadAsByteArrayAsync(Cancellation), ".webp");
        Assert.Matches("300x300 .*", await Vips.RunAsync("vipsheader", path));
    }

    [Fact]
    public async Task A_picture_that_is_replaced_or_taken_away_cannot_be_loaded_any_more()
    {
        var (ada, uploads) = await CreateAsync();
        var (one, two) = (await UploadAsync(uploads), await UploadAsync(uploads));
        var first = AvatarOf(await ada.DataAsync(ada.PatchAsync(new { avatar = one })))!;

        var second = AvatarOf(await ada.DataAsync(ada.PatchAsync(new { avatar = two })))!;

        await UntilGoneAsync(first);
        Assert.Equal(HttpStatusCode.OK, await LoadAsync(second));
        Assert.Null(AvatarOf(await ada.DataAsync(ada.PatchAsync("""{"avatar":null}"""))));
        await UntilGoneAsync(second);
        // It is the user's still, for a day.
        Assert.Equal(first, AvatarOf(await ada.DataAsync(ada.PatchAsync(new { avatar = one }))));
        await Patience.UntilAsync(async () => await LoadAsync(first) == HttpStatusCode.OK, "the first picture to be shown again");
    }

    [Fact]
    public async Task What_cannot_be_a_picture_is_refused_and_changes_nothing()
    {
        var ((ada, uploads), (_, others)) = (await CreateAsync(), await CreateAsync());
        var (photo, awaited) = (await UploadAsync(uploads, "image"), (await uploads.BegunAsync("image/jpeg", 1000, "avatar")).Id);

        foreach (var avatar in new[] { "", "x", "../1", $"{Guid.Empty}", $"{Guid.CreateVersion7()}", $"{await UploadAsync(others)}" })
            await RefusedAsync(avatar, HttpStatusCode.BadRequest, "validation_failed");
        await RefusedAsync($"{photo}", HttpStatusCode.UnprocessableEntity, "wrong_media_kind");
        await RefusedAsync($"{awaited}", HttpStatusCode.Conflict, "media_not_ready");

        Assert.Null(AvatarOf(await ada.See(ada)));
        Assert.Equal("", (await ada.See(ada)).GetProperty("bio").GetString());

        async Task RefusedAsync(string avatar, HttpStatusCode status, string code)
        {
            var error = await (await ada.PatchAsync(new { avatar, bio = "new" })).Failure(status, code);
            Assert.Equal(["avatar"], error.GetProperty("details").EnumerateObject().Select(field => field.Name));
        }
    }

    [Fact]
    public async Task A_picture_for_a_profile_that_was_not_written_belongs_to_nothing_later()
    {
        var ((ada, uploads), (bob, _)) = (await CreateAsync(), await CreateAsync());
        var (shown, picture) = (await UploadAsync(uploads), await UploadAsync(uploads));
        await ada.DataAsync(ada.PatchAsync(new { avatar = shown }));
        await (await ada.PatchAsync(new { avatar = picture, username = bob.Username })).Failure(HttpStatusCode.Conflict, "username_taken");
        var address = $"/media/{picture}/640.webp";
        Assert.Equal(HttpStatusCode.OK, await LoadAsync(address));

        await media.ExecuteAsync("update media set attached_at = attached_at - interval '1 hour'");
        await media.Product.Get<Silo.Media.MediaCleanup>().RunOnceAsync(Cancellation);

        await UntilGoneAsync(address);
        Assert.Equal(HttpStatusCode.OK, await LoadAsync(AvatarOf(await ada.See(ada))!));
    }

    private async Task<(Person Person, MediaUser Uploads)> CreateAsync()
    {
        var user = await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log);
        return (Person.Of(media.Product, user), user);
    }

    private async Task<Guid> UploadAsync(MediaUser owner, string kind = "avatar") =>
        (await owner.UploadAsync(await media.Pictures.QuartersAsync(".jpg"), kind: kind)).Id();

    private static async Task<JsonElement> OnlyAsync(Person viewer, string path) => Assert.Single((await viewer.DataAsync(viewer.GetAsync(path))).EnumerateArray());

    private static string? AvatarOf(JsonElement user) => user.GetProperty("avatar").GetString();

    private async Task<HttpStatusCode> LoadAsync(string url)
    {
        using var answer = await media.Product.Client.GetAsync(url, Cancellation);
        return answer.StatusCode;
    }

    private Task UntilGoneAsync(string url) =>
        Patience.UntilAsync(async () => await LoadAsync(url) == HttpStatusCode.NotFound, "the end of an address");
}
