using System.Globalization;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Makes the variants of a picture: upright, in sRGB, without any metadata, never larger than the original. The largest is decoded from
/// the original, the others from it.
/// </summary>
internal sealed class ImageProcessor(Decoder decoder, IMediaStore store, IOptions<ProcessingOptions> options, ILogger<ImageProcessor> logger)
{
    private const string Hash = "hash.ppm";

    private static readonly string[] ToSrgb = ["--export-profile", "srgb"];
    private static readonly string[] Square = ["--crop", "centre"];

    /// <summary>Longest side of the picture that the BlurHash is made of, in pixels.</summary>
    private const int HashSize = 32;

    /// <summary>Makes the variants and stores them.</summary>
    /// <exception cref="MediaFailedException">Nothing can be made of the file.</exception>
    public async Task<ProcessedImage> ProcessAsync(MediaJob job, CancellationToken cancellationToken)
    {
        using var folder = await WorkFolder.OpenAsync(job, store, logger, cancellationToken);
        return await MakeAsync(job.Id, WorkFolder.Original, job.ContentType, job.Kind == MediaKind.Avatar, folder.Path, cancellationToken);
    }

    /// <summary>Makes the variants of a picture in a folder and stores them.</summary>
    /// <param name="id">Under which media id.</param>
    /// <param name="original">The picture's name in the folder.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="isSquare">Whether it is cut to a square.</param>
    /// <param name="folder">Where also what is made on the way will be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MediaFailedException">Nothing can be made of it.</exception>
    public async Task<ProcessedImage> MakeAsync(Guid id, string original, string contentType, bool isSquare, string folder, CancellationToken cancellationToken)
    {
        var header = await ReadHeaderAsync(original, contentType, folder, cancellationToken);
        // A square as large as there is one in it: what is to be larger would not be cut.
        var largest = isSquare ? (int)Math.Min(MediaSize.All[0], Math.Min(header.Width, header.Height)) : MediaSize.All[0];
        string[] conversion = [.. await ColoursAsync(header, original, folder, cancellationToken), .. isSquare ? Square : []];
        var sizes = await MakeSizesAsync(original, conversion, largest, folder, cancellationToken);
        var hash = await MakeHashAsync(sizes[^1], folder, cancellationToken);
        var bytes = await MakeVariantsAsync(id, sizes, folder, cancellationToken);

        var isTurned = (header.Width > header.Height) != (sizes[0].Width > sizes[0].Height) && sizes[0].Width != sizes[0].Height;
        var (width, height) = isSquare ? (sizes[0].Width, sizes[0].Height)
            : isTurned ? ((int)header.Height, (int)header.Width) : ((int)header.Width, (int)header.Height);
        return new ProcessedImage(width, height, sizes, hash, new MediaContent(MediaFormat.WebP.ContentType, bytes, DurationMs: null, Waveform: null));
    }

    private async Task<ImageHeader> ReadHeaderAsync(string original, string contentType, string folder, CancellationToken cancellationToken)
    {
        var header = ImageHeader.Parse(await decoder.RunAsync(folder, "vipsheader", [original], cancellationToken));
        if (header.Loader != ImageHeader.LoaderOf(contentType))
            throw new MediaFailedException(MediaFailures.UnsupportedType, $"it is {contentType}, and {header.Loader} would decode it");
        if (header.Width * header.Height > options.Value.MaxPixels)
            throw new MediaFailedException(MediaFailures.TooManyPixels, $"it has {header.Width} x {header.Height} pixels");
        return header;
    }

    // How the colours become those of sRGB. What has no profile is sRGB already, which must be said: libvips would take it for something
    // else; and it knows no profile for grey, which then stays as it is.
    private async Task<string[]> ColoursAsync(ImageHeader header, string original, string folder, CancellationToken cancellationToken)
    {
        if (header.IsRgb)
            return [.. ToSrgb, "--import-profile", "srgb"];
        return header.IsGrey && !await HasProfileAsync(original, folder, cancellationToken) ? [] : ToSrgb;
    }

    private async Task<bool> HasProfileAsync(string original, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await decoder.RunAsync(folder, "vipsheader", ["-f", "icc-profile-data", original], cancellationToken);
            return true;
        }
        catch (MediaFailedException)
        {
            return false; // there is no such field
        }
    }

    private async Task<List<MediaSize>> MakeSizesAsync(string original, string[] conversion, int largest, string folder, CancellationToken cancellationToken)
    {
        var sizes = new List<MediaSize>();
        foreach (var size in MediaSize.All)
        {
            if (sizes is [.., var larger] && larger.Width <= size && larger.Height <= size)
            {
                sizes.Add(larger with { Size = size });
                continue;
            }

            // What is cut short is refused, not filled up with grey. (The program vipsthumbnail forgets that option.)
            var from = sizes.Count == 0 ? original : Picture(sizes[0].Size);
            string[] once = sizes.Count == 0 ? ["--fail-on", "truncated", .. conversion] : [];
            var side = Text(Math.Min(size, largest));
            string[] arguments = ["thumbnail", from, $"{Picture(size)}[compression=0,strip]", side, "--height", side, "--size", "down", .. once];
            await decoder.RunAsync(folder, "vips", arguments, cancellationToken);
            var (width, height) = PngHeader.ReadSize(Path.Combine(folder, Picture(size)));
            sizes.Add(new MediaSize(size, width, height));
        }
        return sizes;
    }

    private async Task<string> MakeHashAsync(MediaSize smallest, string folder, CancellationToken cancellationToken)
    {
        await decoder.RunAsync(folder, "vips", ["flatten", PictureOf(smallest, folder), "flat.png", "--background", "255"], cancellationToken);
        string[] arguments = ["thumbnail", "flat.png", Hash, Text(HashSize), "--height", Text(HashSize), "--size", "down"];
        await decoder.RunAsync(folder, "vips", arguments, cancellationToken);
        return BlurHash.Encode(PortablePixmap.Read(Path.Combine(folder, Hash)));
    }

    // Gives the bytes of the first one.
    private async Task<long> MakeVariantsAsync(Guid id, List<MediaSize> sizes, string folder, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        foreach (var size in sizes)
        {
            foreach (var format in MediaFormat.All)
            {
                var file = MediaFiles.Variant(size.Size, format);
                string[] arguments = format == MediaFormat.WebP
                    ? ["webpsave", PictureOf(size, folder), file, "--Q", "80", "--strip"]
                    : ["jpegsave", PictureOf(size, folder), file, "--Q", "82", "--strip", "--optimize-coding", "--interlace", "--background", "255"];
                await decoder.RunAsync(folder, "vips", arguments, cancellationToken);
                var path = Path.Combine(folder, file);
                if (format == MediaFormat.WebP)
                    await File.WriteAllBytesAsync(path, WebPMetadata.Strip(await File.ReadAllBytesAsync(path, cancellationToken)), cancellationToken);
                if (size == sizes[0] && format == MediaFormat.WebP)
                    bytes = new FileInfo(path).Length;
                await store.PutAsync(id, file, path, cancellationToken);
            }
        }
        return bytes;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Picture(int size) => $"{size}.png";

    // A picture that is smaller than several sizes is there once, under the largest of them.
    private static string PictureOf(MediaSize size, string folder) =>
        Picture(MediaSize.All.Where(larger => larger >= size.Size).Order().First(larger => File.Exists(Path.Combine(folder, Picture(larger)))));
}
