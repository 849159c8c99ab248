using System.Globalization;
using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>What becomes of videos.</summary>
public sealed class VideoTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private const string Tone = "sine=frequency=440:sample_rate=44100";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("video/mp4", ".mp4", "libx264", "aac")]
    [InlineData("video/mp4", ".mp4", "libx265", "aac")]
    [InlineData("video/quicktime", ".mov", "mpeg4", "pcm_s16le")]
    [InlineData("video/webm;codecs=vp8,opus", ".webm", "libvpx", "libopus")]
    [InlineData("video/webm", ".webm", "libvpx-vp9", "libvorbis")]
    [InlineData("video/x-matroska", ".mkv", "libx264", "libmp3lame")]
    public async Task A_video_of_any_kind_is_played_by_every_browser_and_has_a_poster(string contentType, string extension, string picture, string sound)
    {
        Skip();
        var original = await MakeAsync(extension, 2, ["color=blue:size=320x240:rate=15", Tone], "-c:v", picture, "-pix_fmt", "yuv420p", "-c:a", sound);

        var video = await media.User.UploadAsync(original, contentType, "video", "a video.bin");

        AssertReady(video);
        Assert.Equal(("video", "video/mp4"), (video.GetProperty("kind").GetString(), video.GetProperty("contentType").GetString()));
        Assert.InRange(video.GetProperty("duration").GetDouble(), 1.9, 2.2);
        Assert.Equal(JsonValueKind.Null, video.GetProperty("waveform").ValueKind);
        Assert.Equal((320, 240), (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()));
        Assert.NotEmpty(video.GetProperty("blurHash").GetString()!);
        var path = await media.FetchContentAsync(video, ".mp4");
        var probed = await Ffmpeg.ProbeAsync(path);
        Assert.Equal(("h264", "yuv420p"), (Ffmpeg.StreamOf(probed, "video").GetProperty("codec_name").GetString(), Ffmpeg.StreamOf(probed, "video").GetProperty("pix_fmt").GetString()));
        Assert.Equal("aac", Ffmpeg.StreamOf(probed, "audio").GetProperty("codec_name").GetString());
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        Assert.InRange(bytes.AsSpan().IndexOf("moov"u8), 1, bytes.AsSpan().IndexOf("mdat"u8));
        foreach (var format in new[] { "jpeg", "webp" })
        {
            var pixel = await Vips.PixelAsync(await media.FetchAsync(video, 640, format), 100, 100);
            Assert.True(pixel[2] > 200 && pixel[0] < 60 && pixel[1] < 60, string.Join(' ', pixel));
        }
    }

    [Theory]
    [InlineData(1920, 1080, 0, "1280x720")]
    [InlineData(1920, 1080, 90, "720x1280")]
    [InlineData(1920, 1080, 270, "720x1280")]
    [InlineData(1920, 1080, 180, "1280x720")]
    [InlineData(1080, 1920, 0, "720x1280")]
    [InlineData(320, 240, 90, "240x320")]
    [InlineData(2000, 500, 0, "1280x320")]
    [InlineData(161, 91, 0, "160x92")]
    public async Task A_video_stands_upright_and_is_made_smaller_but_never_larger(int width, int height, int rotation, string size)
    {
        Skip();
        var flat = media.Pictures.NewPath(".mp4");
        await Ffmpeg.MakeAsync(flat, 0.5, [$"testsrc=size={width}x{height}:rate=10"], "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", width % 2 == 0 ? "yuv420p" : "yuv444p");
        var turned = media.Pictures.NewPath(".mp4");
        await Vips.RunAsync("ffmpeg", "-nostdin", "-v", "error", "-i", flat, "-c", "copy", "-metadata:s:v", $"rotate={rotation}", turned);

        var video = await media.User.UploadAsync(await File.ReadAllBytesAsync(turned, Cancellation), "video/mp4", "video");

        AssertReady(video);
        var stream = Assert.Single((await Ffmpeg.ProbeAsync(await media.FetchContentAsync(video, ".mp4"))).GetProperty("streams").EnumerateArray());
        Assert.Equal(size, SizeOf(stream));
        Assert.Equal(size, SizeOf(video));
        Assert.False(stream.TryGetProperty("side_data_list", out _));
    }

    [Fact]
    public async Task Where_and_with_what_a_video_was_taken_is_not_kept()
    {
        Skip();
        string[] tags = ["-metadata", "location=+48.1374+011.5755/", "-metadata", "com.apple.quicktime.location.ISO6709=+48.1374+011.5755/", "-metadata", "make=TELLTALE", "-metadata", "title=TELLTALE", "-metadata:s:v", "title=TELLTALE"];
        var original = await MakeAsync(".mov", 1, ["testsrc=size=320x240:rate=15", Tone], ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", .. tags]);
        Assert.All(["TELLTALE", "48.1374"], text => Assert.Contains(text, Encoding.Latin1.GetString(original)));

        var video = await media.User.UploadAsync(original, "video/quicktime", "video");

        AssertReady(video);
        var path = await media.FetchContentAsync(video, ".mp4");
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Cancellation));
        Assert.All(["TELLTALE", "48.13", "ISO6709", "x264 - core"], text => Assert.DoesNotContain(text, bytes));
        Assert.DoesNotContain(Directory.EnumerateFiles(media.Folder, "original-*", SearchOption.AllDirectories), file => file.Contains($"{video.GetProperty("id").GetGuid():N}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_video_that_plays_for_too_long_or_has_too_many_pixels_is_refused()
    {
        Skip();
        string[] small = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];

        AssertFailed(await media.User.UploadAsync(await MakeAsync(".mp4", 11, ["color=red:size=64x64:rate=5"], small), "video/mp4", "video"), "too_long");
        AssertFailed(await media.User.UploadAsync(await MakeAsync(".mp4", 0.2, ["color=red:size=2048x1536:rate=5"], small), "video/mp4", "video"), "too_many_pixels");
    }

    [Fact]
    public async Task Sound_with_a_cover_is_no_video()
    {
        Skip();
        var sound = await MakeAsync(".m4a", 1, [Tone], "-c:a", "aac");

        AssertFailed(await media.User.UploadAsync(sound, "video/mp4", "video"), "unsupported_type");
    }

    private static void Skip()
    {
        Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
    }

    private Task<byte[]> MakeAsync(string extension, double seconds, string[] sources, params string[] arguments) =>
        Ffmpeg.MakeAsync(media.Pictures.NewPath(extension), seconds, sources, arguments);

    private static string SizeOf(JsonElement of) => string.Create(CultureInfo.InvariantCulture, $"{of.GetProperty("width").GetInt32()}x{of.GetProperty("height").GetInt32()}");

    private static void AssertReady(JsonElement ready) => Assert.Equal(("ready", null), (ready.GetProperty("status").GetString(), ready.GetProperty("error").GetString()));

    private static void AssertFailed(JsonElement failed, string reason) =>
        Assert.Equal(("failed", reason), (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetString()));
}
