using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace InstaHub.TestSupport.OpenId;

/// <summary>
/// An OpenID provider on a loopback port: discovery, authorization, token and keys. It signs in whoever comes as <see cref="Person"/>, at
/// once, and is strict about what a client must do: PKCE, nonce, secret, each code once.
/// </summary>
public sealed class TestOpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "the client";
    public const string ClientSecret = "s3cret:with+signs &%";

    private const string AccessToken = "an access token";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Grant> _grants = new();
    private readonly IdTokenSigner _signer;

    private TestOpenIdProvider(WebApplication app, IdTokenSigner signer) => (_app, _signer) = (app, signer);

    /// <summary>Whom it signs in.</summary>
    public OpenIdPerson Person { get; set; } = OpenIdPerson.Anybody();

    /// <summary>What it does wrong from now on.</summary>
    public OpenIdFault Fault { get; set; }

    /// <summary>How often its keys were asked for.</summary>
    public int KeyRequests { get; private set; }

    /// <summary>The ID token that it gave last.</summary>
    public string? LastIdToken { get; private set; }

    /// <summary>The secret of PKCE that a code was last redeemed by.</summary>
    public string? LastVerifier { get; private set; }

    /// <summary>What was wrong with a request that it refused.</summary>
    public string? Refusal { get; private set; }

    public string Issuer { get; private set; } = "";

    /// <summary>Starts one.</summary>
    /// <param name="algorithm"><c>ES256</c> or <c>RS256</c>.</param>
    public static async Task<TestOpenIdProvider> StartAsync(string algorithm = "ES256")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new TestOpenIdProvider(app, new IdTokenSigner(algorithm));
        app.MapGet("/.well-known/openid-configuration", provider.Discover);
        app.MapGet("/authorize", (Delegate)provider.Authorize);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        app.MapGet("/keys", provider.Keys);
        await app.StartAsync();
        provider.Issuer = app.Urls.Single();
        return provider;
    }

    /// <summary>The settings by which a product knows it.</summary>
    public (string Key, string Value)[] Settings(string name = "test", string authentication = "post") =>
    [
        ($"OAuth:Providers:{name}:Issuer", Issuer),
        ($"OAuth:Providers:{name}:ClientId", ClientId),
        ($"OAuth:Providers:{name}:ClientSecret", ClientSecret),
        ($"OAuth:Providers:{name}:ClientAuthentication", authentication),
    ];

    /// <summary>Name of the key that it signs by.</summary>
    public string KeyId => _signer.KeyId;

    /// <summary>Signs by another key from now on, under another name, and publishes that one alone.</summary>
    public void RotateKey() => _signer.Rotate();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _signer.Dispose();
    }

    private IResult Discover() => Results.Text(
        $$"""{"issuer":"{{Issuer}}","authorization_endpoint":"{{Issuer}}/authorize?fixed=1","token_endpoint":"{{Issuer}}/token","jwks_uri":"{{Issuer}}/keys"}""",
        "application/json");

    private IResult Keys()
    {
        KeyRequests++;
        return Results.Text(_signer.KeySet, "application/json");
    }

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        Refusal = query["response_type"] != "code" ? "response_type"
            : query["client_id"] != ClientId ? "client_id"
            : !$"{query["scope"]}".Split(' ').Contains("openid") ? "scope"
            : query["code_challenge_method"] != "S256" || $"{query["code_challenge"]}".Length != 43 ? "code_challenge"
            : $"{query["nonce"]}".Length < 22 ? "nonce"
            : $"{query["state"]}".Length < 22 ? "state"
            : query["fixed"] != "1" ? "the query of the endpoint"
            : null;
        if (Refusal is not null)
            return Results.BadRequest(Refusal);

        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var redirect = query["redirect_uri"].ToString();
        _grants[code] = new Grant(redirect, query["code_challenge"].ToString(), query["nonce"].ToString(), Person);
        return Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = query["state"].ToString(),
            ["iss"] = Issuer,
        }));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        LastVerifier = form["code_verifier"];
        _grants.TryRemove(form["code"].ToString(), out var grant);
        Refusal = !IsClient(context.Request, form) ? "client"
            : form["grant_type"] != "authorization_code" ? "grant_type"
            : grant is null ? "code"
            : grant.RedirectUri != form["redirect_uri"] ? "redirect_uri"
            : grant.Challenge != challenge ? "code_verifier"
            : null;
        return Refusal is null ? Answer(grant!) : Results.Json(new Dictionary<string, string> { ["error"] = "invalid_grant" }, statusCode: 400);
    }

    private IResult Answer(Grant grant) => Fault switch
    {
        OpenIdFault.ServerError => Results.StatusCode(500),
        OpenIdFault.NoJson => Results.Text("<html>", "application/json"),
        OpenIdFault.HugeAnswer => Results.Text($"\"{new string('a', 1 << 20)}\"", "application/json"),
        OpenIdFault.NoIdToken => Results.Text("""{"access_token":"a","token_type":"Bearer"}""", "application/json"),
        _ => Results.Json(new Dictionary<string, string>
        {
            ["access_token"] = AccessToken,
            ["token_type"] = "Bearer",
            ["id_token"] = LastIdToken = _signer.Sign(new IdTokenTerms(Issuer, ClientId, grant.Nonce, AccessToken, grant.Person), Fault),
        }),
    };

    private static bool IsClient(HttpRequest request, IFormCollection form)
    {
        if (AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header is { Scheme: "Basic", Parameter: { } pair })
            return Encoding.UTF8.GetString(Convert.FromBase64String(pair)) == $"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}";
        return form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
    }

    private sealed record Grant(string RedirectUri, string Challenge, string Nonce, OpenIdPerson Person);
}

/// <summary>Somebody whom the provider knows.</summary>
/// <param name="Subject">The provider's id of them.</param>
/// <param name="Email">Null: it says none.</param>
/// <param name="IsVerified">The claim <c>email_verified</c>, a boolean or a text.</param>
/// <param name="Name">Null: it says none.</param>
public sealed record OpenIdPerson(string Subject, string? Email, object? IsVerified, string? Name)
{
    /// <summary>Somebody unlike anybody else, whose address is verified.</summary>
    public static OpenIdPerson Anybody()
    {
        var unique = Guid.NewGuid().ToString("N")[..20];
        return new OpenIdPerson($"subject {unique}", $"ada.{unique}@example.org", true, "Ada Lovelace");
    }
}
