using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Metrics;

/// <summary>
/// Where traces, metrics and logs are sent by OTLP; section <c>Telemetry</c>, checked when the process starts. The variables of
/// OpenTelemetry (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>_PROTOCOL</c>, <c>_HEADERS</c>, <c>OTEL_SERVICE_NAME</c>) are taken where this says nothing.
/// </summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Base address of the receiver, e.g. <c>http://127.0.0.1:4318</c>. Default: none, and nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary><c>http/protobuf</c> (the default) or <c>grpc</c>.</summary>
    [AllowedValues("http/protobuf", "grpc")]
    public string OtlpProtocol { get; set; } = "http/protobuf";

    /// <summary>Headers to send along, as <c>name=value,name=value</c>. Default: none.</summary>
    public string? OtlpHeaders { get; set; }

    /// <summary>The name that this process goes by. Default <c>instahub</c>.</summary>
    [Required]
    public string ServiceName { get; set; } = "instahub";

    /// <summary>The part of traces that begin here which are sent, 0 to 1; of those that a caller began, the caller decides. Default 1.</summary>
    [Range(0.0, 1.0)]
    public double TraceSampling { get; set; } = 1;

    /// <summary>Reads the section, and the variables of OpenTelemetry for what it leaves open.</summary>
    public static TelemetryOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var options = section.Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (section[nameof(OtlpEndpoint)] is null && Uri.TryCreate(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], UriKind.Absolute, out var endpoint))
            options.OtlpEndpoint = endpoint;
        if (section[nameof(OtlpProtocol)] is null && configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is { Length: > 0 } protocol)
            options.OtlpProtocol = protocol;
        options.OtlpHeaders ??= configuration["OTEL_EXPORTER_OTLP_HEADERS"];
        if (section[nameof(ServiceName)] is null && configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name)
            options.ServiceName = name;
        return options;
    }
}

/// <summary>Checks <see cref="TelemetryOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;
