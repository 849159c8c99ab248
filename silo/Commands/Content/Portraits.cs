namespace InstaHub.Silo.Commands.Content;

/// <summary>People who do not exist, as flat figures: shoulders, neck, head and hair before one colour.</summary>
internal static class Portraits
{
    private const double Edge = 1 / 320.0;

    private static readonly Colour[] Grounds = Colour.Several("f2c14e f78154 5fad56 4d9078 b4436c 6a7fdb 57b8ff e4c3ad 9ad1d4 c9b6e4 f4a6a6 7d8ca3");
    private static readonly Colour[] Skins = Colour.Several("f6d7c3 edbf9c d9a074 b97a4f 8d5a3a 5f3b28");
    private static readonly Colour[] Hairs = Colour.Several("1d1a1a 3b2a20 8f8b88 6b4526 a8763e d9b36c b3512f");
    private static readonly Colour[] Clothes = Colour.Several("22333b 5e503f 264653 e76f51 f4f1de 3d405b 81b29a 6d597a b56576 2a9d8f");

    /// <summary>Somebody.</summary>
    public static Painter Of(Random random)
    {
        var tone = random.Next(Skins.Length);
        // The lighter hair is, the fewer have it.
        var hair = Hairs[random.Next(tone < 3 ? Hairs.Length : 3)];
        var (ground, skin, cloth) = (random.Any(Grounds), Skins[tone], random.Any(Clothes));
        var (isLong, hasGlasses, hasBeard, hasBun) = (random.NextDouble() < 0.45, random.NextDouble() < 0.22, random.NextDouble() < 0.2, random.NextDouble() < 0.2);
        hasBeard &= !isLong;
        var (width, fringe) = (0.15 + (0.02 * random.NextDouble()), 0.27 + (0.06 * random.NextDouble()));
        var part = 0.42 + (0.16 * random.NextDouble());
        var hairWidth = width + 0.035 + (0.02 * random.NextDouble());
        return (x, y) =>
        {
            var colour = ground.To(Colour.White, 0.22 * (1 - y)).To(Colour.Black, 0.08 * y);
            if (hasBun)
                colour = colour.To(hair, Ellipse(x - 0.5, y - 0.16, 0.075, 0.075));
            if (isLong)
                colour = colour.To(hair.To(Colour.Black, 0.12), Math.Min(Rounded(x - 0.5, hairWidth), Math.Min((y - 0.36) / Edge, (0.76 - y) / Edge)));
            colour = colour.To(hair, Ellipse(x - 0.5, y - 0.365, hairWidth, 0.2));
            // Shoulders, neck with the shadow of the chin, head, ears.
            colour = colour.To(cloth, Ellipse(x - 0.5, y - 1.02, 0.36, 0.36));
            colour = colour.To(skin.To(Colour.Black, 0.1), Math.Min(Rounded(x - 0.5, 0.062), Math.Min((y - 0.45) / Edge, (0.7 - y) / Edge)));
            colour = colour.To(skin.To(Colour.Black, 0.1), Ellipse(x - 0.5, y - 0.69, 0.085, 0.05));
            colour = colour.To(skin.To(Colour.Black, 0.06), isLong ? 0 : Math.Max(Ellipse(x - 0.5 + width, y - 0.43, 0.024, 0.036), Ellipse(x - 0.5 - width, y - 0.43, 0.024, 0.036)));
            var face = Ellipse(x - 0.5, y - 0.42, width, 0.195);
            colour = colour.To(skin, face);
            if (hasBeard)
                colour = colour.To(hair, Math.Min(face, Math.Min((y - 0.475) / Edge, -Ellipse(x - 0.5, y - 0.45, width * 0.72, 0.075))));
            // The hair falls from a parting to both sides.
            var line = fringe + (0.35 * Math.Abs(x - part)) + (1.6 * (x - part) * (x - part));
            colour = colour.To(hair, Math.Min(Ellipse(x - 0.5, y - 0.375, hairWidth, 0.215), (line - y) / Edge));
            foreach (var side in (ReadOnlySpan<double>)[-1, 1])
            {
                var eyeX = x - 0.5 - (side * 0.06);
                colour = colour.To(Colour.Of("2a2222"), Ellipse(eyeX, y - 0.425, 0.012, 0.015));
                colour = colour.To(hair.To(Colour.Black, 0.2), Math.Min(Ellipse(eyeX, y - 0.397, 0.033, 0.016), -Ellipse(eyeX, y - 0.404, 0.036, 0.016)));
                if (hasGlasses)
                    colour = colour.To(Colour.Of("2a2222"), Math.Min(Ellipse(eyeX, y - 0.427, 0.05, 0.045), -Ellipse(eyeX, y - 0.427, 0.042, 0.037)));
            }
            if (hasGlasses)
                colour = colour.To(Colour.Of("2a2222"), Math.Min((0.012 - Math.Abs(x - 0.5)) / Edge, (0.004 - Math.Abs(y - 0.422)) / Edge));
            colour = colour.To(skin.To(Colour.Black, 0.14), Math.Min(Ellipse(x - 0.5, y - 0.468, 0.018, 0.014), (y - 0.468) / Edge));
            return colour.To(Colour.Of("a8433f").To(skin, 0.25), Math.Min(Ellipse(x - 0.5, y - 0.515, 0.048, 0.03), -Ellipse(x - 0.5, y - 0.504, 0.056, 0.03)));
        };
    }

    // Above 0 inside, below 0 outside, about 1 at one edge's width from the border.
    private static double Ellipse(double x, double y, double width, double height)
    {
        var distance = Math.Sqrt(((x / width) * (x / width)) + ((y / height) * (y / height)));
        return (1 - distance) * Math.Min(width, height) / Edge;
    }

    private static double Rounded(double x, double half) => (half - Math.Abs(x)) / Edge;
}
