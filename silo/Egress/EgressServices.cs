using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Egress;

/// <summary>Registration of this folder.</summary>
public static class EgressServices
{
    public static IServiceCollection AddEgress(this IServiceCollection services)
    {
        services.AddOptions<EgressOptions>().BindConfiguration(EgressOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EgressOptions>, EgressOptionsValidator>();
        services.TryAddSingleton<IHostResolver, SystemResolver>();
        services.TryAddSingleton<IDialer, TcpDialer>();
        services.AddSingleton<GuardedConnector>();
        return services.AddSingleton<EgressClient>();
    }
}
