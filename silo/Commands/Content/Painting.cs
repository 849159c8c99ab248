using InstaHub.Silo.Media;

namespace InstaHub.Silo.Commands.Content;

/// <summary>Paints generated pictures: simple functions of the place, in colours from a few palettes.</summary>
public static class Painting
{
    /// <summary>The sides of a portrait, in pixels.</summary>
    public const int PortraitSize = 480;

    /// <summary>How wide an edge is, as a share of the picture: about one pixel and a half, so that it is not jagged.</summary>
    internal const double Edge = 1 / 700.0;

    private const int PortraitHash = 0x505200;

    /// <summary>The picture with a number, of a seed: always the same.</summary>
    public static PortablePixmap Paint(int seed, int number)
    {
        var style = PictureStyle.Of(number);
        var random = new Random(unchecked((seed * 397) ^ (number + 1)));
        // The longer side is 1.
        var bottom = Math.Min(1, (double)style.Height / style.Width);
        return Draw(style.Width, style.Height, style.Kind switch
        {
            PictureKind.Mountains => Landscapes.Mountains(random, bottom),
            PictureKind.Sea => Landscapes.Sea(random, bottom),
            PictureKind.Dunes => Landscapes.Dunes(random, bottom),
            PictureKind.Forest => Landscapes.Forest(random, bottom),
            PictureKind.City => Landscapes.City(random, bottom),
            PictureKind.Lights => Landscapes.Lights(random, bottom),
            PictureKind.Tiles => Patterns.Tiles(random),
            _ => Patterns.Fruit(random),
        });
    }

    /// <summary>The portrait with a number, of a seed: always the same; of nobody.</summary>
    public static PortablePixmap PaintPortrait(int seed, int number) =>
        Draw(PortraitSize, PortraitSize, Portraits.Of(new Random(unchecked((seed * 397) ^ (number + 1) ^ PortraitHash))));

    /// <summary>How far a place is from another.</summary>
    internal static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private static PortablePixmap Draw(int width, int height, Painter painter)
    {
        var rgb = new byte[width * height * 3];
        var longest = (double)Math.Max(width, height);
        for (var at = 0; at < rgb.Length; at += 3)
        {
            var colour = painter(at / 3 % width / longest, at / 3 / width / longest);
            rgb[at] = Sample(colour.Red);
            rgb[at + 1] = Sample(colour.Green);
            rgb[at + 2] = Sample(colour.Blue);
        }
        return new PortablePixmap(width, height, rgb);
    }

    private static byte Sample(double value) => (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
}

/// <summary>The colour at a place: from the left and from above, where the longer side of the picture is 1.</summary>
internal delegate Colour Painter(double x, double y);
