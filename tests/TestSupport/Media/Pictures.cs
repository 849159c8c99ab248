using System.Globalization;
using System.Text;

namespace InstaHub.TestSupport.Media;

/// <summary>Makes picture files in a folder that is removed at the end.</summary>
public sealed class Pictures : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-pictures-");
    private int _count;

    /// <summary>A path in the folder that no file has yet.</summary>
    public string NewPath(string extension) => Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _count)}{extension}");

    /// <summary>A picture of four quarters: red, green above blue, white.</summary>
    /// <param name="saveAs">File name extension, with vips' saving options behind it, e.g. <c>.jpg[Q=95]</c>.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public async Task<byte[]> QuartersAsync(string saveAs, int width = 400, int height = 300)
    {
        var path = NewPath(saveAs[..(saveAs + "[").IndexOf('[', StringComparison.Ordinal)]);
        await Vips.RunAsync("vips", "copy", await PpmAsync(width, height), path + saveAs[(Path.GetExtension(path).Length)..]);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>The same, put through an operation of vips: its name, and what stands behind the two files.</summary>
    public async Task<byte[]> QuartersByAsync(string operation, string extension, params string[] arguments)
    {
        var path = NewPath(extension);
        await Vips.RunAsync("vips", [operation, await PpmAsync(400, 300), path, .. arguments]);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>A picture of one colour, put through an operation of vips as <see cref="QuartersByAsync"/> does.</summary>
    public async Task<byte[]> FlatAsync(byte red, byte green, byte blue, string operation, string extension, params string[] arguments)
    {
        var (plain, path) = (NewPath(".ppm"), NewPath(extension));
        byte[] pixels = [.. Enumerable.Repeat(new[] { red, green, blue }, 60 * 40).SelectMany(pixel => pixel)];
        await File.WriteAllBytesAsync(plain, [.. "P6\n60 40\n255\n"u8, .. pixels]);
        await Vips.RunAsync("vips", [operation, plain, path, .. arguments]);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>The quarters as a printer has them: a JPEG in cyan, magenta, yellow and black, without a profile.</summary>
    public async Task<byte[]> InkAsync()
    {
        var (inverse, black, path) = (NewPath(".v"), NewPath(".v"), NewPath(".jpg"));
        await Vips.RunAsync("vips", "invert", await PpmAsync(400, 300), inverse);
        await Vips.RunAsync("vips", "bandjoin_const", inverse, black, "0");
        await Vips.RunAsync("vips", "copy", black, path, "--interpretation", "cmyk");
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>A JPEG of noise in all colours, hard to compress, as large as a photo.</summary>
    public async Task<byte[]> NoiseAsync(int width, int height)
    {
        var (noise, path) = (NewPath(".v"), NewPath(".jpg"));
        await Vips.RunAsync("vips", "gaussnoise", noise, Text(width), Text(height), "--mean", "128", "--sigma", "25");
        var (bands, blurred) = (NewPath(".v"), NewPath(".v"));
        await Vips.RunAsync("vips", "bandjoin", $"{noise} {noise} {noise}", bands);
        await Vips.RunAsync("vips", "gaussblur", bands, blurred, "1.2");
        await Vips.RunAsync("vips", "cast", blurred, $"{path}[Q=92]", "uchar");
        File.Delete(noise);
        File.Delete(bands);
        File.Delete(blurred);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>Writes bytes to a file of the folder.</summary>
    public string Write(byte[] bytes, string extension)
    {
        var path = NewPath(extension);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> PpmAsync(int width, int height)
    {
        var path = NewPath(".ppm");
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var (right, below) = (i % width >= width / 2, i / width >= height / 2);
            pixels[i * 3] = (byte)(right == below ? 255 : 0); // red and white
            pixels[i * 3 + 1] = (byte)(right ? 255 : 0); // green and white
            pixels[i * 3 + 2] = (byte)(below ? 255 : 0); // blue and white
        }
        await File.WriteAllBytesAsync(path, [.. Encoding.ASCII.GetBytes($"P6\n{Text(width)} {Text(height)}\n255\n"), .. pixels]);
        return path;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
