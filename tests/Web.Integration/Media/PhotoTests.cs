using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.Media;

namespace InstaHub.Web.Integration.Media;

/// <summary>What is made of photos of many kinds: the pixels that one would see, and nothing else of the file.</summary>
public sealed class PhotoTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    // Above left and right, below left and right, of the picture red, green, blue, white as an orientation shows it.
    public static TheoryData<int, string> Orientations => new()
    {
        { 1, "rgbw" }, { 2, "grwb" }, { 3, "wbgr" }, { 4, "bwrg" }, { 5, "rbgw" }, { 6, "brwg" }, { 7, "wgbr" }, { 8, "gwrb" },
    };

    [Theory, MemberData(nameof(Orientations))]
    public async Task A_photo_is_turned_as_its_camera_was_held(int orientation, string corners)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var turned = await media.User.UploadAsync(JpegExif.Add(await media.Pictures.QuartersAsync(".jpg[Q=95]"), (ushort)orientation));

        var (width, height) = orientation < 5 ? (400, 300) : (300, 400);
        Assert.Equal((width, height), (turned.GetProperty("width").GetInt32(), turned.GetProperty("height").GetInt32()));
        foreach (var format in new[] { "jpeg", "webp" })
        {
            var path = await media.FetchAsync(turned, 1080, format);
            Assert.Contains($"{width}x{height}", await Vips.RunAsync("vipsheader", path));
            Assert.Equal(corners, await CornersAsync(path, width, height));
        }
    }

    [Fact]
    public async Task No_variant_has_any_metadata()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var original = JpegExif.Add(await media.Pictures.QuartersAsync(".jpg[Q=95]", 2000, 1500), 1);
        var before = await Vips.DescribeAsync(media.Pictures.Write(original, ".jpg"));
        Assert.All(["exif-data", "GPSLatitude", "xmp-data", JpegExif.Camera], text => Assert.Contains(text, before));

        var stripped = await media.User.UploadAsync(original);

        foreach (var size in new[] { 1080, 640, 150 })
        {
            foreach (var format in new[] { "jpeg", "webp" })
            {
                var path = await media.FetchAsync(stripped, size, format);
                var after = await Vips.DescribeAsync(path);
                Assert.All(["exif", "GPS", "xmp", "icc-profile", "iptc"], text => Assert.DoesNotContain(text, after, StringComparison.OrdinalIgnoreCase));
                var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
                Assert.All(["Exif", "GPS", "xmpmeta", JpegExif.Camera], text => Assert.DoesNotContain(text, bytes));
            }
        }
    }

    [Theory]
    [InlineData("image/jpeg", "copy", ".jpg")]
    [InlineData("image/jpeg", "jpegsave", ".jpg", "--interlace")]
    [InlineData("image/jpeg", "icc_transform", ".jpg", "p3", "--input-profile", "srgb")]
    [InlineData("image/png", "copy", ".png")]
    [InlineData("image/png", "pngsave", ".png", "--interlace")]
    [InlineData("image/png", "colourspace", ".png", "rgb16")]
    [InlineData("image/png", "bandjoin_const", ".png", "255")]
    [InlineData("image/webp", "webpsave", ".webp", "--lossless")]
    [InlineData("image/webp", "webpsave", ".webp")]
    [InlineData("image/gif", "copy", ".gif")]
    [InlineData("image/avif", "heifsave", ".avif", "--compression", "av1", "--effort", "0")]
    [InlineData("image/heic", "heifsave", ".heic", "--compression", "hevc")]
    public async Task A_photo_of_any_kind_keeps_its_colours(string contentType, string operation, string extension, params string[] arguments)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var kept = await media.User.UploadAsync(await media.Pictures.QuartersByAsync(operation, extension, arguments), contentType);

        Assert.Equal("ready", kept.GetProperty("status").GetString());
        foreach (var format in new[] { "jpeg", "webp" })
            Assert.Equal("rgbw", await CornersAsync(await media.FetchAsync(kept, 1080, format), 400, 300));
    }

    [Theory]
    [InlineData("image/jpeg", "jpegsave", ".jpg", "--Q", "95")]
    [InlineData("image/png", "colourspace", ".png", "rgb16")]
    [InlineData("image/png", "pngsave", ".png", "--palette")]
    [InlineData("image/jpeg", "icc_transform", ".jpg", "p3", "--input-profile", "srgb")]
    [InlineData("image/png", "icc_transform", ".png", "srgb", "--input-profile", "srgb")]
    public async Task Tones_between_the_full_colours_are_not_shifted(string contentType, string operation, string extension, params string[] arguments)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        foreach (var (red, green, blue) in new (byte, byte, byte)[] { (180, 60, 40), (90, 90, 90), (40, 70, 110) })
        {
            var flat = await media.User.UploadAsync(await media.Pictures.FlatAsync(red, green, blue, operation, extension, arguments), contentType);

            var pixel = await Vips.PixelAsync(await media.FetchAsync(flat), 30, 20);
            Assert.InRange(pixel.Zip([red, green, blue], (now, before) => Math.Abs(now - before)).Max(), 0, 4);
        }
    }

    [Fact]
    public async Task Tones_of_grey_are_not_shifted()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        foreach (var (extension, arguments) in new[] { (".png", "b-w"), (".png", "grey16") })
        {
            var flat = await media.User.UploadAsync(await media.Pictures.FlatAsync(90, 90, 90, "colourspace", extension, arguments), "image/png");

            Assert.InRange((await Vips.PixelAsync(await media.FetchAsync(flat), 30, 20))[0], 87, 93);
        }
    }

    [Fact]
    public async Task A_photo_in_colours_of_ink_keeps_them()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var original = await media.Pictures.InkAsync();
        Assert.Contains("4 bands, cmyk", await Vips.RunAsync("vipsheader", media.Pictures.Write(original, ".jpg")));

        Assert.Equal("rgbw", await CornersAsync(await media.FetchAsync(await media.User.UploadAsync(original)), 400, 300));
    }

    [Fact]
    public async Task A_photo_in_grey_stays_grey()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var grey = await media.User.UploadAsync(await media.Pictures.QuartersByAsync("colourspace", ".jpg", "b-w"));

        var path = await media.FetchAsync(grey, 640, "webp");
        var green = await Vips.PixelAsync(path, 300, 75);
        Assert.InRange(green[0], 150, 230);
        Assert.InRange(Math.Abs(green[0] - green[1]) + Math.Abs(green[0] - green[2]), 0, 6);
    }

    [Fact]
    public async Task What_is_transparent_is_white_where_a_format_knows_no_transparency()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var (flat, clear) = (media.Pictures.Write(await media.Pictures.QuartersAsync(".png"), ".png"), media.Pictures.NewPath(".png"));
        await Vips.RunAsync("vips", "bandjoin_const", flat, clear, "0");
        var transparent = await media.User.UploadAsync(await File.ReadAllBytesAsync(clear, TestContext.Current.CancellationToken), "image/png");

        Assert.Equal("wwww", await CornersAsync(await media.FetchAsync(transparent), 400, 300));
        Assert.Equal(0, (await Vips.PixelAsync(await media.FetchAsync(transparent, 1080, "webp"), 10, 10))[3]);
    }

    [Theory]
    [InlineData(4000, 3000, "1080x810 640x480 150x113")]
    [InlineData(1000, 2000, "540x1080 320x640 75x150")]
    [InlineData(500, 400, "500x400 500x400 150x120")]
    [InlineData(100, 80, "100x80 100x80 100x80")]
    [InlineData(1, 1, "1x1 1x1 1x1")]
    [InlineData(3000, 2, "1080x1 640x1 150x1")]
    public async Task Variants_fit_their_size_and_are_never_larger_than_the_photo(int width, int height, string sizes)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var fitted = await media.User.UploadAsync(await media.Pictures.QuartersAsync(".jpg", width, height));

        Assert.Equal((width, height), (fitted.GetProperty("width").GetInt32(), fitted.GetProperty("height").GetInt32()));
        var variants = fitted.GetProperty("variants").EnumerateArray().ToList();
        Assert.Equal([1080, 1080, 640, 640, 150, 150], variants.Select(variant => variant.GetProperty("size").GetInt32()));
        Assert.Equal(["webp", "jpeg", "webp", "jpeg", "webp", "jpeg"], variants.Select(variant => variant.GetProperty("format").GetString()));
        Assert.Equal(sizes, string.Join(' ', variants.Where((_, index) => index % 2 == 0).Select(SizeOf)));
        foreach (var variant in variants)
        {
            var path = await media.FetchAsync(fitted, variant.GetProperty("size").GetInt32(), variant.GetProperty("format").GetString()!);
            Assert.Contains($": {SizeOf(variant)} ", await Vips.RunAsync("vipsheader", path));
        }
        Assert.Matches("^[LTU][0-9A-Za-z#$%*+,\\-.:;=?@\\[\\]^_{|}~]{27,35}$", fitted.GetProperty("blurHash").GetString());
    }

    [Theory]
    [InlineData(2000, 1200, 640)]
    [InlineData(1200, 2000, 640)]
    [InlineData(400, 300, 300)]
    [InlineData(1000, 700, 640)]
    public async Task The_picture_of_a_profile_is_cut_to_a_square(int width, int height, int side)
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var avatar = await media.User.UploadAsync(await media.Pictures.QuartersAsync(".jpg[Q=95]", width, height), kind: "avatar");

        Assert.Equal("avatar", avatar.GetProperty("kind").GetString());
        var path = await media.FetchAsync(avatar, 640);
        Assert.Contains($"{side}x{side}", await Vips.RunAsync("vipsheader", path));
        Assert.Equal("rgbw", await CornersAsync(path, side, side));
    }

    private static string SizeOf(JsonElement variant) => $"{variant.GetProperty("width").GetInt32()}x{variant.GetProperty("height").GetInt32()}";

    private static async Task<string> CornersAsync(string path, int width, int height)
    {
        var corners = new StringBuilder();
        foreach (var (x, y) in new[] { (width / 4, height / 4), (width * 3 / 4, height / 4), (width / 4, height * 3 / 4), (width * 3 / 4, height * 3 / 4) })
            corners.Append(NameOf(await Vips.PixelAsync(path, x, y)));
        return corners.ToString();
    }

    // By what is strong beside the strongest: colours of ink are weaker than those of light.
    private static char NameOf(int[] pixel) => (IsStrong(pixel, 0), IsStrong(pixel, 1), IsStrong(pixel, 2)) switch
    {
        (true, true, true) => 'w',
        (true, false, false) => 'r',
        (false, true, false) => 'g',
        (false, false, true) => 'b',
        _ => '?',
    };

    private static bool IsStrong(int[] pixel, int band) => pixel[band] > 0.65 * pixel.Take(3).Max();
}
