using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InstaHub.Web.Security.Authentication;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Signatures of access tokens.</summary>
public sealed class Es256Tests
{
    // RFC 7515, appendix A.3.
    private const string Signed =
        "eyJhbGciOiJFUzI1NiJ9" +
        ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private const string Signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private static readonly ECPoint PublicPoint = new()
    {
        X = Base64Url.DecodeFromChars("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
        Y = Base64Url.DecodeFromChars("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
    };

    [Fact]
    public void The_example_of_RFC_7515_verifies()
    {
        using var key = ExampleKey();

        Assert.True(key.Verify(Encoding.ASCII.GetBytes(Signed), Base64Url.DecodeFromChars(Signature)));
    }

    [Fact]
    public void Any_changed_bit_of_signature_or_text_is_noticed()
    {
        using var key = ExampleKey();
        var (text, signature) = (Encoding.ASCII.GetBytes(Signed), Base64Url.DecodeFromChars(Signature));

        for (var bit = 0; bit < signature.Length * 8; bit++)
            Assert.False(key.Verify(text, Flipped(signature, bit)));
        for (var bit = 0; bit < text.Length * 8; bit += 7)
            Assert.False(key.Verify(Flipped(text, bit), signature));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(72)]
    public void A_signature_of_another_length_is_none(int length)
    {
        using var key = ExampleKey();
        var signature = new byte[length];
        Base64Url.DecodeFromChars(Signature).AsSpan(0, Math.Min(64, length)).CopyTo(signature);

        Assert.False(key.Verify(Encoding.ASCII.GetBytes(Signed), signature));
    }

    [Fact]
    public void A_signature_of_zeros_is_none() // CVE-2022-21449
    {
        using var key = ExampleKey();

        Assert.False(key.Verify(Encoding.ASCII.GetBytes(Signed), new byte[64]));
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<CryptographicException>(() => new Es256(other.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public async Task Many_may_verify_at_once()
    {
        using var key = ExampleKey();
        var (text, signature) = (Encoding.ASCII.GetBytes(Signed), Base64Url.DecodeFromChars(Signature));

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            Enumerable.Range(0, 200).All(n => key.Verify(text, n % 2 == 0 ? signature : Flipped(signature, n)) == (n % 2 == 0)))));

        Assert.DoesNotContain(false, all);
    }

    private static Es256 ExampleKey()
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PublicPoint });
        return new Es256(key.ExportSubjectPublicKeyInfo());
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
