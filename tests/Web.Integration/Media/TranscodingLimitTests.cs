using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>Videos that cost more than they may.</summary>
public sealed class TranscodingLimitTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-media-");
    private readonly Pictures _pictures = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _pictures.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Media:Processing:MaxTranscodingCpuSeconds", "1", "timeout")]
    [InlineData("Media:Processing:TranscodingTimeout", "00:00:01", "timeout")]
    [InlineData("Media:Processing:MaxMemoryMiB", "64", "damaged")]
    public async Task A_video_that_needs_more_than_it_may_have_fails_and_leaves_nothing_behind(string option, string value, string reason)
    {
        Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);
        // Small as a file, and many seconds of work for the encoder.
        var noise = await Ffmpeg.MakeAsync(
            _pictures.NewPath(".mp4"), 100, ["testsrc2=size=1280x720:rate=30"], "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
        await using var product = await TestProduct.StartAsync(
            _database.ConnectionString, ("Media:Path", _folder.FullName), (option, value), ("Logging:LogLevel:InstaHub.Silo.Media", "Debug"));
        var user = await MediaUser.RegisterAsync(product.Client, product.Log);

        var failed = await user.UploadAsync(noise, "video/mp4", "video");

        Assert.Equal(("failed", reason), (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetString()));
        await Patience.UntilAsync(
            () => Task.FromResult(!Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Any()), "the files of the video to be removed");
    }
}
