using System.Globalization;
using System.Text;

namespace InstaHub.Silo.Media;

/// <summary>A small picture as plain bytes: red, green, blue for each pixel, row by row.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Rgb">3 bytes a pixel.</param>
public sealed record PortablePixmap(int Width, int Height, byte[] Rgb)
{
    /// <summary>Reads a binary PPM or PGM (netpbm, <c>P6</c> and <c>P5</c>) with one byte a sample.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static PortablePixmap Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 0;
        var magic = Token(bytes, ref at);
        var (width, height, max) = (Number(bytes, ref at), Number(bytes, ref at), Number(bytes, ref at));
        var bands = magic switch { "P6" => 3, "P5" => 1, _ => 0 };
        var samples = bytes.AsSpan(at);
        if (bands == 0 || max != 255 || width < 1 || height < 1 || samples.Length != width * height * bands)
            throw new InvalidDataException($"This is no PPM or PGM of one byte a sample: {magic}, {width} x {height}, {max}, {samples.Length} bytes.");

        var rgb = new byte[width * height * 3];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = samples[bands == 3 ? i : i / 3];
        return new PortablePixmap(width, height, rgb);
    }

    private static int Number(byte[] bytes, ref int at) => int.TryParse(Token(bytes, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Up to and with the one white space after it; comments are lines that begin with '#'.
    private static string Token(byte[] bytes, ref int at)
    {
        while (at < bytes.Length && (char.IsWhiteSpace((char)bytes[at]) || bytes[at] == '#'))
        {
            if (bytes[at] == '#')
                at = Array.IndexOf(bytes, (byte)'\n', at) is var end and >= 0 ? end : bytes.Length - 1;
            at++;
        }
        var start = at;
        while (at < bytes.Length && !char.IsWhiteSpace((char)bytes[at]))
            at++;
        return Encoding.ASCII.GetString(bytes, start, at++ - start);
    }
}
