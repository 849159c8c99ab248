using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using InstaHub.GrainInterfaces.Media;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>Video and sound that are not what they seem.</summary>
public sealed class HostileTrackTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static readonly byte[] Beginning = [0, 0, 0, 20, .. "ftypisom"u8, 0, 0, 2, 0, .. "isom"u8];

    private static readonly (string Kind, string ContentType)[] Declared =
    [
        ("video", "video/mp4"), ("video", "video/webm"), ("voice", "audio/mp4"), ("voice", "audio/webm"), ("voice", "audio/ogg"), ("voice", "audio/wav"),
        ("voice", "audio/flac"), ("voice", "audio/mpeg"), ("voice", "audio/aac"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Playlists_and_archives_are_refused_at_once()
    {
        Skip();
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("a.mp4");
        foreach (var content in new[] { "#EXTM3U\nfile:///etc/passwd\n"u8.ToArray(), "ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray(), archive.ToArray(), [0] })
        {
            foreach (var (kind, contentType) in Declared)
            {
                var (_, url) = await media.User.BegunAsync(contentType, content.Length, kind, "a.mp4");
                await (await media.User.PutAsync(url, content)).Failure(HttpStatusCode.UnsupportedMediaType, "unsupported_type");
            }
        }
    }

    [Fact]
    public async Task A_file_in_another_container_than_declared_is_refused()
    {
        Skip();
        var ogg = await MakeAsync(".ogg", 1, "-c:a", "libopus");
        foreach (var contentType in new[] { "audio/mp4", "audio/webm", "audio/wav", "audio/flac", "audio/mpeg", "audio/aac" })
        {
            var (_, url) = await media.User.BegunAsync(contentType, ogg.Length, "voice");
            await (await media.User.PutAsync(url, ogg)).Failure(HttpStatusCode.UnprocessableEntity, "type_mismatch");
        }
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("video")]
    [InlineData("file")]
    public async Task An_empty_file_is_refused(string kind)
    {
        Skip();
        var contentType = kind == "video" ? "video/mp4" : "audio/mp4";
        await (await media.User.BeginAsync(contentType, 0, kind)).Failure(HttpStatusCode.BadRequest, "validation_failed");
        var (_, url) = await media.User.BegunAsync(contentType, 10, kind);
        await (await media.User.PutAsync(url, [])).Failure(HttpStatusCode.UnprocessableEntity, "size_mismatch");
    }

    // Should somebody get past the look at the first bytes.
    [Theory]
    [InlineData("hls")]
    [InlineData("concat")]
    [InlineData("ffconcat")]
    public async Task A_playlist_is_followed_by_no_demuxer(string form)
    {
        Skip();
        var secret = media.Pictures.Write(await MakeAsync(".mp4", 1, "-c:a", "aac"), ".mp4");
        var playlist = form switch
        {
            "hls" => $"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n",
            "concat" => $"file '{secret}'\n",
            _ => $"ffconcat version 1.0\nfile '{secret}'\n",
        };
        // What it does to who does not take care.
        var path = media.Pictures.Write(Encoding.UTF8.GetBytes(playlist), form == "hls" ? ".m3u8" : ".txt");
        string[] careless = form == "hls" ? ["-allowed_extensions", "ALL"] : ["-f", "concat", "-safe", "0"];
        Assert.Contains("aac", await Vips.RunAsync("ffprobe", ["-v", "error", .. careless, "-show_streams", path]));

        foreach (var (kind, contentType) in Declared)
            AssertFailed(await UploadUncheckedAsync(kind, contentType, Encoding.UTF8.GetBytes(playlist)), "damaged");
        AssertFailed(await media.User.UploadAsync([.. Beginning, .. Encoding.UTF8.GetBytes("\n" + playlist)], "video/mp4", "video"), "damaged");
    }

    [Fact]
    public async Task A_file_of_another_format_than_its_beginning_says_is_not_decoded_as_that()
    {
        Skip();
        // FFmpeg knows it; nobody may upload it.
        var aiff = await MakeAsync(".aiff", 1, "-c:a", "pcm_s16be");
        foreach (var (kind, contentType) in Declared)
            AssertFailed(await UploadUncheckedAsync(kind, contentType, aiff), "damaged", "unsupported_type");
    }

    [Fact]
    public async Task What_is_in_a_good_container_in_a_codec_that_is_not_let_in_is_refused()
    {
        Skip();
        AssertFailed(await media.User.UploadAsync(await MakeAsync(".webm", 1, "-c:a", "ac3", "-f", "matroska"), "audio/webm", "voice"), "unsupported_type");
        AssertFailed(await media.User.UploadAsync(await MakeAsync(".wav", 1, "-c:a", "adpcm_ms"), "audio/wav", "voice"), "unsupported_type");
    }

    [Theory]
    [InlineData(".mp4", "audio/mp4", "-c:a", "aac")]
    [InlineData(".mp4", "audio/mp4", "-c:a", "aac", "-movflags", "+faststart")]
    [InlineData(".flac", "audio/flac", "-c:a", "flac")]
    [InlineData(".webm", "audio/webm", "-c:a", "libopus")]
    public async Task A_file_that_is_cut_short_is_damaged(string extension, string contentType, params string[] arguments)
    {
        Skip();
        var whole = await MakeAsync(extension, 6, arguments);

        AssertFailed(await UploadUncheckedAsync("voice", contentType, whole[..(whole.Length / 2)]), "damaged");
        AssertFailed(await UploadUncheckedAsync("voice", contentType, whole[..20]), "damaged");
    }

    [Fact]
    public async Task A_video_that_is_cut_short_is_damaged()
    {
        Skip();
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var whole = await Ffmpeg.MakeAsync(
            media.Pictures.NewPath(".mkv"), 6, ["testsrc=size=320x240:rate=10"], "-c:v", "libx264", "-pix_fmt", "yuv420p");

        AssertFailed(await media.User.UploadAsync(whole[..(whole.Length / 2)], "video/x-matroska", "video"), "damaged");
    }

    [Fact]
    public async Task Noise_behind_a_good_beginning_is_damaged()
    {
        Skip();
        var noise = new byte[100_000];
        new Random(5).NextBytes(noise);
        AssertFailed(await media.User.UploadAsync([.. Beginning, .. noise], "video/mp4", "video"), "damaged");
        AssertFailed(await media.User.UploadAsync([0x1A, 0x45, 0xDF, 0xA3, .. noise], "video/webm", "video"), "damaged", "unsupported_type");
        AssertFailed(await media.User.UploadAsync([.. "OggS"u8, .. noise], "audio/ogg", "voice"), "damaged", "unsupported_type");
        AssertFailed(await media.User.UploadAsync([.. "RIFF____WAVEfmt "u8, .. noise], "audio/wav", "voice"), "damaged", "unsupported_type");
    }

    [Fact]
    public async Task A_claim_to_play_for_years_is_believed()
    {
        Skip();
        var mp4 = await MakeAsync(".mp4", 2, "-c:a", "aac");
        // Time scale and duration of track and film stand one after the other behind two times (ISO/IEC 14496-12, 8.2.2 and 8.4.2).
        foreach (var box in new[] { "mvhd", "mdhd" })
            BinaryPrimitives.WriteUInt32BigEndian(mp4.AsSpan(mp4.AsSpan().IndexOf(Encoding.ASCII.GetBytes(box)) + 20), int.MaxValue);
        RemoveEdits(mp4);

        AssertFailed(await media.User.UploadAsync(mp4, "audio/mp4", "voice"), "too_long");
    }

    [Fact]
    public async Task A_claim_to_play_for_a_moment_is_not()
    {
        Skip();
        var mp4 = await MakeAsync(".mp4", 11, "-c:a", "aac");
        foreach (var box in new[] { "mvhd", "mdhd" })
            BinaryPrimitives.WriteUInt32BigEndian(mp4.AsSpan(mp4.AsSpan().IndexOf(Encoding.ASCII.GetBytes(box)) + 20), 1000);
        RemoveEdits(mp4);

        AssertFailed(await media.User.UploadAsync(mp4, "audio/mp4", "voice"), "too_long");
    }

    // An edit list says too how long a track plays; a box of a name that nobody knows is skipped.
    private static void RemoveEdits(byte[] mp4) => "skip"u8.CopyTo(mp4.AsSpan(mp4.AsSpan().IndexOf("edts"u8)));

    private static void Skip() => Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);

    private Task<byte[]> MakeAsync(string extension, double seconds, params string[] arguments) =>
        Ffmpeg.MakeAsync(media.Pictures.NewPath(extension), seconds, ["sine=frequency=440:sample_rate=44100"], arguments);

    // Hands a file to the worker without a look at its first bytes.
    private async Task<JsonElement> UploadUncheckedAsync(string kind, string contentType, byte[] content)
    {
        var (id, _) = await media.User.BegunAsync(contentType, content.Length, kind);
        var store = media.Product.Get<IMediaStore>();
        var (attempt, path) = (Guid.NewGuid(), Path.Combine(store.TempFolder, $"{Guid.NewGuid():N}"));
        await File.WriteAllBytesAsync(path, content, Cancellation);
        await store.PutAsync(id, MediaFiles.Original(attempt), path, Cancellation);
        Assert.True((await media.Product.Get<IGrainFactory>().GetMedia(id).Uploaded(new UploadedFile(attempt, new byte[32]))).IsSuccess);
        return await media.User.WaitAsync(id);
    }

    private static void AssertFailed(JsonElement failed, params string[] reasons)
    {
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Contains(failed.GetProperty("error").GetString(), reasons);
        Assert.Equal(JsonValueKind.Null, failed.GetProperty("url").ValueKind);
    }
}
