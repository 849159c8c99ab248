using System.Reflection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InstaHub.Web.Metrics;

/// <summary>Sends traces, metrics and logs by OTLP when an endpoint is configured; else there is nothing of it in the process.</summary>
internal static class Telemetry
{
    /// <summary>Who makes spans: the HTTP server, the database driver, the grains, and ourselves.</summary>
    private static readonly string[] Sources = ["InstaHub.*", "Microsoft.AspNetCore", "Npgsql", "Microsoft.Orleans.Application"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var options = TelemetryOptions.Read(builder.Configuration);
        Validate(options);
        if (options.OtlpEndpoint is null)
            return;

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
            logging.SetResourceBuilder(ResourceOf(options));
            logging.AddOtlpExporter(otlp => Aim(otlp, options, "v1/logs"));
        });
        builder.Services.AddHostedService(services =>
            new Providers(options, services.GetRequiredService<IOptions<MetricsOptions>>().Value));
    }

    private static void Validate(TelemetryOptions options)
    {
        var result = new TelemetryOptionsValidator().Validate(null, options);
        if (result.Failed)
            throw new OptionsValidationException(TelemetryOptions.Section, typeof(TelemetryOptions), result.Failures);
    }

    private static ResourceBuilder ResourceOf(TelemetryOptions options) => ResourceBuilder.CreateDefault().AddService(
        options.ServiceName, serviceVersion: typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    private static void Aim(OtlpExporterOptions otlp, TelemetryOptions options, string path)
    {
        var isHttp = options.OtlpProtocol != "grpc";
        otlp.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        otlp.Endpoint = isHttp ? new Uri($"{options.OtlpEndpoint!.AbsoluteUri.TrimEnd('/')}/{path}") : options.OtlpEndpoint!;
        otlp.Headers = options.OtlpHeaders;
    }

    /// <summary>The pipelines of traces and metrics; what they hold is sent before the process ends.</summary>
    private sealed class Providers(TelemetryOptions options, MetricsOptions metrics) : IHostedService, IDisposable
    {
        private TracerProvider? _traces;
        private MeterProvider? _meters;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(ResourceOf(options))
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceSampling)))
                .AddSource(Sources)
                .AddOtlpExporter(otlp => Aim(otlp, options, "v1/traces"))
                .Build();
            _meters = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(ResourceOf(options))
                .AddMeter([.. metrics.AllMeters])
                .AddOtlpExporter(otlp => Aim(otlp, options, "v1/metrics"))
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        // Last, when the host is disposed of: what happens while others stop is sent too.
        public void Dispose()
        {
            _traces?.Dispose();
            _meters?.Dispose();
        }
    }
}
