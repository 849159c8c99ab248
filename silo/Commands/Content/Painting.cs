using InstaHub.Silo.Media;

namespace InstaHub.Silo.Commands.Content;

/// <summary>Paints generated pictures: a few simple functions of the place, in colours of the picture's own.</summary>
public static class Painting
{
    private const int MaxDiscs = 14;
    private const int WaveSteps = 4096;

    private delegate (double Red, double Green, double Blue) Painter(double x, double y);

    /// <summary>The picture with a number, of a seed: always the same.</summary>
    public static PortablePixmap Paint(int seed, int number)
    {
        var style = PictureStyle.Of(number);
        var random = new Random(unchecked((seed * 397) ^ (number + 1)));
        var hue = random.NextDouble();
        Painter painter = style.Kind switch
        {
            PictureKind.Hills => Hills(hue, random),
            PictureKind.Waves => Waves(hue, random),
            PictureKind.Discs => Discs(hue, random),
            _ => Field(hue, random),
        };
        var rgb = new byte[style.Width * style.Height * 3];
        var longest = (double)Math.Max(style.Width, style.Height);
        for (var at = 0; at < rgb.Length; at += 3)
        {
            var (red, green, blue) = painter(at / 3 % style.Width / longest, at / 3 / style.Width / longest);
            rgb[at] = Sample(red);
            rgb[at + 1] = Sample(green);
            rgb[at + 2] = Sample(blue);
        }
        return new PortablePixmap(style.Width, style.Height, rgb);
    }

    private static Painter Hills(double hue, Random random)
    {
        var ridges = Enumerable.Range(1, 4).Select(i => (Height: 0.3 + (0.15 * i), Wave: Wave(random, 0.05, 2 + i), Colour: Colour(hue + 0.45, 0.5, 0.55 - (0.11 * i)))).ToArray();
        var (sunX, sunY) = (0.2 + (0.6 * random.NextDouble()), 0.15 + (0.2 * random.NextDouble()));
        var (sky, low, sun) = (Colour(hue, 0.5, 0.6), Colour(hue + 0.08, 0.8, 0.8), Colour(hue + 0.1, 0.9, 0.95));
        return (x, y) =>
        {
            for (var i = ridges.Length - 1; i >= 0; i--)
            {
                if (y > ridges[i].Height + ridges[i].Wave(x))
                    return ridges[i].Colour;
            }
            return Mix(sun, Mix(sky, low, y * 2), Math.Clamp((Distance(x, y, sunX, sunY) - 0.07) * 60, 0, 1));
        };
    }

    private static Painter Waves(double hue, Random random)
    {
        var (one, other) = (Wave(random, 0.08, 6), Wave(random, 0.06, 9));
        var stripes = random.Next(8, 20);
        var (first, second) = (Colour(hue, 0.7, 0.35), Colour(hue + 0.12, 0.7, 0.8));
        return (x, y) => Mix(first, second, 0.5 + (0.5 * Math.Sin(stripes * Math.PI * (y + one(x) + other(x + y)))));
    }

    private static Painter Discs(double hue, Random random)
    {
        var ground = Colour(hue, 0.3, 0.92);
        var discs = Enumerable.Range(0, random.Next(6, MaxDiscs)).Select(i =>
            (X: random.NextDouble(), Y: random.NextDouble(), Radius: 0.06 + (0.2 * random.NextDouble()), Colour: Colour(hue + (0.07 * i), 0.75, 0.3 + (0.4 * random.NextDouble())))).ToArray();
        return (x, y) =>
        {
            var colour = ground;
            foreach (var disc in discs)
                colour = Mix(colour, disc.Colour, 0.7 * Math.Clamp((disc.Radius - Distance(x, y, disc.X, disc.Y)) * 300, 0, 1));
            return colour;
        };
    }

    private static Painter Field(double hue, Random random)
    {
        var (one, other) = (Wave(random, 0.3, 2), Wave(random, 0.3, 3));
        var (first, second, third) = (Colour(hue, 0.8, 0.45), Colour(hue + 0.33, 0.7, 0.65), Colour(hue + 0.6, 0.6, 0.5));
        return (x, y) => Mix(Mix(first, second, Math.Clamp(x + one(y), 0, 1)), third, Math.Clamp(y + other(x), 0, 1));
    }

    // A sum of three sines, from a table: it is asked for at each pixel, for 0 to 2.
    private static Func<double, double> Wave(Random random, double height, double frequency)
    {
        var parts = Enumerable.Range(1, 3).Select(i => (Height: height / i, Frequency: frequency * i * (0.8 + (0.4 * random.NextDouble())), Phase: Math.Tau * random.NextDouble())).ToArray();
        var table = new double[WaveSteps * 2 + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = parts.Sum(part => part.Height * Math.Sin((part.Frequency * i / WaveSteps) + part.Phase));
        return x => table[(int)(x * WaveSteps)];
    }

    private static double Distance(double x, double y, double otherX, double otherY) => Math.Sqrt(((x - otherX) * (x - otherX)) + ((y - otherY) * (y - otherY)));

    private static (double Red, double Green, double Blue) Mix((double Red, double Green, double Blue) one, (double Red, double Green, double Blue) other, double share)
    {
        share = Math.Clamp(share, 0, 1);
        return (one.Red + (share * (other.Red - one.Red)), one.Green + (share * (other.Green - one.Green)), one.Blue + (share * (other.Blue - one.Blue)));
    }

    // From hue, saturation and lightness, 0 to 1 each.
    private static (double Red, double Green, double Blue) Colour(double hue, double saturation, double lightness)
    {
        return (Part(0), Part(8), Part(4));

        double Part(int offset)
        {
            var k = (offset + (hue % 1 * 12)) % 12;
            return lightness - (saturation * Math.Min(lightness, 1 - lightness) * Math.Clamp(Math.Min(k - 3, 9 - k), -1, 1));
        }
    }

    private static byte Sample(double value) => (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
}
