using System.Net;
using System.Net.Http.Headers;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Media;

/// <summary>How variants are read, and by whom.</summary>
public sealed class MediaServingTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_variant_is_kept_by_caches_and_cannot_be_taken_for_anything_else()
    {
        var path = await AttachedAsync(media.User);
        foreach (var (name, type) in new[] { ("1080.webp", "image/webp"), ("150.jpg", "image/jpeg") })
        {
            var answer = await SendAsync(HttpMethod.Get, $"{path}/{name}");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("public, max-age=604800, immutable", Normalised(answer));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("inline", answer.Header("Content-Disposition"));
            Assert.Equal("same-site", answer.Header("Cross-Origin-Resource-Policy"));
            Assert.Equal("bytes", answer.Header("Accept-Ranges"));
            Assert.False(answer.Headers.ETag!.IsWeak);
            Assert.Null(answer.Header("X-RateLimit-Limit"));
        }
    }

    [Fact]
    public async Task What_a_client_has_is_not_sent_again_and_parts_are_sent_alone()
    {
        var path = $"{await AttachedAsync(media.User)}/640.jpg";
        var whole = await SendAsync(HttpMethod.Get, path);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Cancellation);
        var etag = whole.Headers.ETag!;

        var unchanged = await SendAsync(HttpMethod.Get, path, request => request.Headers.IfNoneMatch.Add(etag));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(Cancellation));

        var head = await SendAsync(HttpMethod.Head, path);
        Assert.Equal((HttpStatusCode.OK, bytes.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
        Assert.Equal(etag, head.Headers.ETag);

        foreach (var (range, from, to) in new[] { (new RangeHeaderValue(10, 19), 10, 20), (new RangeHeaderValue(bytes.Length - 5, null), bytes.Length - 5, bytes.Length), (new RangeHeaderValue(null, 7), bytes.Length - 7, bytes.Length) })
        {
            var part = await SendAsync(HttpMethod.Get, path, request => request.Headers.Range = range);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(bytes[from..to], await part.Content.ReadAsByteArrayAsync(Cancellation));
            Assert.Equal($"bytes {from}-{to - 1}/{bytes.Length}", part.Header("Content-Range"));
        }

        var still = await SendAsync(HttpMethod.Get, path, request => (request.Headers.Range, request.Headers.IfRange) = (new(0, 3), new RangeConditionHeaderValue(etag)));
        Assert.Equal((HttpStatusCode.PartialContent, 4L), (still.StatusCode, still.Content.Headers.ContentLength));
        var other = await SendAsync(HttpMethod.Get, path, request => (request.Headers.Range, request.Headers.IfRange) = (new(0, 3), new RangeConditionHeaderValue("\"other\"")));
        Assert.Equal((HttpStatusCode.OK, bytes.Length), (other.StatusCode, (int)other.Content.Headers.ContentLength!));
        var beyond = await SendAsync(HttpMethod.Get, path, request => request.Headers.Range = new(bytes.Length, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var path = await AttachedAsync(media.User);
        foreach (var absent in new[] { $"{path}/1081.webp", $"{path}/1080.png", $"{path}/original", $"{path}/..%2f1080.webp", $"{path}/1080.WEBP", $"/media/{Guid.NewGuid()}/1080.webp", "/media/nonsense/1080.webp", "/media" })
            await (await SendAsync(HttpMethod.Get, absent, request => request.Headers.Accept.ParseAdd("text/html"))).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_photo_that_belongs_to_nothing_is_read_by_its_signed_address_alone()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var loose = await media.User.UploadAsync(await media.Pictures.QuartersAsync(".jpg"));
        var url = MediaProduct.UrlOf(loose);

        var answer = await SendAsync(HttpMethod.Get, url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("private, max-age=604800, immutable", Normalised(answer));
        Assert.Equal(url, MediaProduct.UrlOf(await media.User.GetAsync(loose.GetProperty("id").GetGuid())));
        foreach (var forged in new[] { url[..url.IndexOf('?')], url.Replace("e=", "e=9", StringComparison.Ordinal), url[..^2] + "__", url.Replace("s=", "s=x", StringComparison.Ordinal) })
            await (await SendAsync(HttpMethod.Get, forged)).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_signature_ends()
    {
        var owner = await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log);
        var path = await AttachedAsync(owner);
        await BecomeAsync(owner, isPrivate: true);
        var keys = await media.Product.Get<IGrainFactory>().GetMediaKeys().GetKeys(Cancellation);
        var id = Guid.Parse(path.Split('/')[^1]);

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        foreach (var (expiry, status) in new[] { (now + 60, HttpStatusCode.OK), (now - 1, HttpStatusCode.NotFound) })
            Assert.Equal(status, (await SendAsync(HttpMethod.Get, $"{path}/1080.jpg?{MediaSignatures.QueryOf(MediaSignatures.Read, id, expiry, keys[0])}")).StatusCode);
    }

    [Fact]
    public async Task Photos_of_private_accounts_need_a_signature_and_their_pictures_do_not()
    {
        var owner = await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log);
        var (photo, avatar) = (await AttachedAsync(owner), await AttachedAsync(owner, "avatar"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"{photo}/1080.jpg")).StatusCode);

        await BecomeAsync(owner, isPrivate: true);

        await UntilAsync($"{photo}/1080.jpg", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"{avatar}/1080.jpg")).StatusCode);
        var signature = await media.Product.Get<MediaUrls>().SignAsync(Guid.Parse(photo.Split('/')[^1]));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"{photo}/1080.jpg?{signature.Query}")).StatusCode);
        Assert.Contains("?e=", MediaProduct.UrlOf(await owner.GetAsync(Guid.Parse(photo.Split('/')[^1]))));
        Assert.DoesNotContain("?", MediaProduct.UrlOf(await owner.GetAsync(Guid.Parse(avatar.Split('/')[^1]))));
    }

    [Fact]
    public async Task Nobody_reads_photos_of_an_account_that_is_hidden()
    {
        var owner = await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log);
        var photo = await AttachedAsync(owner);

        await media.ExecuteAsync($"update accounts set status = 2 where id = '{owner.Id}'");
        await media.Product.Get<IGrainFactory>().GetUser(owner.Id).AccountChanged();

        var signature = await media.Product.Get<MediaUrls>().SignAsync(Guid.Parse(photo.Split('/')[^1]));
        await UntilAsync($"{photo}/1080.jpg?{signature.Query}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_photo_is_part_of_one_thing()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var grain = media.Product.Get<IGrainFactory>().GetMedia((await media.User.UploadAsync(await media.Pictures.QuartersAsync(".jpg"))).GetProperty("id").GetGuid());
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(MediaErrors.NoSuchMedia, (await grain.Attach(Guid.NewGuid(), MediaKind.Image, first)).Error);
        Assert.Equal(MediaErrors.WrongKind, (await grain.Attach(media.User.Id, MediaKind.Avatar, first)).Error);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => grain.Attach(media.User.Id, MediaKind.Image, index % 2 == 0 ? first : second)));
        Assert.Equal([(true, 10), (false, 10)], outcomes.GroupBy(outcome => outcome.IsSuccess).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Key));
        Assert.All(outcomes.Where(outcome => !outcome.IsSuccess), outcome => Assert.Equal(MediaErrors.InUse, outcome.Error));

        var holder = outcomes.First(outcome => outcome.IsSuccess).Value!.AttachedTo!.Value;
        await grain.Detach(Guid.NewGuid());
        Assert.Equal(holder, (await grain.Get(media.User.Id)).Value!.AttachedTo);
        await grain.Detach(holder);
        Assert.True((await grain.Attach(media.User.Id, MediaKind.Image, Guid.NewGuid())).IsSuccess);
        await grain.Delete(Guid.NewGuid());
        Assert.True((await grain.Get(media.User.Id)).IsSuccess);
        await grain.Delete(media.User.Id);
        Assert.Equal(MediaErrors.NoSuchMedia, (await grain.Get(media.User.Id)).Error);
        Assert.Equal(MediaAccess.Nobody, await grain.GetAccess());
    }

    [Fact]
    public async Task What_is_not_ready_is_part_of_nothing()
    {
        var grains = media.Product.Get<IGrainFactory>();
        var (waiting, _) = await media.User.BegunAsync("image/jpeg", 10);
        Assert.Equal(MediaErrors.NotReady, (await grains.GetMedia(waiting).Attach(media.User.Id, MediaKind.Image, Guid.NewGuid())).Error);

        var failed = await media.User.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        Assert.Equal(MediaErrors.Unusable, (await grains.GetMedia(failed.GetProperty("id").GetGuid()).Attach(media.User.Id, MediaKind.Image, Guid.NewGuid())).Error);
    }

    // Gives where its variants are, without size and format.
    private async Task<string> AttachedAsync(MediaUser owner, string kind = "image")
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var ready = await owner.UploadAsync(await media.Pictures.QuartersAsync(".jpg"), kind: kind);
        var id = ready.GetProperty("id").GetGuid();
        var person = Person.Of(media.Product, owner);
        if (kind == "avatar")
            await person.DataAsync(person.PatchAsync(new { avatar = id }));
        else
            await person.Post(new { media = new[] { new { id } } });
        return $"/media/{id}";
    }

    private async Task BecomeAsync(MediaUser user, bool isPrivate)
    {
        await media.ExecuteAsync($"update profiles set is_private = {isPrivate} where user_id = '{user.Id}'");
        await media.Product.Get<IGrainFactory>().GetUser(user.Id).AccountChanged();
    }

    private Task UntilAsync(string path, HttpStatusCode status) =>
        Patience.UntilAsync(async () => (await SendAsync(HttpMethod.Get, path)).StatusCode == status, $"{path} to answer {status}");

    private static string Normalised(HttpResponseMessage answer) => string.Join(", ", answer.Header("Cache-Control")!.Split(", ").OrderBy(Rank));

    private static int Rank(string directive) => directive switch { "immutable" => 2, "public" or "private" => 0, _ => 1 };

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        change?.Invoke(request);
        return await media.Product.Client.SendAsync(request, Cancellation);
    }
}
