using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.OpenId;

/// <summary>The OpenID providers that users may sign in by; section <c>OAuth</c>, checked when the process starts.</summary>
public sealed partial class OAuthOptions : IValidatableObject
{
    public const string Section = "OAuth";

    /// <summary>By name, as it is in paths: 1 to 32 of <c>a-z 0-9 -</c>. Default: none. A name stays with its issuer for ever.</summary>
    public IDictionary<string, OAuthProviderOptions> Providers { get; set; } = new Dictionary<string, OAuthProviderOptions>();

    /// <summary>
    /// Where providers send browsers back to, e.g. <c>https://app.example.org</c>, followed by
    /// <c>/api/v1/auth/oauth/{provider}/callback</c>. Default: the address that the request was for.
    /// </summary>
    public string? PublicOrigin { get; set; }

    /// <summary>How long a provider may take to answer. 1 s to 1 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicOrigin is not null && !IsOrigin(PublicOrigin))
            yield return Wrong(nameof(PublicOrigin), "is no origin like https://app.example.org");
        foreach (var (name, provider) in Providers)
        {
            if (!Name().IsMatch(name))
                yield return Wrong(name, "is no name of a provider");
            if (provider.FindProblem(name) is { } problem)
                yield return Wrong($"{nameof(Providers)}:{name}", problem);
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" } && uri.GetLeftPart(UriPartial.Authority) == text;

    private static ValidationResult Wrong(string key, string problem) => new($"{Section}:{key} {problem}.", [key]);

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex Name();
}

/// <summary>One provider. <c>google</c> and <c>apple</c> need no issuer.</summary>
public sealed class OAuthProviderOptions
{
    /// <summary>The provider's issuer; its discovery document is below it. <c>https</c>, or <c>http</c> on the own machine.</summary>
    public string? Issuer { get; set; }

    /// <summary>What the provider knows this service by.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret for it. Apple has none, but a key.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>How the secret is given: <c>post</c> or <c>basic</c> (OpenID Connect Core, section 9). Default <c>post</c>.</summary>
    public string ClientAuthentication { get; set; } = "post";

    /// <summary>What is asked for, besides <c>openid</c>. Default <c>email profile</c>; at Apple <c>email</c>.</summary>
    public string? Scopes { get; set; }

    /// <summary>Whether an e-mail address that the provider calls verified counts as proved. Default true.</summary>
    public bool TrustsEmail { get; set; } = true;

    /// <summary>Apple: the team.</summary>
    public string? TeamId { get; set; }

    /// <summary>Apple: the id of the key.</summary>
    public string? KeyId { get; set; }

    /// <summary>Apple: the private key, PEM (the file <c>.p8</c>).</summary>
    public string? PrivateKey { get; set; }

    internal bool HasKey => PrivateKey is not null;

    internal string? FindProblem(string name)
    {
        if (!Uri.TryCreate(Issuer ?? Presets.IssuerOf(name), UriKind.Absolute, out var issuer) || !ProviderUris.IsSafe(issuer))
            return "needs an Issuer, by https";
        if (ClientId.Length == 0)
            return "needs a ClientId";
        if (ClientAuthentication is not ("post" or "basic"))
            return "has a ClientAuthentication that is neither post nor basic";
        if (!HasKey)
            return string.IsNullOrEmpty(ClientSecret) ? "needs a ClientSecret, or a PrivateKey" : null;
        if (string.IsNullOrEmpty(TeamId) || string.IsNullOrEmpty(KeyId))
            return "needs a TeamId and a KeyId to its PrivateKey";
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(PrivateKey);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return "has a PrivateKey that is no PEM of a key";
        }
    }
}

/// <summary>What is known of well-known providers.</summary>
internal static class Presets
{
    public const string Google = "google";
    public const string Apple = "apple";

    public static string? IssuerOf(string name) => name switch
    {
        Google => "https://accounts.google.com",
        Apple => "https://appleid.apple.com",
        _ => null,
    };

    public static string ScopesOf(string name) => name == Apple ? "email" : "email profile";

    /// <summary>Apple gives an address only by a form that the browser posts.</summary>
    public static string? ResponseModeOf(string name) => name == Apple ? "form_post" : null;
}

/// <summary>Checks <see cref="OAuthOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class OAuthOptionsValidator : IValidateOptions<OAuthOptions>;
