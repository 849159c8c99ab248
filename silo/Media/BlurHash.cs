using System.Text;

namespace InstaHub.Silo.Media;

/// <summary>
/// Encodes a picture as a BlurHash: its lowest spatial frequencies in about 30 characters, which a client shows until the picture is
/// there. The algorithm is https://github.com/woltapp/blurhash/blob/master/Algorithm.md.
/// </summary>
public static class BlurHash
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(ToLinear)];

    /// <summary>The hash with 4 components along the longer side and 3 along the other, 4 by 4 of a square.</summary>
    public static string Encode(PortablePixmap picture) =>
        Encode(picture, picture.Width >= picture.Height ? 4 : 3, picture.Height >= picture.Width ? 4 : 3);

    /// <summary>The hash with so many components, 1 to 9 along each side.</summary>
    public static string Encode(PortablePixmap picture, int across, int down)
    {
        var factors = new (double Red, double Green, double Blue)[across * down];
        for (var y = 0; y < down; y++)
        {
            for (var x = 0; x < across; x++)
                factors[y * across + x] = Factor(picture, x, y);
        }

        var hash = new StringBuilder();
        Append(hash, across - 1 + (down - 1) * 9, 1);
        var largest = 1.0;
        if (factors.Length > 1)
        {
            var actual = factors.Skip(1).Max(factor => Math.Max(Math.Abs(factor.Red), Math.Max(Math.Abs(factor.Green), Math.Abs(factor.Blue))));
            var quantised = (int)Math.Clamp(Math.Floor(actual * 166 - 0.5), 0, 82);
            largest = (quantised + 1) / 166.0;
            Append(hash, quantised, 1);
        }
        else
        {
            Append(hash, 0, 1);
        }

        var (red, green, blue) = factors[0];
        Append(hash, (ToSrgb(red) << 16) + (ToSrgb(green) << 8) + ToSrgb(blue), 4);
        foreach (var factor in factors.Skip(1))
            Append(hash, (Quantise(factor.Red / largest) * 19 + Quantise(factor.Green / largest)) * 19 + Quantise(factor.Blue / largest), 2);
        return hash.ToString();
    }

    // The picture's product with one base function of the cosine transform.
    private static (double Red, double Green, double Blue) Factor(PortablePixmap picture, int across, int down)
    {
        var (red, green, blue) = (0.0, 0.0, 0.0);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var weight = Math.Cos(Math.PI * across * x / picture.Width) * Math.Cos(Math.PI * down * y / picture.Height);
                var at = (y * picture.Width + x) * 3;
                red += weight * Linear[picture.Rgb[at]];
                green += weight * Linear[picture.Rgb[at + 1]];
                blue += weight * Linear[picture.Rgb[at + 2]];
            }
        }
        var scale = (across == 0 && down == 0 ? 1.0 : 2.0) / (picture.Width * picture.Height);
        return (red * scale, green * scale, blue * scale);
    }

    private static int Quantise(double value) =>
        (int)Math.Clamp(Math.Floor(Math.CopySign(Math.Sqrt(Math.Abs(value)), value) * 9 + 9.5), 0, 18);

    // IEC 61966-2-1.
    private static double ToLinear(int value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);

    private static int ToSrgb(double value)
    {
        var v = Math.Clamp(value, 0, 1);
        return (int)((v <= 0.0031308 ? v * 12.92 : 1.055 * Math.Pow(v, 1 / 2.4) - 0.055) * 255 + 0.5);
    }

    private static void Append(StringBuilder hash, int value, int length)
    {
        for (var i = length - 1; i >= 0; i--)
            hash.Append(Digits[value / (int)Math.Pow(Digits.Length, i) % Digits.Length]);
    }
}
