using InstaHub.Web.Api.Errors;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Connections;

namespace InstaHub.Web.Api;

/// <summary>
/// Stands around everything: gives each answer its security headers, and turns what failed (an exception, or a bare status)
/// into the failure envelope. A request that succeeds at once costs no allocation here.
/// </summary>
internal sealed partial class ResponseGuard(RequestDelegate next, ErrorMapper errors, ILogger<ResponseGuard> logger)
{
    /// <summary>What proxies log for a client that went away; nobody receives it.</summary>
    private const int ClientClosedRequest = 499;

    public Task InvokeAsync(HttpContext context)
    {
        SecurityHeaders.Apply(context);
        Task handling;
        try
        {
            handling = next(context);
        }
        catch (Exception exception)
        {
            Fail(context, exception);
            return Task.CompletedTask;
        }

        if (!handling.IsCompletedSuccessfully)
            return AwaitAsync(context, handling);
        GiveBody(context);
        return Task.CompletedTask;
    }

    private async Task AwaitAsync(HttpContext context, Task handling)
    {
        try
        {
            await handling;
            GiveBody(context);
        }
        catch (Exception exception)
        {
            Fail(context, exception);
        }
    }

    /// <summary>A failure that is only a status so far (no such route, method or content type) gets its body.</summary>
    private static void GiveBody(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode < 400 || response.HasStarted || response.ContentLength is not null || response.ContentType is not null)
            return;
        Failure.Write(context, HttpErrors.Of(response.StatusCode), TraceIds.Of(context));
    }

    private void Fail(HttpContext context, Exception exception)
    {
        var request = context.Request;
        var response = context.Response;
        if (context.RequestAborted.IsCancellationRequested || exception is ConnectionResetException or ConnectionAbortedException)
        {
            response.StatusCode = ClientClosedRequest;
            return;
        }

        var error = errors.Map(exception);
        var traceId = TraceIds.Of(context);
        if (error.StatusCode == StatusCodes.Status503ServiceUnavailable)
            LogUnavailable(request.Method, request.Path, traceId, exception.GetType(), exception.Message);
        else if (error.StatusCode >= 500)
            LogFailed(exception, request.Method, request.Path, traceId);

        if (response.HasStarted || response.BodyWriter.UnflushedBytes > 0)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }
        var limits = RateLimitHeaders.Of(response);
        response.Clear();
        SecurityHeaders.Apply(context);
        limits.ApplyTo(response);
        Failure.Write(context, error, traceId);
    }
}
