using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Api.Errors;

/// <summary>A failed answer, <c>{"success":false,"error":{…}}</c>. It is never stored by a cache.</summary>
public sealed class Failure(ApiError error) : IResult, IEndpointMetadataProvider
{
    /// <summary>An endpoint that may fail says so; with which statuses, says the interface's description for all endpoints.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Write(httpContext, error, TraceIds.Of(httpContext));
        return Task.CompletedTask;
    }

    internal static void Write(HttpContext context, ApiError error, string traceId)
    {
        context.Response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        if (error.RetryAfter is { } after)
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (error.IsMomentary)
            context.Features.Set(MomentaryFailure.Mark);
        var envelope = new FailureEnvelope(false, new FailureBody(error.Code, error.Message, error.Details, traceId));
        JsonResponse.Write(context, error.StatusCode, envelope, WebJsonContext.Default.FailureEnvelope);
    }
}

/// <summary>The form of a failed answer.</summary>
internal sealed record FailureEnvelope(bool Success, FailureBody Error);

/// <summary>See <see cref="ApiError"/>; the trace id is what a user can give to an operator, who finds it in the log.</summary>
internal sealed record FailureBody(string Code, string Message, IReadOnlyDictionary<string, string[]> Details, string TraceId);
