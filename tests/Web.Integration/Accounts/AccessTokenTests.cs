using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Which tokens open the door.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private readonly TokenGrains _grains = new();
    private readonly ManualTime _time = new();
    private TestWeb _web = null!;

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(builder =>
    {
        builder.Services.AddSingleton(_grains.Factory);
        builder.Services.AddSingleton<TimeProvider>(_time);
    });

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _grains.Dispose();
    }

    [Fact]
    public async Task A_token_of_ours_is_valid_until_it_expires()
    {
        var token = _grains.Sign(TokenGrains.Header(), Claims());

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        _time.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
    }

    [Fact]
    public async Task An_expired_token_is_not_valid_the_first_time_either()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims(issuedAt: Now - 900))));
        Assert.Equal(0, _grains.Questions);
    }

    [Theory]
    [InlineData("iss", "\"somebody\"")]
    [InlineData("aud", "\"another-api\"")]
    [InlineData("aud", "[\"instahub-api\"]")]
    [InlineData("sub", "\"ada\"")]
    [InlineData("sub", "\"0198f3a00000700080000000000000a0\"")]
    [InlineData("sub", "null")]
    [InlineData("sid", "7")]
    [InlineData("sub", "\"\\ud800\"")]
    [InlineData("iat", "\"now\"")]
    [InlineData("exp", "null")]
    [InlineData("exp", "\"4102444800\"")]
    [InlineData("exp", "1e300")]
    [InlineData("exp", "99999999999999999999")]
    [InlineData("exp", "4102444800")]
    [InlineData("nbf", "true")]
    [InlineData("nbf", "-1")]
    [InlineData("extra\":1,\"extra", "1")]
    public async Task A_signed_token_with_a_wrong_claim_is_not_valid(string claim, string value)
    {
        var claims = Claims((claim, value));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), claims)));
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("sub")]
    [InlineData("sid")]
    [InlineData("iat")]
    [InlineData("nbf")]
    [InlineData("exp")]
    public async Task A_signed_token_without_a_claim_is_not_valid(string claim) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims((claim, null)))));

    [Fact]
    public async Task A_token_from_the_future_is_not_valid_but_clocks_may_differ_a_little()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims(issuedAt: Now + 30))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims(issuedAt: Now + 31))));
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"at+jwt","kid":"key-1"}""")]
    [InlineData("""{"alg":"es256","typ":"at+jwt","kid":"key-1"}""")]
    [InlineData("""{"alg":"ES384","typ":"at+jwt","kid":"key-1"}""")]
    [InlineData("""{"alg":"ES256","typ":"JWT","kid":"key-1"}""")]
    [InlineData("""{"alg":"ES256","kid":"key-1"}""")]
    [InlineData("""{"alg":"ES256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"ES256","typ":"at+jwt","kid":"key-1","crit":["exp"]}""")]
    [InlineData("""{"alg":"ES256","typ":"at+jwt","kid":"key-1","jwk":{}}""")]
    [InlineData("""{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"key-1"}""")]
    [InlineData("""["ES256"]""")]
    [InlineData("""{"alg":"ES256","typ":"at+jwt","kid":"\ud800"}""")]
    public async Task A_header_that_says_anything_else_is_not_obeyed(string header) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(header, Claims())));

    [Fact]
    public async Task The_public_key_is_no_secret_to_sign_by()
    {
        var signed = $"{TokenGrains.Encode("""{"alg":"HS256","typ":"at+jwt","kid":"key-1"}""")}.{TokenGrains.Encode(Claims())}";
        foreach (var secret in new[] { _grains.Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(_grains.Key.ExportSubjectPublicKeyInfoPem()) })
        {
            var mac = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync($"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(mac)}"));
        }
    }

    [Fact]
    public async Task Who_signs_by_another_key_is_not_believed_whichever_key_is_named()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims(), other)));

        _grains.Publish("key-2", other);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims(), other)));
    }

    [Fact]
    public async Task Parts_of_valid_tokens_make_no_valid_token()
    {
        var (one, other) = (_grains.Sign(TokenGrains.Header(), Claims()).Split('.'), _grains.Sign(TokenGrains.Header(), Claims(issuedAt: Now - 1)).Split('.'));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(string.Join('.', one)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync($"{one[0]}.{other[1]}.{one[2]}"));
        foreach (var hostile in new[] { $"{one[0]}.{one[1]}", $"{one[0]}.{one[1]}.", $"{one[0]}.{one[1]}.{one[2]}.", $".{one[1]}.{one[2]}", $"{one[0]}.{one[1]}.{one[2]}==", $"{one[0]}.{one[1]}. {one[2]}", $"{one[0]}.{one[1]}.{one[2][..^2]}" })
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(hostile));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("null.null.null")]
    [InlineData("%00.%00.%00")]
    public async Task Garbage_is_not_valid(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));

    [Theory]
    // RFC 7515, appendix A.3: right by its own key, but no token of ours.
    [InlineData("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")]
    // RFC 7519, section 3.1: HS256.
    [InlineData("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")]
    // RFC 7519, section 6.1: unsecured.
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.")]
    public async Task The_examples_of_the_standards_are_not_ours(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));

    [Fact]
    public async Task An_unsecured_token_is_not_valid_whatever_it_says()
    {
        foreach (var header in new[] { """{"alg":"none"}""", """{"alg":"none","typ":"at+jwt","kid":"key-1"}""", TokenGrains.Header() })
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync($"{TokenGrains.Encode(header)}.{TokenGrains.Encode(Claims())}."));
    }

    [Fact]
    public async Task A_retired_key_verifies_until_it_expires_and_no_longer()
    {
        using var retired = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _grains.Publish("retired", retired, _time.GetUtcNow() + TimeSpan.FromMinutes(10));
        _grains.Publish("next", next);
        var token = _grains.Sign(TokenGrains.Header("retired"), Claims(), retired);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_grains.Sign(TokenGrains.Header("next"), Claims(), next)));

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_grains.Sign(TokenGrains.Header("retired"), Claims(), retired)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header("retired"), Claims(), retired)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_grains.Sign(TokenGrains.Header("next"), Claims(), next)));
    }

    [Fact]
    public async Task A_huge_token_is_not_valid_though_it_is_signed()
    {
        var claims = Claims(("pad", $"\"{new string('x', 2_000)}\""));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_grains.Sign(TokenGrains.Header(), claims)));
    }

    [Fact]
    public async Task The_failure_says_whether_there_was_a_token()
    {
        var without = await _web.Get("/api/v1/auth/me");
        var with = await MeAsync("garbage");

        await without.Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await with.Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal("Bearer", without.Header("WWW-Authenticate"));
        Assert.Equal("Bearer error=\"invalid_token\"", with.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task A_token_in_the_query_opens_no_API() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await _web.Get($"/api/v1/auth/me?access_token={_grains.Sign(TokenGrains.Header(), Claims())}")).StatusCode);

    [Fact]
    public async Task A_verified_token_costs_no_question_and_needs_no_grains()
    {
        var token = _grains.Sign(TokenGrains.Header(), Claims());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims(issuedAt: Now - 1))));

        Assert.Equal(1, _grains.Questions);
    }

    [Fact]
    public async Task A_new_key_is_asked_for_but_unknown_ones_no_more_than_once_a_second()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_grains.Sign(TokenGrains.Header(), Claims())));
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _grains.Publish("key-2", next);

        var unknown = Enumerable.Range(0, 20).Select(i => StatusAsync(_grains.Sign(TokenGrains.Header($"nobody's-{i}"), Claims()))).ToArray();
        var valid = StatusAsync(_grains.Sign(TokenGrains.Header("key-2"), Claims(), next));
        var all = Task.WhenAll([.. unknown, valid]);
        var seconds = 0;
        for (; !all.IsCompleted; seconds++)
        {
            if (await Task.WhenAny(all, _time.WaitForTimerAsync(TimeSpan.FromSeconds(1))) != all)
                _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(HttpStatusCode.OK, await valid);
        Assert.All(await Task.WhenAll(unknown), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.InRange(_grains.Questions, 2, 1 + seconds);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_asked_for_the_answer_is_not_that_the_token_is_wrong()
    {
        var token = _grains.Sign(TokenGrains.Header(), Claims());
        _grains.Failure = new TimeoutException("The silos do not answer.");

        await (await MeAsync(token)).Failure(HttpStatusCode.ServiceUnavailable, "unavailable");

        _grains.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
    }

    private async Task<HttpStatusCode> StatusAsync(string token) => (await MeAsync(token)).StatusCode;

    private Task<HttpResponseMessage> MeAsync(string token) => _web.Get("/api/v1/auth/me", ("Authorization", $"Bearer {token}"));

    // The claims of a valid token, with one replaced, added, or (null) left out.
    private string Claims((string Name, string? Json)? change = null, long? issuedAt = null)
    {
        var at = issuedAt ?? Now;
        var claims = new Dictionary<string, string?>
        {
            ["iss"] = "\"instahub\"",
            ["aud"] = "\"instahub-api\"",
            ["sub"] = $"\"{TokenGrains.User}\"",
            ["sid"] = $"\"{TokenGrains.Session}\"",
            ["iat"] = $"{at}",
            ["nbf"] = $"{at}",
            ["exp"] = $"{at + 900}",
        };
        if (change is { } changed)
            claims[changed.Name] = changed.Json;
        return $"{{{string.Join(',', claims.Where(claim => claim.Value is not null).Select(claim => $"\"{claim.Key}\":{claim.Value}"))}}}";
    }
}
