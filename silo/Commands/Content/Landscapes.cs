using static InstaHub.Silo.Commands.Content.Painting;

namespace InstaHub.Silo.Commands.Content;

/// <summary>Places that do not exist.</summary>
internal static class Landscapes
{
    /// <summary>From the zenith to the horizon, then what stands before it, from far to near.</summary>
    private sealed record Scene(Colour Zenith, Colour Middle, Colour Horizon, Colour Far, Colour Near, Colour Light)
    {
        public static Scene[] Several(params string[] palettes) =>
            Array.ConvertAll(palettes, palette => Colour.Several(palette) is var c ? new Scene(c[0], c[1], c[2], c[3], c[4], c[5]) : throw new ArgumentException(palette));

        public Colour Sky(double share) => share < 0.5 ? Zenith.To(Middle, share * 2) : Middle.To(Horizon, (share - 0.5) * 2);
    }

    private static readonly Scene[] Days = Scene.Several(
        "2b4a7a 7f9cc4 f6d9b8 9fb0c9 16263c fff3d6",
        "41356b c06c84 f8b195 b98aa0 2a1a3a ffe9c9",
        "1f5f7a 7fc4c9 f3eccb 8fc0bd 0f3a3f fffbe6",
        "5a6f8f b7c3cf f2e4d8 aab6bf 2b3a42 ffffff",
        "7a2f3b e07a5f f9dc9c d59a7d 3a1822 fff1c4");

    private static readonly Scene[] Nights = Scene.Several(
        "0b1030 27305f f0a36b 3a4372 090c1e ffd98a",
        "141432 4a3a72 e58fa0 4a4377 0d0b20 ffe08f",
        "08202f 1f5568 f2c48d 28596b 05141d ffe7a8");

    /// <summary>Ridges behind ridges, paler the farther they are, and a sun.</summary>
    public static Painter Mountains(Random random, double bottom)
    {
        const int Ridges = 5;
        var scene = random.Any(Days);
        var ridges = new Curve[Ridges];
        for (var i = 0; i < Ridges; i++)
            ridges[i] = new Curve(random, 0.05 + (0.012 * i), 1.2 + (0.5 * i), 6, 0.48);
        var (sunX, sunY, radius) = (0.2 + (0.6 * random.NextDouble()), bottom * (0.16 + (0.14 * random.NextDouble())), 0.035 + (0.03 * random.NextDouble()));
        return (x, y) =>
        {
            var colour = WithSun(scene.Sky(y / (bottom * 0.6)), scene.Light, x - sunX, y - sunY, radius);
            for (var i = 0; i < Ridges; i++)
            {
                var top = bottom * (0.42 + (0.125 * i)) + ridges[i][x];
                var share = i / (Ridges - 1.0);
                // Mist gathers below, so that each ridge stands out from the one before.
                var ridge = scene.Far.To(scene.Near, share).To(scene.Horizon, (1 - share) * (0.35 + Math.Clamp((y - top) * 2.2, 0, 0.3)));
                colour = colour.To(ridge, (y - top) / Edge);
            }
            return colour;
        };
    }

    /// <summary>The sun over the water, in which it glitters.</summary>
    public static Painter Sea(Random random, double bottom)
    {
        var scene = random.Any(Days);
        var (horizon, sunX) = (bottom * (0.5 + (0.1 * random.NextDouble())), 0.3 + (0.4 * random.NextDouble()));
        var (radius, sunY) = (0.06 + (0.03 * random.NextDouble()), horizon - 0.05 - (0.1 * random.NextDouble()));
        var shore = new Curve(random, 0.012, 1, 5, 0.5);
        var ripples = new Curve(random, 1, 9, 4, 0.8);
        return (x, y) =>
        {
            if (y < horizon)
            {
                var above = WithSun(scene.Sky(y / horizon), scene.Light, x - sunX, y - sunY, radius);
                var island = horizon - 0.016 - (shore[x] * 1.6);
                return above.To(scene.Far.To(scene.Horizon, 0.3), (y - Math.Min(horizon, island)) / Edge);
            }
            var depth = (y - horizon) / (bottom - horizon);
            var water = scene.Horizon.To(scene.Middle, Math.Sqrt(depth) * 1.2).To(scene.Near, depth * 0.65);
            // Waves are closer together the farther they are.
            var wave = Math.Sin((60 * Math.Log(1 + (9 * depth))) + (3 * ripples[x]) + (4 * ripples[(x * 0.5) + y]));
            water = water.To(scene.Light, Math.Max(0, wave) * 0.12 * (1 - (0.5 * depth)));
            var path = Math.Exp(-Math.Pow((x - sunX) / (0.03 + (0.13 * depth)), 2));
            return water.To(scene.Light, path * Math.Clamp(0.25 + (0.75 * wave), 0, 1) * 0.85);
        };
    }

