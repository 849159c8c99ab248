using System.Globalization;
using System.Text.RegularExpressions;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Silo.Media;

/// <summary>What <c>vipsheader</c> tells of a picture without decoding it.</summary>
/// <param name="Width">As it is stored, in pixels.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Space">Its colour space, as libvips names it: <c>srgb</c>, <c>rgb16</c>, <c>b-w</c>, <c>grey16</c>, <c>cmyk</c>, …</param>
/// <param name="Loader">Which part of libvips would decode it.</param>
internal sealed partial record ImageHeader(long Width, long Height, string Space, string Loader)
{
    /// <summary>Reads the one line that is printed: <c>name: 4000x3000 uchar, 3 bands, srgb, jpegload</c>.</summary>
    /// <exception cref="MediaFailedException">It is another one.</exception>
    public static ImageHeader Parse(string line)
    {
        var match = Line().Match(line.Trim());
        if (!match.Success)
            throw new MediaFailedException(MediaFailures.Damaged, $"vipsheader printed '{line}'");
        return new ImageHeader(Number(match.Groups["width"]), Number(match.Groups["height"]), match.Groups["space"].Value, match.Groups["loader"].Value);
    }

    /// <summary>The content type of pictures that are made here on the way.</summary>
    public const string PngType = "image/png";

    /// <summary>Whether it is in shades of grey.</summary>
    public bool IsGrey => Space is "b-w" or "grey16";

    /// <summary>Whether it is in red, green and blue.</summary>
    public bool IsRgb => Space is "srgb" or "rgb16" or "rgb";

    /// <summary>The loader that decodes a content type, as libvips names it.</summary>
    public static string LoaderOf(string contentType) => contentType switch
    {
        "image/jpeg" => "jpegload",
        "image/png" => "pngload",
        "image/webp" => "webpload",
        "image/gif" => "gifload",
        "image/avif" or "image/heic" => "heifload",
        _ => throw new MediaFailedException(MediaFailures.UnsupportedType, $"no loader for {contentType}"),
    };

    private static long Number(Group group) => long.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[^:\s]+: (?<width>\d{1,9})x(?<height>\d{1,9}) \w+, \d+ bands?, (?<space>[\w-]+), (?<loader>\w+)$")]
    private static partial Regex Line();
}
