using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>The public keys, as others get them.</summary>
[Collection(nameof(AccountProduct))]
public sealed class KeySetTests(AccountProduct fixture)
{
    private const string Path = "/.well-known/jwks.json";

    [Fact]
    public async Task A_token_verifies_by_the_published_key_that_it_names()
    {
        var ada = await fixture.RegisterAsync();

        var answer = await fixture.Product.Client.GetAsync(Path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/jwk-set+json", answer.Header("Content-Type"));
        Assert.Equal("public, max-age=300", answer.Header("Cache-Control"));
        using var set = System.Text.Json.JsonDocument.Parse(await answer.Text());
        var parts = ada.AccessToken.Split('.');
        using var header = System.Text.Json.JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        var kid = header.RootElement.GetProperty("kid").GetString();
        var jwk = Assert.Single(set.RootElement.GetProperty("keys").EnumerateArray(), key => key.GetProperty("kid").GetString() == kid);
        Assert.Equal(["kty", "crv", "use", "alg", "kid", "x", "y"], jwk.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("EC", "P-256", "sig", "ES256"), (Text("kty"), Text("crv"), Text("use"), Text("alg")));
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(Text("x")), Y = Base64Url.DecodeFromChars(Text("y")) },
        });
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

        string Text(string name) => jwk.GetProperty(name).GetString()!;
    }
}
