using InstaHub.Web.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Api;

/// <summary>
/// Before routing: <c>/api/…</c> without a version means <c>/api/v1/…</c>, and a version asked for by
/// <c>Accept: application/json;version=1</c> must be one that there is; else 406.
/// </summary>
internal sealed class ApiVersions(RequestDelegate next)
{
    private const string Root = "/api";
    private const string Current = "1";
    private const string Parameter = "version";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(Root, out var rest) || rest.Value is not { Length: > 1 } path)
            return next(context);

        if (!AcceptsCurrent(request))
        {
            Failure.Write(context, HttpErrors.NotAcceptable, TraceIds.Of(context));
            return Task.CompletedTask;
        }
        if (!HasVersion(path))
            request.Path = ApiRoutes.Prefix + path;
        return next(context);
    }

    /// <summary>Whether a path begins with <c>/v</c> and digits, be it a version that there is or not.</summary>
    private static bool HasVersion(ReadOnlySpan<char> path)
    {
        var segment = path[1..];
        var end = segment.IndexOf('/');
        if (end >= 0)
            segment = segment[..end];
        return segment.Length > 1 && segment[0] is 'v' or 'V' && !segment[1..].ContainsAnyExceptInRange('0', '9');
    }

    private static bool AcceptsCurrent(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || !accept.ToString().Contains(Parameter, StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParseList(accept, out var types))
            return true;

        var named = false;
        foreach (var type in types)
        {
            // A range that leaves the version open takes any.
            if (type.Parameters.FirstOrDefault(IsVersion) is not { } version)
            {
                if (type.MatchesMediaType(JsonResponse.MediaType))
                    return true;
                continue;
            }
            named = true;
            if (type.MatchesMediaType(JsonResponse.MediaType) && HeaderUtilities.RemoveQuotes(version.Value).Equals(Current, StringComparison.Ordinal))
                return true;
        }
        return !named;
    }

    private static bool IsVersion(NameValueHeaderValue parameter) => parameter.Name.Equals(Parameter, StringComparison.OrdinalIgnoreCase);
}
