using Microsoft.Extensions.Options;

namespace InstaHub.Web.Hosting;

/// <summary>
/// Keeps the host from logging each request, whatever the configuration says: its lines have the whole query, where browsers put the
/// access token of a WebSocket and links their secrets. With any level enabled the host also makes an Activity and a logging scope for
/// each request, which costs more than a small answer. Failures are logged with their trace id by ResponseGuard; OpenTelemetry
/// still gets its spans.
/// </summary>
internal sealed class RequestLines : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule for one provider precedes those for all.
        var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (var provider in providers)
            options.Rules.Add(new LoggerFilterRule(provider, Category, LogLevel.None, filter: null));
    }
}
