using InstaHub.Web.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Api;

/// <summary>
/// Refuses bodies that say they are in another encoding than UTF-8 (415), which RFC 8259, section 8.1, demands of JSON; the framework
/// would fail by an encoding that it does not know.
/// </summary>
internal sealed class RequestCharset(RequestDelegate next)
{
    private const string Parameter = "charset";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentType is not { } type || !type.Contains(Parameter, StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParse(type, out var parsed) || IsUtf8(parsed))
            return next(context);
        Failure.Write(context, HttpErrors.UnsupportedType, TraceIds.Of(context));
        return Task.CompletedTask;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
