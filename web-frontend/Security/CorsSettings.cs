using System.ComponentModel.DataAnnotations;
using InstaHub.Web.Idempotency;
using InstaHub.Web.RateLimits;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Security;

/// <summary>Which other origins' pages may use the public interface; section <c>Cors</c>. Without any, the default, none may.</summary>
public sealed class CorsSettings : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Origins, as a browser sends them, e.g. <c>https://app.example.org</c>. Default: none. There is no wildcard.</summary>
    public IList<string> Origins { get; set; } = [];

    /// <summary>Whether those pages may send cookies, which only the renewal of tokens by cookie needs. Default false.</summary>
    public bool AllowCredentials { get; set; }

    /// <summary>How long a browser may remember the answer to a preflight. Up to 24 h. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan PreflightMaxAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in Origins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"{Section}:{nameof(Origins)} has '{origin}', which is no origin like https://app.example.org.", [nameof(Origins)]);
    }

    internal CorsPolicy ToPolicy()
    {
        var policy = new CorsPolicyBuilder([.. Origins])
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfNoneMatch, HeaderNames.TraceParent,
                IdempotencyMiddleware.KeyHeader, "X-Requested-With", "X-SignalR-User-Agent")
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, IdempotencyMiddleware.ReplayedHeader,
                RateLimitHeaders.LimitName, RateLimitHeaders.RemainingName, RateLimitHeaders.ResetName, "Deprecation", "Sunset")
            .SetPreflightMaxAge(PreflightMaxAge);
        return (AllowCredentials ? policy.AllowCredentials() : policy.DisallowCredentials()).Build();
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" } && uri.GetLeftPart(UriPartial.Authority) == text;
}

/// <summary>Checks <see cref="CorsSettings"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class CorsSettingsValidator : IValidateOptions<CorsSettings>;
