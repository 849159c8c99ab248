namespace InstaHub.Web.Security;

/// <summary>
/// The cookie in which browsers keep the refresh token: out of reach of scripts, sent over TLS only (browsers count the own machine
/// as safe), to <c>auth/*</c> only, and never from another site.
/// </summary>
internal static class RefreshCookie
{
    public const string Name = "instahub_refresh";

    /// <summary>As long as a refresh token.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static string? Read(HttpContext context) => context.Request.Cookies[Name] is { Length: > 0 } token ? token : null;

    public static void Set(HttpContext context, string token) => context.Response.Cookies.Append(Name, token, Options(Lifetime));

    public static void Clear(HttpContext context) => context.Response.Cookies.Append(Name, "", Options(TimeSpan.Zero));

    private static CookieOptions Options(TimeSpan maxAge) => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        Path = "/api/v1/auth",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
