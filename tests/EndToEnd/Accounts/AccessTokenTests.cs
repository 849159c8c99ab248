using System.Text.Json;
using InstaHub.EndToEnd.Support;

namespace InstaHub.EndToEnd.Accounts;

/// <summary>Our access tokens, verified by an implementation that is not ours (npm <c>jose</c>).</summary>
public sealed class AccessTokenTests(ProductFixture fixture)
{
    [Fact]
    public async Task Another_implementation_takes_our_tokens_and_no_others()
    {
        var data = await fixture.RegisterAsync();
        var token = data.GetProperty("accessToken").GetString()!;
        var parts = token.Split('.');
        var others = (await fixture.RegisterAsync()).GetProperty("accessToken").GetString()!.Split('.');

        var verdicts = await VerifyAsync("instahub", "instahub-api", token, $"{parts[0]}.{others[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}.", "garbage");
        var ofOthers = await VerifyAsync("another issuer", "instahub-api", token);
        var forOthers = await VerifyAsync("instahub", "another audience", token);

        Assert.Equal(data.GetProperty("user").GetProperty("id").GetString(), verdicts[0].GetProperty("payload").GetProperty("sub").GetString());
        Assert.Equal("ES256", verdicts[0].GetProperty("header").GetProperty("alg").GetString());
        Assert.Equal(
            ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "ERR_JWS_INVALID"],
            verdicts[1..].Select(verdict => verdict.GetProperty("error").GetString()));
        Assert.Equal("ERR_JWT_CLAIM_VALIDATION_FAILED", ofOthers[0].GetProperty("error").GetString());
        Assert.Equal("ERR_JWT_CLAIM_VALIDATION_FAILED", forOthers[0].GetProperty("error").GetString());
    }

    private async Task<JsonElement[]> VerifyAsync(string issuer, string audience, params string[] tokens) =>
    [
        .. (await NodeScript.RunAsync("verify-token.mjs", "jose", new { jwks = new Uri(fixture.Product.Address, "/.well-known/jwks.json"), issuer, audience, tokens }))
            .EnumerateArray(),
    ];
}
