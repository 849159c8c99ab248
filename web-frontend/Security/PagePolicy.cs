using InstaHub.Web.Media;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace InstaHub.Web.Security;

/// <summary>
/// What the client's pages and their service worker may load: what is this site's own, media from where they are read (which the service
/// worker fetches for the pages), and what is shown or heard before it is uploaded (<c>blob:</c>). One for the process.
/// </summary>
internal sealed class PagePolicy(IOptions<MediaStoreOptions> media)
{
    /// <summary>The value of <c>Content-Security-Policy</c>.</summary>
    public StringValues Value { get; } =
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:{Of(media.Value.PublicBaseUrl)}; media-src 'self' blob:{Of(media.Value.PublicBaseUrl)}; font-src 'self'; connect-src 'self'{Of(media.Value.PublicBaseUrl)}; " +
        "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The origin alone: a path of a policy does not survive a redirection, and could have characters that end it.
    private static string Of(string? baseUrl) => string.IsNullOrEmpty(baseUrl) ? "" : " " + new Uri(baseUrl).GetLeftPart(UriPartial.Authority);
}
