using System.Diagnostics;

namespace InstaHub.Web.Api.Errors;

/// <summary>The trace id of a request: 32 lower-case hexadecimal digits (W3C Trace Context).</summary>
internal static class TraceIds
{
    /// <summary>That of the running trace, else the one the caller sent in <c>traceparent</c>, else a new one.</summary>
    public static string Of(HttpContext context)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            return activity.TraceId.ToHexString();
        if (ActivityContext.TryParse(context.Request.Headers.TraceParent, null, out var sent))
            return sent.TraceId.ToHexString();
        return ActivityTraceId.CreateRandom().ToHexString();
    }
}
