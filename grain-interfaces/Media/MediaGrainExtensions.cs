namespace InstaHub.GrainInterfaces.Media;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class MediaGrainExtensions
{
    public static IMediaGrain GetMedia(this IGrainFactory grains, Guid mediaId) => grains.GetGrain<IMediaGrain>(mediaId);

    public static IMediaKeysGrain GetMediaKeys(this IGrainFactory grains) => grains.GetGrain<IMediaKeysGrain>(0);
}
