using InstaHub.GrainInterfaces.Media;
using Orleans.Concurrency;

namespace InstaHub.Grains.Media;

/// <inheritdoc cref="IMediaKeysGrain"/>
[GrainType("media-keys"), StatelessWorker(1), Reentrant]
public sealed class MediaKeysGrain(IMediaKeyStore keys, TimeProvider time) : Grain, IMediaKeysGrain
{
    private const int PeriodDays = 30;

    // Not remembered here: those who sign and check do.
    public Task<IReadOnlyList<MediaKey>> GetKeys(CancellationToken cancellationToken = default) =>
        keys.GetAsync((int)(time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays / PeriodDays, cancellationToken);
}