    /// <summary>Dunes, light on one side and dark on the other.</summary>
    public static Painter Dunes(Random random, double bottom)
    {
        const int Ridges = 4;
        var scene = random.Any(Days);
        var (light, dark) = random.Any([(Colour.Of("f4c58a"), Colour.Of("8a4b2f")), (Colour.Of("f2d6b3"), Colour.Of("7b5a4a")), (Colour.Of("f0b27a"), Colour.Of("6b2f2a"))]);
        var ridges = new Curve[Ridges];
        var lees = new Curve[Ridges];
        for (var i = 0; i < Ridges; i++)
            (ridges[i], lees[i]) = (new Curve(random, 0.055, 0.7 + (0.2 * i), 2, 0.3), new Curve(random, 0.09, 1.1, 2, 0.4));
        var ripples = new Curve(random, 0.01, 3, 3, 0.5);
        return (x, y) =>
        {
            var colour = scene.Sky(y / (bottom * 0.5));
            for (var i = 0; i < Ridges; i++)
            {
                var top = bottom * (0.4 + (0.17 * i)) + ridges[i][x];
                var below = y - top;
                if (below < -Edge)
                    continue;
                var haze = (Ridges - 1 - i) * 0.14;
                var lee = 0.09 + lees[i][x] + (0.3 * lees[i][y]);
                var sand = light.To(dark, 0.1 + (0.5 * below) + (0.06 * Math.Sin(420 * (below + ripples[x]))));
                var shade = dark.To(light, 0.08 + (0.35 * below));
                colour = colour.To(sand.To(shade, Math.Clamp((lee - below) / 0.012, 0, 1)).To(scene.Horizon, haze), below / Edge);
            }
            return colour;
        };
    }

    /// <summary>Rows of firs, paler the farther they are.</summary>
    public static Painter Forest(Random random, double bottom)
    {
        const int Rows = 5;
        var scene = random.Any(Days);
        var rows = new (Curve Ground, double Spacing, double Height, int Hash)[Rows];
        for (var i = 0; i < Rows; i++)
            rows[i] = (new Curve(random, 0.03, 0.8, 3, 0.5), 0.022 + (0.014 * i), 0.075 + (0.055 * i), random.Next());
        return (x, y) =>
        {
            var colour = scene.Zenith.To(scene.Horizon, 0.55 + (y / bottom * 0.7));
            for (var i = 0; i < Rows; i++)
            {
                var (ground, spacing, height, hash) = rows[i];
                var share = i / (Rows - 1.0);
                var floor = bottom * (0.5 + (0.15 * i)) + ground[x];
                var covered = (y - floor) / Edge;
                // A tree reaches into its neighbours' places.
                for (var place = (int)(x / spacing) - 1; place <= (int)(x / spacing) + 1; place++)
                    covered = Math.Max(covered, Fir(x, y, place, ground));
                var mist = Math.Clamp((y - floor) * 3, 0, 0.5) * (1 - share);
                colour = colour.To(scene.Far.To(scene.Near, 0.15 + (0.85 * share)).To(scene.Horizon, ((1 - share) * 0.55) + mist), covered);

                double Fir(double atX, double atY, int place, Curve under)
                {
                    var (one, other) = (Noise(place, hash), Noise(place, ~hash));
                    var centre = (place + 0.5 + (0.6 * (one - 0.5))) * spacing;
                    var size = height * (0.65 + (0.6 * other));
                    var foot = bottom * (0.5 + (0.15 * i)) + under[Math.Max(0, centre)] + 0.01;
                    var down = (atY - (foot - size)) / size;
                    if (down is < 0 or > 1)
                        return 0;
                    // Branches hang in steps, each wider than the one above.
                    var branch = down * 7 % 1;
                    var half = size * 0.24 * ((down * 0.75) + (0.25 * branch * (0.4 + down)));
                    return (half - Math.Abs(atX - centre)) / Edge;
                }
            }
            return colour;
        };
    }

