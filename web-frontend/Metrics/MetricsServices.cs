using Microsoft.Extensions.Options;

namespace InstaHub.Web.Metrics;

/// <summary>Registration of this folder.</summary>
internal static class MetricsServices
{
    public static void AddObservation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MetricsOptions>().BindConfiguration(MetricsOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MetricsOptions>, MetricsOptionsValidator>();
        builder.Services.AddSingleton<MetricCollector>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MetricCollector>());
        builder.AddTelemetry();
    }
}
