using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;

namespace InstaHub.Grains.Unit.Media;

public sealed class MediaRulesTests
{
    private static readonly MediaOptions Limits = new() { MaxImageBytes = 2000, MaxAvatarBytes = 1500, MaxVideoBytes = 3000, MaxAudioBytes = 3100, MaxVoiceBytes = 3200, MaxFileBytes = 3300 };

    [Theory]
    [InlineData("image", "image/jpeg", 2000, "image/jpeg")]
    [InlineData("avatar", "IMAGE/JPG", 1500, "image/jpeg")]
    [InlineData("image", "image/heif", 1, "image/heic")]
    [InlineData("video", "video/quicktime", 3000, "video/quicktime")]
    [InlineData("audio", "audio/MP3", 3100, "audio/mpeg")]
    [InlineData("voice", "audio/webm;codecs=opus", 3200, "audio/webm")]
    [InlineData("file", "text/html", 3300, "application/octet-stream")]
    [InlineData("file", "Text/CSV; header=present", 1, "text/csv")]
    public void A_file_within_the_limits_may_be_uploaded(string kind, string contentType, long size, string folded) =>
        Assert.Equal((folded, size), (MediaRules.Check(new(kind, contentType, size), Limits).Value!.ContentType, size));

    [Theory]
    [InlineData("image", "image/jpeg", 2001, "too_large")]
    [InlineData("avatar", "image/jpeg", 1501, "too_large")]
    [InlineData("image", "image/svg+xml", 10, "unsupported_type")]
    [InlineData("image", "image/jpeg; charset=x", 10, "unsupported_type")]
    [InlineData("Image", "image/jpeg", 10, "validation_failed")]
    [InlineData("video", "video/mp4", 3001, "too_large")]
    [InlineData("audio", "audio/mpeg", 3101, "too_large")]
    [InlineData("voice", "audio/mpeg", 3201, "too_large")]
    [InlineData("file", "", 3301, "too_large")]
    [InlineData("video", "audio/mpeg", 10, "unsupported_type")]
    [InlineData("voice", "video/mp4", 10, "unsupported_type")]
    [InlineData("audio", "application/ogg", 10, "unsupported_type")]
    [InlineData("image", "image/jpeg", 0, "validation_failed")]
    public void Anything_else_is_refused_with_its_reason(string kind, string contentType, long size, string code) =>
        Assert.Equal(code, MediaRules.Check(new(kind, contentType, size), Limits).Error!.Code);

    [Fact]
    public void A_signed_address_stays_the_same_within_a_window_and_outlives_it()
    {
        var begin = new DateTimeOffset(2030, 1, 1, 6, 0, 0, TimeSpan.Zero);
        var (first, last, next) = (MediaSignatures.ExpiryOf(begin), MediaSignatures.ExpiryOf(begin + MediaSignatures.Window - TimeSpan.FromSeconds(1)), MediaSignatures.ExpiryOf(begin + MediaSignatures.Window));

        Assert.Equal(first, last);
        Assert.Equal((long)MediaSignatures.Window.TotalSeconds, next - first);
        Assert.Equal((begin + 2 * MediaSignatures.Window).ToUnixTimeSeconds(), first);
    }
}
