using System.Globalization;

namespace InstaHub.Silo.Commands.Content;

/// <summary>A colour of a generated picture: red, green and blue of sRGB, 0 to 1 each.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static readonly Colour White = new(1, 1, 1);
    public static readonly Colour Black = new(0, 0, 0);

    /// <summary>Reads six hexadecimal digits, as style sheets write colours.</summary>
    public static Colour Of(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Colour((value >> 16) / 255.0, ((value >> 8) & 0xFF) / 255.0, (value & 0xFF) / 255.0);
    }

    /// <summary>Several colours, with spaces between them.</summary>
    public static Colour[] Several(string hexes) => Array.ConvertAll(hexes.Split(' '), Of);

    /// <summary>The colour between this and another.</summary>
    /// <param name="other">What it goes over into.</param>
    /// <param name="share">Of the other; below 0 counts as 0, above 1 as 1.</param>
    public Colour To(Colour other, double share)
    {
        share = Math.Clamp(share, 0, 1);
        return new Colour(Red + (share * (other.Red - Red)), Green + (share * (other.Green - Green)), Blue + (share * (other.Blue - Blue)));
    }
}
