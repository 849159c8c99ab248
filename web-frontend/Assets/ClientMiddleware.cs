using InstaHub.Web.Api;
using InstaHub.Web.Security;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Assets;

/// <summary>
/// Serves the client for what no endpoint has claimed: its files by their paths, and its page for every other address that a
/// browser navigates to, because the client has routes of its own.
/// </summary>
internal sealed class ClientMiddleware(RequestDelegate next, ClientAssets assets)
{
    /// <summary>Addresses of the server's own, where a wrong one is an error and never the client's page.</summary>
    private static readonly PathString[] ServerPaths = ["/api", "/hubs", "/health", "/metrics", "/openapi", "/docs"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not null)
            return next(context);

        var request = context.Request;
        var asset = assets.Find(request.Path.Value ?? "/");
        if (asset is null)
            return IsNavigation(request) ? Send(context, assets.Page) : next(context);
        if (HeadRequests.IsGetOrHead(request.Method))
            return Send(context, asset);

        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private static bool IsNavigation(HttpRequest request) =>
        HeadRequests.IsGetOrHead(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(ServerPaths, path => request.Path.StartsWithSegments(path))
        && !ClientAssets.IsFilePath(request.Path.Value ?? "/");

    private static Task Send(HttpContext context, ClientAsset asset)
    {
        var form = asset.Choose(AcceptedCodings.Read(context.Request.Headers.AcceptEncoding));
        var response = context.Response;
        var headers = response.Headers;
        if (asset.IsPage)
            SecurityHeaders.ApplyToPage(context);
        headers.CacheControl = asset.CacheControl;
        headers.ETag = form.ETag;
        if (asset.Vary.Count > 0)
            headers.Vary = asset.Vary;

        if (HasAlready(context.Request, form))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (form.Coding.Count > 0)
            headers.ContentEncoding = form.Coding;
        response.ContentType = asset.ContentType;
        response.ContentLength = form.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(form.Bytes, context.RequestAborted).AsTask();
    }

    private static bool HasAlready(HttpRequest request, ClientAsset.Form form)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0 || !EntityTagHeaderValue.TryParseList(header, out var tags))
            return false;
        var own = new EntityTagHeaderValue(form.ETag.ToString());
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }
}
