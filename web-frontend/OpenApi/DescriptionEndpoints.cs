using System.Reflection;
using InstaHub.Web.Api;
using InstaHub.Web.Assets;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;

namespace InstaHub.Web.OpenApi;

/// <summary><c>/openapi/v1.json</c>, and <c>/docs</c>: the page that shows it to people.</summary>
internal static class DescriptionEndpoints
{
    public static void MapDescription(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithoutToken(StatusCodes.Status200OK).ExemptFromRateLimit().ExcludeFromDescription();
        pages.MapMethods($"/openapi/{ApiDocument.Name}.json", HeadRequests.GetAndHead, (RequestDelegate)(async context =>
        {
            var document = await context.RequestServices.GetRequiredService<ApiDocument>().GetAsync(context.RequestAborted);
            await AssetResponse.Send(context, document);
        }));
        MapFile(pages, "/docs", "docs.html");
        MapFile(pages, "/docs/docs.js", "docs.js");
        MapFile(pages, "/docs/docs.css", "docs.css");
    }

    private static void MapFile(IEndpointRouteBuilder pages, string path, string file)
    {
        var asset = PackedAsset.Make(ContentTypes.Of($"/{file}"), Read(file));
        pages.MapMethods(path, HeadRequests.GetAndHead, (RequestDelegate)(context => AssetResponse.Send(context, asset)));
    }

    private static byte[] Read(string file)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"docs/{file}")
            ?? throw new InvalidOperationException($"The page's file {file} is not built in.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
