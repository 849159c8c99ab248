using InstaHub.Web.Api.Errors;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Security;

/// <summary>
/// Tells whether a request that a cookie authenticates was made by a page of ours, and not by another site in the user's name (OWASP
/// Cross-Site Request Forgery Prevention, "Fetch Metadata" and "Verifying Origin"). Browsers say it; who says nothing is refused.
/// </summary>
internal sealed class CookieGuard(IOptions<CorsSettings> cors)
{
    public static readonly ApiError Refusal = new(403, "csrf", "This request does not come from a page of this service.");

    private readonly HashSet<string> _allowed = [.. cors.Value.AllowCredentials ? cors.Value.Origins : []];

    public bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is ["same-origin" or "none"])
            return true;
        return request.Headers[HeaderNames.Origin] is [{ } origin] && (origin == $"{request.Scheme}://{request.Host}" || _allowed.Contains(origin));
    }
}
