using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Security.OpenId;

/// <summary>
/// The cookie that binds a sign-in at a provider to the browser that began it, so that nobody is signed in to somebody else's account by
/// a link. SameSite=Lax: it must come along when the provider sends the browser back.
/// </summary>
internal static class BrowserCookie
{
    public const string Name = "instahub_oauth";

    private const int SecretBytes = 32;

    /// <summary>Gives the browser a new secret.</summary>
    /// <returns>Its hash.</returns>
    public static string Set(HttpContext context)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        context.Response.Cookies.Append(Name, secret, Options(Ceremony.Lifetime));
        return HashOf(secret);
    }

    /// <summary>Whether this browser has the secret of that hash.</summary>
    public static bool IsOf(HttpContext context, string hash) =>
        context.Request.Cookies[Name] is { Length: > 0 and <= 128 } secret
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash));

    public static void Clear(HttpContext context) => context.Response.Cookies.Append(Name, "", Options(TimeSpan.Zero));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static CookieOptions Options(TimeSpan maxAge) => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Lax,
        Path = "/api/v1/auth/oauth",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
