using System.Net;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>A product on a machine without FFmpeg.</summary>
public sealed class NoDecoderTests
{
    [Fact]
    public async Task Video_and_sound_are_refused_with_their_reason_and_files_are_not()
    {
        var folder = Directory.CreateTempSubdirectory("instahub-media-");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var product = await TestProduct.StartAsync(
            database.ConnectionString, ("Media:Path", folder.FullName), ("Media:Processing:FfmpegPath", folder.FullName), ("Logging:LogLevel:InstaHub.Silo.Media", "Debug")))
        {
            var user = await MediaUser.RegisterAsync(product.Client, product.Log);

            foreach (var (kind, contentType) in new[] { ("video", "video/mp4"), ("audio", "audio/mpeg"), ("voice", "audio/ogg") })
            {
                var error = await (await user.BeginAsync(contentType, 100, kind)).Failure(HttpStatusCode.UnprocessableEntity, "no_decoder");
                Assert.Contains("ffmpeg", error.GetProperty("message").GetString());
            }
            Assert.Equal("ready", (await user.UploadAsync([1, 2, 3], "application/zip", "file")).GetProperty("status").GetString());
        }
        folder.Delete(recursive: true);
    }
}
