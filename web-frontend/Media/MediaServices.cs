using InstaHub.GrainInterfaces.Media;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Media;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Media;

/// <summary>Registration of this feature in the web front end.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddMediaEndpoints(this IServiceCollection services)
    {
        services.AddMediaFiles();
        services.AddSingleton<MediaAccessCache>();
        services.AddSingleton<MediaSharing>();
        services.AddSingleton<UploadGate>();
        services.AddSingleton<PagePolicy>();
        services.AddApiJson(MediaJson.Default);
        return services.AddErrorReference(
            MediaErrors.TypeMismatch.ToApiError(), MediaErrors.SizeMismatch.ToApiError(), MediaErrors.AlreadyUploaded.ToApiError(),
            MediaErrors.TooManyUploads(TimeSpan.FromHours(1)).ToApiError(), MediaErrors.NotReady.ToApiError(), MediaErrors.Unusable.ToApiError(),
            MediaErrors.InUse.ToApiError(), MediaErrors.WrongKind.ToApiError(), MediaErrors.NoDecoder.ToApiError(), MediaErrors.NotOwned.ToApiError());
    }
}

/// <summary>Registration of the store and of what makes addresses, for any process that has to do with media.</summary>
public static class MediaFileServices
{
    public static IServiceCollection AddMediaFiles(this IServiceCollection services)
    {
        services.AddOptions<MediaStoreOptions>().BindConfiguration(MediaStoreOptions.Section).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<MediaStoreOptions>, MediaStoreOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMediaStore, LocalMediaStore>();
        services.TryAddSingleton(provider => new MediaUrls(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<IOptions<MediaStoreOptions>>().Value.PublicBaseUrl,
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
