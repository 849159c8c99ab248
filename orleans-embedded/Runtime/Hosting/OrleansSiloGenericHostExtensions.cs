using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Embedded;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Microsoft.Extensions.Hosting;

/// <summary>Puts a silo into a host.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        AddSilo(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
        return hostAppBuilder;
    }

    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder) => hostAppBuilder.UseOrleans(_ => { });

    private static void AddSilo(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        if (services.Any(service => service.ServiceType == typeof(EmbeddedRuntime)))
        {
            configure(new SiloBuilder(services, configuration));
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RuntimeOptions>();
        services.AddSingleton<EmbeddedRuntime>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<EmbeddedRuntime>().Factory);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<EmbeddedRuntime>().Factory);
        services.AddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddScoped<GrainContextAccessor>();
        services.AddScoped<IGrainContextAccessor>(provider => provider.GetRequiredService<GrainContextAccessor>());
        services.AddOptions();
        configure(new SiloBuilder(services, configuration));
        services.AddHostedService<SiloHostedService>();
    }

    private sealed class SiloBuilder(IServiceCollection services, IConfiguration configuration) : ISiloBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration => configuration;
    }
}
