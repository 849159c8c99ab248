using InstaHub.Silo.Media;

namespace InstaHub.Grains.Unit.Media;

/// <summary>
/// The encoder against hashes that the reference implementation (woltapp/blurhash, TypeScript, 2.0.5) makes of the same pictures, with the
/// largest component taken by its absolute value, as its version in C does; the other one cuts negative components off.
/// </summary>
public sealed class BlurHashTests
{
    [Theory]
    [InlineData("gradient", 32, 24, 4, 3, "L$HewF2swxX8l}WDjte;gJfjfQfj")]
    [InlineData("gradient", 24, 32, 3, 4, "T$HoEv2swxl}WDjtgJfjfQnmWpjt")]
    [InlineData("gradient", 32, 32, 4, 4, "U$Het82swxX8l}WDjte;gJfjfQfjnmWpjtfQ")]
    [InlineData("quarters", 32, 24, 4, 3, "L~Lqe9l}eqpYs_[qsBJ%fMsTjtWo")]
    [InlineData("quarters", 32, 32, 4, 4, "U~Lqe9l}eqpYoU[qsBJ%fNsTjta{ojJAazso")]
    [InlineData("quarters", 1, 1, 1, 1, "00TI:j")]
    [InlineData("noise", 32, 24, 4, 3, "L6HLo6$bMx%NtqNU#65k1gIfAm9*")]
    [InlineData("noise", 24, 32, 3, 4, "T7H2o},%Oq%BZ|N51siuE^PBELAc")]
    [InlineData("black", 32, 24, 4, 3, "L00000fQfQfQfQfQfQfQfQfQfQfQ")]
    [InlineData("white", 32, 24, 4, 3, "LDTSUA_3fQ_3~qoffQoffQfQfQfQ")]
    public void A_hash_is_that_of_the_reference(string pattern, int width, int height, int across, int down, string hash) =>
        Assert.Equal(hash, BlurHash.Encode(Draw(pattern, width, height), across, down));

    [Theory]
    [InlineData(32, 24, 28, 'L')]
    [InlineData(24, 32, 28, 'T')]
    [InlineData(32, 32, 36, 'U')]
    public void The_longer_side_has_more_components(int width, int height, int length, char first)
    {
        var hash = BlurHash.Encode(Draw("gradient", width, height));

        Assert.Equal((length, first), (hash.Length, hash[0]));
    }

    private static PortablePixmap Draw(string pattern, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            int[] pixel = pattern switch
            {
                "gradient" => [x * 255 / (width - 1), y * 255 / (height - 1), 128],
                "quarters" when y * 2 < height => x * 2 < width ? [255, 0, 0] : [0, 255, 0],
                "quarters" => x * 2 < width ? [0, 0, 255] : [255, 255, 255],
                "noise" => [(x * x * 7 + y * 13) % 256, (x * 31 + y * y * 3) % 256, x * y * 11 % 256],
                "white" => [255, 255, 255],
                _ => [0, 0, 0],
            };
            for (var band = 0; band < 3; band++)
                pixels[i * 3 + band] = (byte)pixel[band];
        }
        return new PortablePixmap(width, height, pixels);
    }
}
