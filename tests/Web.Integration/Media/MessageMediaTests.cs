using System.Net;
using System.Text.Json;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>What chats are given of files.</summary>
public sealed class MessageMediaTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IMessageMedia Messages => media.Product.Get<IMessageMedia>();

    private MediaUrls Urls => media.Product.Get<MediaUrls>();

    [Fact]
    public async Task A_file_in_a_message_is_described_and_read_by_signed_addresses_that_do_not_live_long()
    {
        var id = await FileAsync();
        var message = Guid.CreateVersion7();

        var attached = Assert.Single((await Messages.AttachAsync(media.User.Id, message, MediaKind.File, [id])).Value!);

        Assert.Equal(("a.zip", "application/zip", 3L), (attached.FileName, attached.Content.ContentType, attached.Content.Size));
        var described = await Messages.DescribeAsync([Guid.NewGuid(), id]);
        Assert.Null(described[0]);
        var signed = await Urls.SignAsync(described[1]!);
        Assert.Equal((id, "file", "a.zip", 3L, "application/zip", null, null), (signed.Id, signed.Kind, signed.FileName, signed.Size, signed.ContentType, signed.Duration, signed.Waveform));
        Assert.Equal([1, 2, 3], await media.Product.Client.GetByteArrayAsync(signed.Url, Cancellation));
        Assert.StartsWith($$"""{"id":"{{id}}","kind":"file","url":"/media/{{id}}/file?e=""", JsonSerializer.Serialize(signed, SignedMediumJson.Default.SignedMedium), StringComparison.Ordinal);
        var expiry = DateTimeOffset.FromUnixTimeSeconds(long.Parse(signed.Url.Split("e=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(expiry - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), 2 * MediaSignatures.MessageWindow);
        await (await media.Product.Client.GetAsync(signed.Url.Split('?')[0], Cancellation)).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Voices_and_photos_in_messages_have_all_that_there_is_to_say_of_them()
    {
        Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var voice = await Ffmpeg.MakeAsync(media.Pictures.NewPath(".ogg"), 2, ["sine=frequency=440"], "-c:a", "libopus");
        var voiceId = (await media.User.UploadAsync(voice, "audio/ogg", "voice")).GetProperty("id").GetGuid();
        var photoId = (await media.User.UploadAsync(await media.Pictures.QuartersAsync(".jpg"))).GetProperty("id").GetGuid();
        var message = Guid.CreateVersion7();

        Assert.True((await Messages.AttachAsync(media.User.Id, message, MediaKind.Voice, [voiceId])).IsSuccess);
        Assert.True((await Messages.AttachAsync(media.User.Id, message, MediaKind.Image, [photoId])).IsSuccess);

        var (heard, seen) = (await SignedAsync(voiceId), await SignedAsync(photoId));
        Assert.Equal(("voice", "audio/mp4", 100, 0), (heard.Kind, heard.ContentType, heard.Waveform!.Count, heard.Variants.Count));
        Assert.InRange(heard.Duration!.Value, 1.9, 2.2);
        Assert.Equal(("image", "image/webp", 6, 400, 300), (seen.Kind, seen.ContentType, seen.Variants.Count, seen.Width, seen.Height));
        foreach (var signed in new[] { heard, seen })
            Assert.Equal(signed.Size, (await media.Product.Client.GetByteArrayAsync(signed.Url, Cancellation)).Length);
        // Of a post it cannot be a part any more.
        Assert.Equal(MediaErrors.InUse, (await media.Product.Get<IGrainFactory>().GetMedia(photoId).Attach(media.User.Id, MediaKind.Image, Guid.NewGuid())).Error);
        foreach (var variant in seen.Variants)
            Assert.Equal(HttpStatusCode.OK, (await media.Product.Client.GetAsync(variant.Url, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_message_takes_what_is_its_senders_ready_and_of_its_kind()
    {
        var (id, other) = (await FileAsync(), await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log));
        var (waiting, _) = await media.User.BegunAsync("application/zip", 10, "file");

        foreach (var (owner, kind, wanted, code) in new[]
        {
            (other.Id, MediaKind.File, id, "no_such_media"),
            (media.User.Id, MediaKind.File, Guid.NewGuid(), "no_such_media"),
            (media.User.Id, MediaKind.Voice, id, "wrong_media_kind"),
            (media.User.Id, MediaKind.Avatar, id, "wrong_media_kind"),
            (media.User.Id, MediaKind.File, waiting, "media_not_ready"),
        })
        {
            var error = (await Messages.AttachAsync(owner, Guid.CreateVersion7(), kind, [id, wanted])).Error!;
            Assert.Equal(code, error.Code);
            Assert.Contains(Assert.Single(error.Details!).Key, (string[])["media[0]", "media[1]"]);
        }
    }

    [Fact]
    public async Task A_file_is_in_as_many_messages_of_its_owner_as_they_like_and_read_when_they_are_away()
    {
        var owner = await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log);
        var id = (await owner.UploadAsync([1, 2, 3], "application/zip", "file", "a.zip")).GetProperty("id").GetGuid();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Messages.AttachAsync(owner.Id, Guid.CreateVersion7(), MediaKind.File, [id])));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));

        await media.ExecuteAsync($"update accounts set status = 2 where id = '{owner.Id}'");

        Assert.Equal(MediaAccess.WithSignature, await media.Product.Get<IGrainFactory>().GetMedia(id).GetAccess());
    }

    private async Task<SignedMedium> SignedAsync(Guid id) => await Urls.SignAsync((await Messages.DescribeAsync([id]))[0]!);

    private async Task<Guid> FileAsync() => (await media.User.UploadAsync([1, 2, 3], "application/zip", "file", "a.zip")).GetProperty("id").GetGuid();
}
