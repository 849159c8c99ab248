using System.Net;
using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>What becomes of voices and music.</summary>
public sealed class SoundTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private const string Tone = "sine=frequency=440:sample_rate=44100";

    /// <summary>Loud for a second, silent for two, then half as loud for a second.</summary>
    private const string Steps = "aevalsrc='0.8*sin(2*PI*440*t)*(lt(t,1)+0.5*gte(t,3))':s=48000:d=4";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("audio/ogg; codecs=opus", ".ogg", "libopus")]
    [InlineData("audio/ogg", ".ogg", "libvorbis")]
    [InlineData("audio/webm;codecs=opus", ".webm", "libopus")]
    [InlineData("audio/x-m4a", ".m4a", "aac")]
    [InlineData("audio/mpeg", ".mp3", "libmp3lame")]
    [InlineData("audio/aac", ".aac", "aac")]
    [InlineData("audio/x-wav", ".wav", "pcm_s16le")]
    [InlineData("audio/flac", ".flac", "flac")]
    public async Task A_voice_of_any_kind_is_played_by_every_browser(string contentType, string extension, string codec)
    {
        Skip();
        var voice = await media.User.UploadAsync(await MakeAsync(extension, 3, Tone, "-c:a", codec, "-ac", "2"), contentType, "voice", "a voice.bin");

        AssertReady(voice);
        Assert.Equal(
            ("voice", "a voice.bin", "audio/mp4"),
            (voice.GetProperty("kind").GetString(), voice.GetProperty("fileName").GetString(), voice.GetProperty("contentType").GetString()));
        Assert.InRange(voice.GetProperty("duration").GetDouble(), 2.9, 3.2);
        Assert.Equal(100, Waveform(voice).Length);
        var path = await media.FetchContentAsync(voice, ".m4a");
        var stream = Assert.Single((await Ffmpeg.ProbeAsync(path)).GetProperty("streams").EnumerateArray());
        Assert.Equal(("aac", "LC", 1), (stream.GetProperty("codec_name").GetString(), stream.GetProperty("profile").GetString(), stream.GetProperty("channels").GetInt32()));
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        Assert.InRange(bytes.AsSpan().IndexOf("moov"u8), 1, bytes.AsSpan().IndexOf("mdat"u8)); // it plays while it is loaded
    }

    [Fact]
    public async Task The_waveform_shows_how_loud_the_sound_is_and_when()
    {
        Skip();
        var voice = await media.User.UploadAsync(await MakeAsync(".wav", 4, Steps, "-c:a", "pcm_s16le"), "audio/wav", "voice");

        var waveform = Waveform(voice);
        Assert.All(waveform[1..24], value => Assert.InRange(value, 97, 100));
        Assert.All(waveform[26..74], value => Assert.InRange(value, 0, 1));
        Assert.All(waveform[76..99], value => Assert.InRange(value, 47, 53));
        Assert.Equal(4, voice.GetProperty("duration").GetDouble(), 0.01);
    }

    [Fact]
    public async Task A_recording_that_does_not_say_how_long_it_is_has_its_length()
    {
        Skip();
        // As browsers record: to a pipe, where nothing can be filled in later.
        var path = media.Pictures.NewPath(".webm");
        await Vips.RunAsync("sh", "-c", $"ffmpeg -nostdin -v error -f lavfi -i {Tone} -t 2 -c:a libopus -f webm -live 1 - | cat > {path}");
        Assert.False((await Ffmpeg.ProbeAsync(path)).GetProperty("format").TryGetProperty("duration", out _));

        var voice = await media.User.UploadAsync(await File.ReadAllBytesAsync(path, Cancellation), "audio/webm", "voice");

        Assert.InRange(voice.GetProperty("duration").GetDouble(), 1.95, 2.1);
    }

    [Fact]
    public async Task Music_keeps_both_channels_and_loses_its_tags_and_its_cover()
    {
        Skip();
        var cover = media.Pictures.NewPath(".png");
        await Ffmpeg.MakeAsync(cover, 0.04, ["color=red:size=64x64"], "-frames:v", "1");
        string[] tags = ["-metadata", "title=TELLTALE", "-metadata", "location=+48.1+011.5/", "-metadata", "comment=TELLTALE"];
        var tagged = media.Pictures.NewPath(".mp3");
        await Vips.RunAsync(
            "ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", Tone, "-i", cover, "-t", "3", "-map", "0:a", "-map", "1:v", "-c:a", "libmp3lame", "-ac", "2", "-id3v2_version", "3", .. tags, tagged]);
        Assert.Contains("TELLTALE", (await Ffmpeg.ProbeAsync(tagged)).GetRawText());

        var music = await media.User.UploadAsync(await File.ReadAllBytesAsync(tagged, Cancellation), "audio/mpeg", "audio");

        AssertReady(music);
        var path = await media.FetchContentAsync(music, ".m4a");
        var stream = Assert.Single((await Ffmpeg.ProbeAsync(path)).GetProperty("streams").EnumerateArray());
        Assert.Equal(2, stream.GetProperty("channels").GetInt32());
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Cancellation));
        Assert.All(["TELLTALE", "48.1", "Lavf", "Lavc"], text => Assert.DoesNotContain(text, bytes));
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("audio")]
    public async Task What_plays_for_too_long_is_refused(string kind)
    {
        Skip();
        foreach (var (contentType, extension, codec) in new[] { ("audio/ogg", ".ogg", "libopus"), ("audio/mpeg", ".mp3", "libmp3lame") })
            AssertFailed(await media.User.UploadAsync(await MakeAsync(extension, 11, Tone, "-c:a", codec), contentType, kind), "too_long");
        AssertReady(await media.User.UploadAsync(await MakeAsync(".ogg", 8, Tone, "-c:a", "libopus"), "audio/ogg", kind));
    }

    [Fact]
    public async Task Pictures_without_sound_are_no_voice()
    {
        Skip();
        var silent = await MakeAsync(".mp4", 1, "testsrc=size=64x64:rate=10", "-c:v", "libx264");

        AssertFailed(await media.User.UploadAsync(silent, "audio/mp4", "voice"), "unsupported_type");
    }

    [Fact]
    public async Task A_type_that_is_not_of_the_kind_is_refused_before_the_upload()
    {
        foreach (var (kind, contentType) in new[] { ("voice", "video/mp4"), ("video", "audio/mp4"), ("audio", "audio/midi"), ("voice", ""), ("video", "application/vnd.apple.mpegurl"), ("audio", "image/jpeg") })
            await (await media.User.BeginAsync(contentType, 1000, kind)).Failure(HttpStatusCode.UnsupportedMediaType, "unsupported_type");
    }

    private static void Skip() => Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);

    private static int[] Waveform(JsonElement voice) => [.. voice.GetProperty("waveform").EnumerateArray().Select(value => value.GetInt32())];

    private Task<byte[]> MakeAsync(string extension, double seconds, string source, params string[] arguments) =>
        Ffmpeg.MakeAsync(media.Pictures.NewPath(extension), seconds, [source], arguments);

    private static void AssertReady(JsonElement ready) => Assert.Equal(("ready", null), (ready.GetProperty("status").GetString(), ready.GetProperty("error").GetString()));

    private static void AssertFailed(JsonElement failed, string reason) =>
        Assert.Equal(("failed", reason), (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetString()));
}
