using System.Net;
using InstaHub.Web.Api;
using InstaHub.Web.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Metrics;

/// <summary>By themselves: who listens for traces listens to all requests of the process, and to those of other tests.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryCollection;

/// <summary>What is sent by OTLP. Field numbers are those of https://github.com/open-telemetry/opentelemetry-proto.</summary>
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task Traces_metrics_and_logs_arrive_before_the_process_ends()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var web = await StartAsync(receiver))
        {
            var answer = await web.Get("/api/v1/bug", ("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01"));
            var error = await answer.Failure(HttpStatusCode.InternalServerError, "internal");
            Assert.Equal(TraceId, error.GetProperty("traceId").GetString());
        }

        // ExportTraceServiceRequest.resource_spans.scope_spans.spans: trace_id 1, name 5.
        var traces = receiver.At("/v1/traces");
        var spans = traces.SelectMany(sent => sent.Body.At(1, 2, 2)).ToList();
        Assert.Contains(spans, span => span.At(1).Any(id => Convert.ToHexStringLower(id.Bytes.Span) == TraceId));

        // ExportMetricsServiceRequest.resource_metrics.scope_metrics.metrics.name.
        var names = receiver.At("/v1/metrics").SelectMany(sent => sent.Body.Strings(1, 2, 2, 1)).ToList();
        Assert.Contains("http.server.request.duration", names);
        Assert.Contains("dotnet.gc.collections", names);

        // ExportLogsServiceRequest.resource_logs.scope_logs.log_records: body 5 (string_value 1), trace_id 9.
        var logs = receiver.At("/v1/logs").SelectMany(sent => sent.Body.At(1, 2, 2)).ToList();
        var failure = Assert.Single(logs, log => log.Strings(5, 1).Any(text => text.Contains("/api/v1/bug", StringComparison.Ordinal)));
        Assert.Equal(TraceId, Convert.ToHexStringLower(Assert.Single(failure.At(9)).Bytes.Span));

        Assert.All(traces, sent => Assert.Equal(("application/x-protobuf", "a-key"), (sent.Type, sent.Key)));
        // resource.attributes: key 1, value 2 (string_value 1).
        Assert.Contains("a-name", traces.SelectMany(sent => sent.Body.Strings(1, 1, 1, 2, 1)));
    }

    [Fact]
    public async Task Of_traces_that_begin_here_as_many_are_sent_as_is_asked()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var web = await StartAsync(receiver, ("TraceSampling", "0")))
            Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/fine")).StatusCode);

        Assert.Empty(receiver.At("/v1/traces"));
        Assert.NotEmpty(receiver.At("/v1/metrics"));
    }

    [Fact]
    public async Task A_receiver_that_is_away_disturbs_nobody()
    {
        await using var web = await TestWeb.StartAsync(
            builder => builder.Configuration["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:1", api => api.MapGet("/fine", () => Answer.Ok("x")));

        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/fine")).StatusCode);
    }

    [Fact]
    public void The_variables_of_OpenTelemetry_are_taken_where_the_section_says_nothing()
    {
        var variables = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "a=b",
            ["OTEL_SERVICE_NAME"] = "name",
        };

        var read = TelemetryOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(variables).Build());
        Assert.Equal(("http://127.0.0.1:4317/", "grpc", "a=b", "name"), (read.OtlpEndpoint?.ToString(), read.OtlpProtocol, read.OtlpHeaders, read.ServiceName));

        variables["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:4318";
        variables["Telemetry:OtlpProtocol"] = "http/protobuf";
        var own = TelemetryOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(variables).Build());
        Assert.Equal(("http://127.0.0.1:4318/", "http/protobuf"), (own.OtlpEndpoint?.ToString(), own.OtlpProtocol));
        Assert.Null(TelemetryOptions.Read(new ConfigurationBuilder().Build()).OtlpEndpoint);
    }

    [Theory]
    [InlineData("OtlpProtocol", "carrier pigeon")]
    [InlineData("TraceSampling", "1.5")]
    public async Task Options_that_cannot_be_stop_the_start(string option, string value) =>
        Assert.Contains(option, (await Assert.ThrowsAnyAsync<OptionsValidationException>(() =>
            TestWeb.StartAsync(builder => builder.Configuration[$"Telemetry:{option}"] = value))).Message);

    private static Task<TestWeb> StartAsync(OtlpReceiver receiver, params (string Name, string Value)[] options) => TestWeb.StartAsync(
        builder =>
        {
            builder.Configuration["Telemetry:OtlpEndpoint"] = receiver.Address;
            builder.Configuration["Telemetry:OtlpHeaders"] = "x-key=a-key";
            builder.Configuration["Telemetry:ServiceName"] = "a-name";
            foreach (var (name, value) in options)
                builder.Configuration[$"Telemetry:{name}"] = value;
        },
        api =>
        {
            api.MapGet("/bug", string () => throw new InvalidOperationException());
            api.MapGet("/fine", () => Answer.Ok("x"));
        });
}
