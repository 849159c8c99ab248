using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace InstaHub.Web.Hosting;

/// <summary>
/// One line of JSON for each log entry in production, times in UTC, the trace id among the scopes where a request is traced. All of it
/// is configuration: <c>Logging__Console__FormatterName</c> is <c>json</c>, <c>simple</c> or <c>systemd</c>.
/// </summary>
internal static class JsonLogs
{
    private const string Console = "Logging:Console:";
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void AddJsonLogs(this IHostApplicationBuilder builder)
    {
        var isJson = builder.Environment.IsProduction();
        var defaults = new Dictionary<string, string?>
        {
            [$"{Console}FormatterName"] = isJson ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple,
            [$"{Console}FormatterOptions:UseUtcTimestamp"] = "true",
            [$"{Console}FormatterOptions:TimestampFormat"] = isJson ? Rfc3339 : $"{Rfc3339} ",
            [$"{Console}FormatterOptions:IncludeScopes"] = "true",
        };
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
    }
}
