using InstaHub.Silo.Media;

namespace InstaHub.Grains.Unit.Media;

/// <summary>The encoder against hashes that the reference implementation (woltapp/blurhash, TypeScript, 2.0.5) makes of the same pictures.</summary>
public sealed class BlurHashTests
{
    [Theory]
    [InlineData("gradient", 32, 24, 4, 3, "LEHewF3A|cO=z4NKo1aOhVf%fQf%")]
    [InlineData("gradient", 24, 32, 3, 4, "TEHoEv3U|cuvRUo1hVf%fQv.S4o1")]
    [InlineData("gradient", 32, 32, 4, 4, "UEHet83A|cO=uvRno1aOhVf%fQf%v.S4o1a#")]
    [InlineData("quarters", 32, 24, 4, 3, "L+Lqe9qSeXu0s_{}sBJ%fMsTjtWo")]
    [InlineData("quarters", 32, 32, 4, 4, "U+Lqe9qSeXu0s_{}sBJ%fMsTjtWotBJAWWso")]
    [InlineData("quarters", 1, 1, 1, 1, "00TI:j")]
    [InlineData("noise", 32, 24, 4, 3, "L3HLo6-0Di-@yaI%+D0z1O9T1r0=")]
    [InlineData("noise", 24, 32, 3, 4, "T3H2o}}3GE?MVBD^1Xm$1rG^571k")]
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
