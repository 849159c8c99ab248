using InstaHub.GrainInterfaces.Media;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Media;

/// <summary>
/// <c>GET /media/{id}/{name}</c>: variants, video, sound and files, with ranges and entity tags (RFC 9110). They never change, so clients
/// and caches keep them for a week. Whoever may not read one gets the answer of one that is not there.
/// </summary>
internal static class MediaFileEndpoint
{
    private const string PublicCaching = "public, max-age=604800, immutable";
    private const string PrivateCaching = "private, max-age=604800, immutable";

    private const string SandboxPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void MapMediaFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{MediaUrls.Prefix}/{{id:guid}}/{{name}}", Get).AnswerHeadLikeGet().WithoutToken(StatusCodes.Status404NotFound).ExemptFromRateLimit()
            .HidesExistence().ExcludeFromDescription();

    private static async Task<IResult> Get(
        Guid id, string name, long? e, string? s, HttpContext context, IMediaStore store, MediaAccessCache accesses, MediaUrls urls, MediaSharing sharing,
        IGrainFactory grains)
    {
        if (ServedFile.Find(name) is not { } served)
            return Answer.Fail(HttpErrors.NotFound);
        var access = await accesses.GetAsync(id);
        var mayRead = access switch
        {
            MediaAccess.Anybody => true,
            MediaAccess.WithSignature => e is { } expiry && await urls.CheckAsync(MediaSignatures.Read, id, expiry, s) == MediaUrlCheck.Valid,
            _ => false,
        };
        // Asked last: it tells nothing to who may not read the file.
        if (mayRead && served.IsDownload && await grains.GetMedia(id).GetDownload() is { } download)
            served = served with { ContentType = download.ContentType, FileName = download.FileName };
        if (!mayRead || await store.OpenAsync(id, name, context.RequestAborted) is not { } file)
            return Answer.Fail(HttpErrors.NotFound);

        var headers = context.Response.Headers;
        headers.CacheControl = access == MediaAccess.Anybody ? PublicCaching : PrivateCaching;
        headers.ContentDisposition = served.Disposition;
        // Should a browser be brought to show it after all, it is a document of nobody that may do nothing.
        if (served.IsDownload)
            headers.ContentSecurityPolicy = SandboxPolicy;
        headers["Cross-Origin-Resource-Policy"] = sharing.Policy;
        // The bytes of a name never change, so the name tells them apart.
        var etag = new EntityTagHeaderValue($"\"{id:N}-{name}\"");
        return TypedResults.Stream(file, served.ContentType, entityTag: etag, enableRangeProcessing: true);
    }
}

/// <summary>Whose pages may show media: those of this site; with a base address or with other origins let in, any.</summary>
internal sealed class MediaSharing(IOptions<MediaStoreOptions> media, IOptions<CorsSettings> cors)
{
    /// <summary>The value of <c>Cross-Origin-Resource-Policy</c>.</summary>
    public string Policy { get; } = string.IsNullOrEmpty(media.Value.PublicBaseUrl) && cors.Value.Origins.Count == 0 ? "same-site" : "cross-origin";
}
