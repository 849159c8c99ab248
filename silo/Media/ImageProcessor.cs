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
internal sealed partial class ImageProcessor(Decoder decoder, IMediaStore store, IOptions<ProcessingOptions> options, ILogger<ImageProcessor> logger)
{
    private const string Original = "original";
    private const string Hash = "hash.ppm";

    private static readonly string[] ToSrgb = ["--export-profile", "srgb"];
    private static readonly string[] Square = ["--crop", "centre"];

    /// <summary>Longest side of the picture that the BlurHash is made of, in pixels.</summary>
    private const int HashSize = 32;

    /// <summary>Makes the variants and stores them.</summary>
    /// <exception cref="MediaFailedException">Nothing can be made of the file.</exception>
    public async Task<ProcessedImage> ProcessAsync(MediaJob job, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(store.TempFolder, $"work-{job.Lease:N}")).FullName;
        try
        {
            await FetchAsync(job, folder, cancellationToken);
            var header = await ReadHeaderAsync(job, folder, cancellationToken);
            var isSquare = job.Kind == MediaKind.Avatar;
            // A square as large as there is one in it: what is to be larger would not be cut.
            var largest = isSquare ? (int)Math.Min(MediaSize.All[0], Math.Min(header.Width, header.Height)) : MediaSize.All[0];
            string[] conversion = [.. await ColoursAsync(header, folder, cancellationToken), .. isSquare ? Square : []];
            var sizes = await MakeSizesAsync(conversion, largest, folder, cancellationToken);
            var hash = await MakeHashAsync(sizes[^1], folder, cancellationToken);
            await MakeVariantsAsync(job.Id, sizes, folder, cancellationToken);

            var isTurned = (header.Width > header.Height) != (sizes[0].Width > sizes[0].Height) && sizes[0].Width != sizes[0].Height;
            var (width, height) = isSquare ? (sizes[0].Width, sizes[0].Height)
                : isTurned ? ((int)header.Height, (int)header.Width) : ((int)header.Width, (int)header.Height);
            return new ProcessedImage(width, height, sizes, hash);
        }
        finally
        {
            Remove(folder);
        }
    }

    // What is in the way of that must not hide what came of the file. The clean-up removes the folder later.
    private void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogStays(exception.Message);
        }
    }

    private async Task FetchAsync(MediaJob job, string folder, CancellationToken cancellationToken)
    {
        await using var original = await store.OpenAsync(job.Id, MediaFiles.Original(job.Original), cancellationToken)
            ?? throw new MediaFailedException(MediaFailures.Damaged, "the original is not in the store");
        await using var copy = new FileStream(Path.Combine(folder, Original), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await original.CopyToAsync(copy, cancellationToken);
    }

    private async Task<ImageHeader> ReadHeaderAsync(MediaJob job, string folder, CancellationToken cancellationToken)
    {
        var header = ImageHeader.Parse(await decoder.RunAsync(folder, "vipsheader", [Original], cancellationToken));
        if (header.Loader != ImageHeader.LoaderOf(job.ContentType))
            throw new MediaFailedException(MediaFailures.UnsupportedType, $"it is {job.ContentType}, and {header.Loader} would decode it");
        if (header.Width * header.Height > options.Value.MaxPixels)
            throw new MediaFailedException(MediaFailures.TooManyPixels, $"it has {header.Width} x {header.Height} pixels");
        return header;
    }

    // How the colours become those of sRGB. What has no profile is sRGB already, which must be said: libvips would take it for something
    // else; and it knows no profile for grey, which then stays as it is.
    private async Task<string[]> ColoursAsync(ImageHeader header, string folder, CancellationToken cancellationToken)
    {
        if (header.IsRgb)
            return [.. ToSrgb, "--import-profile", "srgb"];
        return header.IsGrey && !await HasProfileAsync(folder, cancellationToken) ? [] : ToSrgb;
    }

    private async Task<bool> HasProfileAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await decoder.RunAsync(folder, "vipsheader", ["-f", "icc-profile-data", Original], cancellationToken);
            return true;
        }
        catch (MediaFailedException)
        {
            return false; // there is no such field
        }
    }

    private async Task<List<MediaSize>> MakeSizesAsync(string[] conversion, int largest, string folder, CancellationToken cancellationToken)
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
            var from = sizes.Count == 0 ? Original : Picture(sizes[0].Size);
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

    private async Task MakeVariantsAsync(Guid id, List<MediaSize> sizes, string folder, CancellationToken cancellationToken)
    {
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
                await store.PutAsync(id, file, path, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder of a file that was processed stays: {Problem}")]
    private partial void LogStays(string problem);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Picture(int size) => $"{size}.png";

    // A picture that is smaller than several sizes is there once, under the largest of them.
    private static string PictureOf(MediaSize size, string folder) =>
        Picture(MediaSize.All.Where(larger => larger >= size.Size).Order().First(larger => File.Exists(Path.Combine(folder, Picture(larger)))));
}
