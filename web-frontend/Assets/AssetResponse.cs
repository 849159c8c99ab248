using InstaHub.Web.Api;
using InstaHub.Web.Security;

namespace InstaHub.Web.Assets;

/// <summary>Answers with an asset, in the form that the client takes, or with 304 when it has it.</summary>
internal static class AssetResponse
{
    public static Task Send(HttpContext context, ClientAsset asset)
    {
        var form = asset.Choose(AcceptedCodings.Read(context.Request.Headers.AcceptEncoding));
        var response = context.Response;
        var headers = response.Headers;
        if (asset.IsPage || asset.IsServiceWorker)
            SecurityHeaders.ApplyToPage(context, context.RequestServices.GetRequiredService<PagePolicy>());
        headers.CacheControl = asset.CacheControl;
        headers.ETag = form.ETag;
        if (asset.Vary.Count > 0)
            headers.Vary = asset.Vary;

        if (EntityTags.HasAlready(context.Request, form.ETag.ToString()))
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
}
