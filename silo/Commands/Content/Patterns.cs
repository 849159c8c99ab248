using static InstaHub.Silo.Commands.Content.Painting;

namespace InstaHub.Silo.Commands.Content;

/// <summary>Things seen from above or from the front, without depth.</summary>
internal static class Patterns
{
    private static readonly Colour[][] Palettes =
    [
        Colour.Several("f4ede1 1d3f5e d9643a e8b04b 6f9d96"),
        Colour.Several("fbf3ec 27363b c8553d f28f3b 588b8b"),
        Colour.Several("efe9df 3a2e5f b5446e f0a6a0 5f8fb0"),
        Colour.Several("f3efe6 14453d b8742f e2c57c 4f8a6d"),
    ];

    // Rind, pith, flesh; the ground on which they lie comes first.
    private static readonly Colour[][] Fruits =
    [
        Colour.Several("3f7f86 f39a1f fff3dd fbb13c"),
        Colour.Several("f6c9b2 6fae3f f6f9e0 a8d15a"),
        Colour.Several("f3dfa8 e8553f fff0e4 f2705a"),
        Colour.Several("2f4b6e f2cf3b fffbe0 f8e06a"),
    ];

    /// <summary>Square tiles with quarters and halves of circles.</summary>
    public static Painter Tiles(Random random)
    {
        var palette = random.Any(Palettes);
        var count = random.Next(4, 7);
        var tiles = new (int Shape, int Turn, Colour Ground, Colour Figure, Colour Heart)[(count + 1) * (count + 1)];
        for (var i = 0; i < tiles.Length; i++)
        {
            var ground = random.Next(palette.Length);
            var figure = (ground + 1 + random.Next(palette.Length - 1)) % palette.Length;
            tiles[i] = (random.Next(4), random.Next(4), palette[ground], palette[figure], palette[(figure + 1) % palette.Length]);
        }
        return (x, y) =>
        {
            var (shape, turn, ground, figure, heart) = tiles[((int)(y * count) * (count + 1)) + (int)(x * count)];
            var (u, v) = (x * count % 1, y * count % 1);
            (u, v) = turn switch { 0 => (u, v), 1 => (v, 1 - u), 2 => (1 - u, 1 - v), _ => (1 - v, u) };
            var edge = Edge * count;
            return shape switch
            {
                0 => ground.To(figure, (1 - Distance(u, v)) / edge).To(heart, (0.45 - Distance(u, v)) / edge),
                1 => ground.To(figure, (0.5 - Distance(u - 0.5, v)) / edge).To(figure, (0.5 - Distance(u - 0.5, v - 1)) / edge),
                2 => ground.To(figure, (0.36 - Distance(u - 0.5, v - 0.5)) / edge).To(heart, (0.16 - Distance(u - 0.5, v - 0.5)) / edge),
                _ => ground.To(figure, Math.Min(1 - Distance(u, v), 1 - Distance(1 - u, 1 - v)) / edge),
            };
        };
    }

    /// <summary>Slices of citrus fruit, each with its shadow.</summary>
    public static Painter Fruit(Random random)
    {
        const int Segments = 9;
        const int Most = 9;
        var palette = random.Any(Fruits);
        var slices = new List<(double X, double Y, double Radius, double Turn)>();
        for (var i = 0; i < 400 && slices.Count < Most; i++)
        {
            var slice = (X: random.NextDouble(), Y: random.NextDouble(), Radius: 0.11 + (0.09 * random.NextDouble()), Turn: random.NextDouble());
            if (slices.TrueForAll(other => Distance(slice.X - other.X, slice.Y - other.Y) > slice.Radius + other.Radius + 0.015))
                slices.Add(slice);
        }
        return (x, y) =>
        {
            var colour = palette[0].To(Colour.White, 0.1 * (1 - x - y));
            foreach (var slice in slices)
                colour = colour.To(palette[0].To(Colour.Black, 0.35), (slice.Radius + 0.012 - Distance(x - slice.X - 0.018, y - slice.Y - 0.022)) / 0.03);
            foreach (var (sliceX, sliceY, radius, turn) in slices)
            {
                var distance = Distance(x - sliceX, y - sliceY) / radius;
                if (distance > 1.02)
                    continue;
                var angle = ((Math.Atan2(y - sliceY, x - sliceX) / Math.Tau) + 1 + turn) * Segments % 1;
                // How far it is to the skin between two segments.
                var skin = Math.Min(angle, 1 - angle) * distance * Math.Tau / Segments;
                var edge = Edge / radius;
                var flesh = palette[3].To(palette[1], 0.55 * Math.Clamp(distance - 0.1, 0, 1)).To(Colour.White, 0.12 * (0.5 + (0.5 * Math.Sin(angle * 40) * Math.Sin(distance * 30))));
                var slice = palette[2].To(flesh, Math.Min((0.84 - distance) / edge, (skin - 0.025) / edge));
                colour = colour.To(slice.To(palette[1], (distance - 0.92) / edge), (1 - distance) / edge);
            }
            return colour;
        };
    }
}
