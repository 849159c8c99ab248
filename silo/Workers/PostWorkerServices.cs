using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Registration of what is done at its time, and of what is done to posts in the background.</summary>
public static class PostWorkerServices
{
    public static IServiceCollection AddPostWorkers(this IServiceCollection services)
    {
        services.AddOptions<PostOptions>().BindConfiguration(PostOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PostOptions>, PostOptionsValidator>();
        services.AddOptions<DueJobOptions>().BindConfiguration(DueJobOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DueJobOptions>, DueJobOptionsValidator>();
        services.AddSingleton<DueJobStore>();
        services.AddSingleton<IDueJobHandler, PublishDuePosts>();
        services.AddSingleton<DueJobs>().AddHostedService(provider => provider.GetRequiredService<DueJobs>());
        return services.AddSingleton<PostPurge>().AddHostedService(provider => provider.GetRequiredService<PostPurge>());
    }
}