    /// <summary>Houses before houses in the evening, some windows lit.</summary>
    public static Painter City(Random random, double bottom)
    {
        const int Rows = 3;
        var scene = random.Any(Nights);
        var hashes = Enumerable.Range(0, Rows).Select(_ => random.Next()).ToArray();
        var (moonX, moonY) = (0.15 + (0.7 * random.NextDouble()), bottom * (0.12 + (0.12 * random.NextDouble())));
        return (x, y) =>
        {
            var colour = WithSun(scene.Sky(y / (bottom * 0.85)), scene.Light, x - moonX, y - moonY, 0.03);
            for (var i = 0; i < Rows; i++)
            {
                var share = i / (Rows - 1.0);
                var width = 0.06 + (0.035 * i);
                var house = (int)((x / width) + (0.37 * i));
                var top = bottom * (0.36 + (0.15 * i) + (0.26 * Noise(house, hashes[i])));
                if (y < top - Edge)
                    continue;
                var wall = scene.Far.To(scene.Near, share).To(scene.Horizon, (1 - share) * 0.3);
                var (column, line) = ((((x / width) + (0.37 * i)) % 1) * 5, (y - top) / (0.016 + (0.006 * i)));
                var isWindow = column is > 0.5 and < 4.5 && column % 1 is > 0.2 and < 0.8 && line > 0.8 && line % 1 is > 0.3 and < 0.8;
                var isLit = Noise((house * 8) + (int)column, hashes[i] ^ ((int)line * 7919)) > 0.62;
                if (isWindow)
                    wall = isLit ? wall.To(scene.Light, 0.35 + (0.6 * share)) : wall.To(Colour.Black, 0.25);
                colour = colour.To(wall, (y - top) / Edge);
            }
            return colour;
        };
    }

    /// <summary>Northern lights and stars.</summary>
    public static Painter Lights(Random random, double bottom)
    {
        var (low, high) = random.Any([(Colour.Of("5cf2a5"), Colour.Of("7a4bd0")), (Colour.Of("7ff0d8"), Colour.Of("3b63d8")), (Colour.Of("b6f28a"), Colour.Of("c0509f"))]);
        var (zenith, horizon, near) = (Colour.Of("070b1f"), Colour.Of("14304a"), Colour.Of("04070f"));
        var curtains = Enumerable.Range(0, 3).Select(i => (Base: bottom * (0.5 + (0.06 * i)), Fold: new Curve(random, 0.07, 0.7 + (0.4 * i), 3, 0.5), Ray: new Curve(random, 0.5, 16, 3, 0.7))).ToArray();
        var (far, hills) = (new Curve(random, 0.03, 1.4, 6, 0.5), new Curve(random, 0.035, 1.1, 5, 0.5));
        var hash = random.Next();
        return (x, y) =>
        {
            var colour = zenith.To(horizon, y / bottom);
            var (cellX, cellY) = ((int)(x * 90), (int)(y * 90));
            if (Noise(cellX, hash ^ (cellY * 7919)) > 0.93)
            {
                var (starX, starY) = ((cellX + 0.3 + (0.4 * Noise(cellX, cellY))) / 90, (cellY + 0.3 + (0.4 * Noise(cellY, cellX))) / 90);
                colour = colour.To(Colour.White, Math.Clamp(1 - (Distance(x - starX, y - starY) * 900), 0, 1));
            }
            foreach (var (middle, fold, ray) in curtains)
            {
                var above = middle + fold[x] - y;
                var strength = above < 0 ? Math.Exp(above * 90) : Math.Exp(-above * (6 + (2 * ray[x + (0.02 * above)])));
                colour = colour.To(low.To(high, above * 3.2), strength * Math.Clamp(0.42 + (0.3 * ray[x]), 0.08, 0.8));
            }
            colour = colour.To(horizon.To(near, 0.5), (y - (bottom * 0.8) - far[x]) / Edge);
            return colour.To(near, (y - (bottom * 0.9) - hills[x]) / Edge);
        };
    }

    private static Colour WithSun(Colour sky, Colour light, double x, double y, double radius)
    {
        var distance = Distance(x, y);
        return sky.To(light, 0.55 * Math.Exp(-distance * 5)).To(light, (radius - distance) / Edge);
    }

    // 0 to 1, without order: the finisher of MurmurHash3 (Austin Appleby, public domain).
    private static double Noise(int place, int hash)
    {
        var h = unchecked((uint)((place * (int)0x9E3779B1) ^ hash));
        h = unchecked((h ^ (h >> 16)) * 0x85EBCA6B);
        h = unchecked((h ^ (h >> 13)) * 0xC2B2AE35);
        return (h ^ (h >> 16)) / (double)uint.MaxValue;
    }
}
