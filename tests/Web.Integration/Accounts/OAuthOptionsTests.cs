using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InstaHub.Web.Security.OpenId;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Configuration of OpenID providers, and Apple's client secret.</summary>
public sealed class OAuthOptionsTests
{
    [Fact]
    public void Google_needs_no_issuer_and_Apple_a_key() =>
        Assert.Empty(Problems(("google", new() { ClientId = "a", ClientSecret = "b" }), ("apple", Apple(NewKey()))));

    public static TheoryData<string, OAuthProviderOptions, string> Wrong() => new()
    {
        { "other", new() { ClientId = "a", ClientSecret = "b" }, "Issuer" },
        { "other", new() { Issuer = "http://id.example.org", ClientId = "a", ClientSecret = "b" }, "Issuer" },
        { "other", new() { Issuer = "nothing", ClientId = "a", ClientSecret = "b" }, "Issuer" },
        { "google", new() { ClientSecret = "b" }, "ClientId" },
        { "google", new() { ClientId = "a" }, "ClientSecret" },
        { "google", new() { ClientId = "a", ClientSecret = "b", ClientAuthentication = "none" }, "ClientAuthentication" },
        { "apple", Apple("no key"), "PrivateKey" },
        { "apple", new() { ClientId = "a", PrivateKey = "x" }, "TeamId" },
        { "Google+", new() { Issuer = "https://id.example.org", ClientId = "a", ClientSecret = "b" }, "name" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_at_start_up(string name, OAuthProviderOptions options, string part) =>
        Assert.Contains(part, Assert.Single(Problems((name, options))));

    [Fact]
    public void Apples_client_secret_is_a_token_signed_by_the_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

        var parts = ClientSecrets.Sign(Apple(key.ExportPkcs8PrivateKeyPem()), "https://appleid.apple.com", now).Split('.');

        Assert.Equal("""{"alg":"ES256","kid":"KEY"}""", Text(parts[0]));
        var claims = JsonDocument.Parse(Text(parts[1])).RootElement;
        Assert.Equal(("TEAM", "org.example", "https://appleid.apple.com"), (claims.Text("iss"), claims.Text("sub"), claims.Text("aud")));
        Assert.Equal((1_700_000_000, 1_700_000_300), (claims.GetProperty("iat").GetInt32(), claims.GetProperty("exp").GetInt32()));
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private static string Text(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static OAuthProviderOptions Apple(string key) => new() { ClientId = "org.example", TeamId = "TEAM", KeyId = "KEY", PrivateKey = key };

    private static List<string> Problems(params (string Name, OAuthProviderOptions Options)[] providers)
    {
        var options = new OAuthOptions { Providers = providers.ToDictionary(provider => provider.Name, provider => provider.Options) };
        return [.. options.Validate(new(options)).Select(problem => problem.ErrorMessage!)];
    }
}
