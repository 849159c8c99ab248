namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>
/// What an access token is: a JSON Web Token (RFC 7519) in the profile of RFC 9068, signed by ES256 (RFC 7518, section 3.4).
/// Silos sign, web processes verify; both take these constants.
/// </summary>
public static class AccessTokenFormat
{
    /// <summary>The one algorithm: ECDSA on P-256 with SHA-256.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Header <c>typ</c>: tells access tokens from any other token signed by the same keys.</summary>
    public const string Type = "at+jwt";

    public const string Issuer = "instahub";

    public const string Audience = "instahub-api";

    /// <summary>Length of the signature, in bytes: two integers of 32 bytes, big-endian (RFC 7518, section 3.4).</summary>
    public const int SignatureBytes = 64;

    /// <summary>How long a token is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>By how much the clocks of two machines may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
}
