using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Api.Accounts;

/// <summary>200 with the archive, a part after the other, so that no process ever holds all of it.</summary>
internal sealed class ExportFile(DataExportFile file, IGrainFactory grains) : IResult
{
    public const string MediaType = "application/zip";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.ContentLength = file.Bytes;
        response.Headers.ContentDisposition = "attachment; filename=\"instahub-export.zip\"";
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;

        var left = file.Bytes;
        for (var number = 0; left > 0; number++)
        {
            // When it goes in the middle of it, the connection breaks: half a file must not look like a whole one.
            var chunk = await grains.GetDataExports().ReadChunk(file.BuildId, number, httpContext.RequestAborted)
                ?? throw new IOException("The file has gone.");
            await response.Body.WriteAsync(chunk, httpContext.RequestAborted);
            left -= chunk.Length;
        }
    }
}
