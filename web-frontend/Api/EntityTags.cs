using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Api;

/// <summary>
/// Entity tags of single resources (RFC 9110, 8.8.3). They are weak, because the bytes differ with the content coding while the
/// resource does not.
/// </summary>
public static class EntityTags
{
    /// <summary>The tag of a version that changes with whatever the caller sees of the resource.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version:x}\"");

    /// <summary>The tag of a version made of several parts, e.g. the resource's and the viewer's.</summary>
    public static string Of(long version, long part) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version:x}-{part:x}\"");

    /// <summary>The tag of a version made of three parts.</summary>
    public static string Of(long version, long part, long other) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version:x}-{part:x}-{other:x}\"");

    /// <summary>Whether a read says by <c>If-None-Match</c> that it has this version.</summary>
    public static bool HasAlready(HttpRequest request, string etag)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0 || !HeadRequests.IsGetOrHead(request.Method))
            return false;
        // What nearly every client sends needs no parsing.
        if (header.Count == 1 && header[0] == etag)
            return true;
        if (!EntityTagHeaderValue.TryParseList(header, out var tags))
            return false;
        var own = EntityTagHeaderValue.Parse(etag);
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }
}
