using Microsoft.Extensions.Primitives;

namespace InstaHub.Web.Security;

/// <summary>
/// The security headers of every answer. All values are made once, so that setting them allocates nothing.
/// An answer that is no page may load nothing at all; a page gets the policy that the client needs, and no inline code.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly StringValues DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues ReferrerPolicy = "strict-origin-when-cross-origin";

    private static readonly StringValues PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    // Voice messages, and passkeys.
    private static readonly StringValues PagePermissions =
        "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

    private static readonly StringValues StrictTransport = "max-age=31536000";

    /// <summary>Sets the headers of an answer that is no page.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = DataPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = ReferrerPolicy;
        headers["Permissions-Policy"] = PermissionsPolicy;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = StrictTransport;
    }

    /// <summary>Changes the headers of <see cref="Apply"/> to those of an HTML page, or of the service worker of pages.</summary>
    public static void ApplyToPage(HttpContext context, PagePolicy policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy.Value;
        headers["Permissions-Policy"] = PagePermissions;
    }
}
