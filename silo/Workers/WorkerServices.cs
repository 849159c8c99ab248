using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Registration of this folder.</summary>
public static class WorkerServices
{
    public static IServiceCollection AddAccountWorkers(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsValidator>();
        return services.AddRounds<AccountCleanup>().AddRounds<AccountPurge>().AddRounds<ExportWorker>();
    }

    private static IServiceCollection AddRounds<T>(this IServiceCollection services)
        where T : Rounds =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
