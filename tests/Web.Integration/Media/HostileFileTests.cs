using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>Files that are not what they seem: each is refused with its reason, or nothing but its pixels is kept.</summary>
public sealed class HostileFileTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    [Theory]
    [InlineData("this is text, and not a picture at all")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("%PDF-1.7 of something")]
    [InlineData("GIF90a and the like")]
    [InlineData("BM")]
    [InlineData("\u0000")]
    public async Task What_is_no_picture_is_refused_at_once(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var (_, url) = await media.User.BegunAsync("image/jpeg", bytes.Length);

        await (await media.User.PutAsync(url, bytes)).Failure(HttpStatusCode.UnsupportedMediaType, "unsupported_type");
        AssertNoTemporaryFiles();
    }

    [Fact]
    public async Task A_type_that_is_not_taken_is_refused_before_the_upload()
    {
        foreach (var type in new[] { "image/svg+xml", "image/bmp", "application/pdf", "text/html", "", "image/jpeg\u0000" })
            await (await media.User.BeginAsync(type, 1000)).Failure(HttpStatusCode.UnsupportedMediaType, "unsupported_type");
    }

    [Fact]
    public async Task A_file_of_another_type_than_declared_is_refused()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var png = await media.Pictures.QuartersAsync(".png");
        var (_, url) = await media.User.BegunAsync("image/jpeg", png.Length);

        await (await media.User.PutAsync(url, png)).Failure(HttpStatusCode.UnprocessableEntity, "type_mismatch");
        AssertNoTemporaryFiles();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(101)]
    public async Task A_file_of_another_size_than_declared_is_refused(int size)
    {
        var (_, url) = await media.User.BegunAsync("image/jpeg", 100);

        await (await media.User.PutAsync(url, new byte[size])).Failure(HttpStatusCode.UnprocessableEntity, "size_mismatch");
        AssertNoTemporaryFiles();
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_before_the_upload()
    {
        var error = await (await media.User.BeginAsync("image/jpeg", 3_000_001)).Failure(HttpStatusCode.RequestEntityTooLarge, "too_large");

        Assert.Contains("3000000", error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_many_bytes_are_refused_while_they_come(bool isLengthKnown)
    {
        var (_, url) = await media.User.BegunAsync("image/jpeg", 100);
        var bytes = new byte[3_000_001];

        using var body = isLengthKnown ? (HttpContent)new ByteArrayContent(bytes) : new StreamContent(new UnknownLength(bytes));
        await (await media.User.PutAsync(url, body)).Failure(HttpStatusCode.RequestEntityTooLarge, "too_large");
        AssertNoTemporaryFiles();
    }

    [Fact]
    public async Task A_small_file_of_a_huge_picture_is_not_decoded()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var bomb = PngBomb.Make(30_000, 30_000);
        Assert.InRange(bomb.Length, 1_000, 500_000);

        AssertFailed(await media.User.UploadAsync(bomb, "image/png"), "too_many_pixels");
    }

    [Fact]
    public async Task A_header_that_claims_a_huge_picture_is_believed()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var jpeg = await media.Pictures.QuartersAsync(".jpg");
        // Height and width stand 3 bytes behind the length of the first frame header (ITU-T T.81, B.2.2).
        var frame = jpeg.AsSpan().IndexOf((byte[])[0xFF, 0xC0]);
        new byte[] { 0xFF, 0xDC, 0xFF, 0xDC }.CopyTo(jpeg, frame + 5);

        AssertFailed(await media.User.UploadAsync(jpeg), "too_many_pixels");
    }

    [Theory]
    [InlineData(".jpg", "image/jpeg")]
    [InlineData(".png", "image/png")]
    [InlineData(".webp", "image/webp")]
    [InlineData(".gif", "image/gif")]
    public async Task A_file_that_is_cut_short_is_damaged(string extension, string contentType)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var whole = await media.Pictures.QuartersAsync(extension, 1600, 1200);

        AssertFailed(await media.User.UploadAsync(whole[..(whole.Length / 2)], contentType), "damaged");
        AssertFailed(await media.User.UploadAsync(whole[..20], contentType), "damaged", "unsupported_type");
    }

    [Theory]
    [InlineData("image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })]
    [InlineData("image/png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })]
    [InlineData("image/avif", new byte[] { 0, 0, 0, 16, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66, 0, 0, 0, 0 })]
    public async Task Noise_behind_the_first_bytes_of_a_picture_is_damaged(string contentType, byte[] beginning)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var noise = new byte[50_000];
        new Random(5).NextBytes(noise);

        AssertFailed(await media.User.UploadAsync([.. beginning, .. noise], contentType), "damaged", "unsupported_type");
    }

    [Fact]
    public async Task What_is_hidden_behind_a_picture_is_not_kept()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry("TELLTALE.html").Open());
            await entry.WriteAsync("<script>alert('TELLTALE')</script>");
        }
        var jpeg = await media.Pictures.QuartersAsync(".jpg");
        byte[] comment = [0xFF, 0xFE, 0, 34, .. "<script>alert('TELLTALE')</script>"u8[..32]];

        var kept = await media.User.UploadAsync([.. jpeg[..2], .. comment, .. jpeg[2..], .. archive.ToArray(), .. "<html>TELLTALE</html>"u8]);

        Assert.Equal("ready", kept.GetProperty("status").GetString());
        await AssertNoVariantHasAsync(kept, "TELLTALE", "PK\u0003\u0004", "<script", "<html");
    }

    [Fact]
    public async Task A_script_that_is_also_a_picture_becomes_a_picture_alone()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var gif = await media.Pictures.QuartersAsync(".gif", 47, 40);
        // A comment extension of the format, with which the file would be a script too: GIF89a/*…*/=1;alert('TELLTALE').
        var at = gif.AsSpan().IndexOf((byte[])[0x21, 0xF9]) is var control and >= 0 ? control : gif.AsSpan().IndexOf((byte)0x2C);
        byte[] script = [0x21, 0xFE, 25, .. "*/=1;alert('TELLTALE');/*"u8, 0];

        var kept = await media.User.UploadAsync([.. gif[..at], .. script, .. gif[at..]], "image/gif");

        Assert.Equal("ready", kept.GetProperty("status").GetString());
        await AssertNoVariantHasAsync(kept, "TELLTALE", "alert(", "GIF89a");
    }

    [Fact]
    public async Task A_loader_that_is_not_for_the_declared_type_is_not_used()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        // The first bytes say JPEG to a quick look, and nothing to any decoder.
        var tiff = await media.Pictures.QuartersAsync(".tif");

        AssertFailed(await media.User.UploadAsync([0xFF, 0xD8, 0xFF, .. tiff]), "damaged", "unsupported_type");
    }

    private async Task AssertNoVariantHasAsync(JsonElement ready, params string[] texts)
    {
        foreach (var size in new[] { 1080, 640, 150 })
        {
            foreach (var format in new[] { "jpeg", "webp" })
            {
                var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await media.FetchAsync(ready, size, format), TestContext.Current.CancellationToken));
                Assert.All(texts, text => Assert.DoesNotContain(text, bytes));
            }
        }
    }

    private void AssertFailed(JsonElement failed, params string[] reasons)
    {
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Contains(failed.GetProperty("error").GetString(), reasons);
        Assert.Empty(failed.GetProperty("variants").EnumerateArray());
        // Nothing of it is left, once the worker has put its tools away.
        var id = failed.GetProperty("id").GetGuid();
        Assert.DoesNotContain(Directory.EnumerateFiles(media.Folder, "*", SearchOption.AllDirectories), path => path.Contains($"{id:N}/1080", StringComparison.Ordinal));
    }

    private void AssertNoTemporaryFiles() => Assert.DoesNotContain(Directory.EnumerateFiles(media.Folder, "upload-*", SearchOption.AllDirectories), _ => true);

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
