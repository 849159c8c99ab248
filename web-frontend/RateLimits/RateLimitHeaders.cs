using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace InstaHub.Web.RateLimits;

/// <summary>
/// Tells a caller where it stands, in the three headers of draft-ietf-httpapi-ratelimit-headers up to -06, which are what clients
/// and proxies in use understand; later drafts put the same into structured fields of other names.
/// </summary>
internal readonly record struct RateLimitHeaders(StringValues Limit, StringValues Remaining, StringValues Reset)
{
    public const string LimitName = "RateLimit-Limit";
    public const string RemainingName = "RateLimit-Remaining";
    public const string ResetName = "RateLimit-Reset";

    /// <summary>The numbers that nearly all answers carry are made once.</summary>
    private static readonly StringValues[] Small = new StringValues[4096];

    public static RateLimitHeaders Of(RateLimitVerdict verdict) => new(Text(verdict.Limit), Text(verdict.Remaining), Text(verdict.ResetSeconds));

    /// <summary>Those that an answer has, none if it has none.</summary>
    public static RateLimitHeaders Of(HttpResponse response) =>
        new(response.Headers[LimitName], response.Headers[RemainingName], response.Headers[ResetName]);

    public void ApplyTo(HttpResponse response)
    {
        if (Limit.Count == 0)
            return;
        var headers = response.Headers;
        headers[LimitName] = Limit;
        headers[RemainingName] = Remaining;
        headers[ResetName] = Reset;
    }

    // Two threads that make the same text at once do no harm: a StringValues of one string is one reference, written in one go.
    private static StringValues Text(int number)
    {
        if ((uint)number >= (uint)Small.Length)
            return number.ToString(CultureInfo.InvariantCulture);
        var text = Small[number];
        return text.Count > 0 ? text : Small[number] = number.ToString(CultureInfo.InvariantCulture);
    }
}
