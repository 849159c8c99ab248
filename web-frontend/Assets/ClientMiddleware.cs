using InstaHub.Web.Api;

namespace InstaHub.Web.Assets;

/// <summary>
/// Serves the client for what no endpoint has claimed: its files by their paths, and its page for every other address that a
/// browser navigates to, because the client has routes of its own.
/// </summary>
internal sealed class ClientMiddleware(RequestDelegate next, ClientAssets assets)
{
    /// <summary>Addresses of the server's own, where a wrong one is an error and never the client's page.</summary>
    private static readonly PathString[] ServerPaths = ["/api", "/media", "/hubs", "/health", "/metrics", "/operation", "/openapi", "/docs"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not null)
            return next(context);

        var request = context.Request;
        var asset = assets.Find(request.Path.Value ?? "/");
        if (asset is null)
            return IsNavigation(request) ? AssetResponse.Send(context, assets.Page) : next(context);
        if (HeadRequests.IsGetOrHead(request.Method))
            return AssetResponse.Send(context, asset);

        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private static bool IsNavigation(HttpRequest request) =>
        HeadRequests.IsGetOrHead(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(ServerPaths, path => request.Path.StartsWithSegments(path))
        && !ClientAssets.IsFilePath(request.Path.Value ?? "/");
}
