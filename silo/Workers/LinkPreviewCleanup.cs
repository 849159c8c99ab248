using InstaHub.Grains.LinkPreviews;
using InstaHub.Silo.LinkPreviews;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Removes previews of links that are no longer kept, a batch at a time.</summary>
public sealed class LinkPreviewCleanup(
    ILinkPreviewStore store, IOptions<LinkPreviewOptions> options, TimeProvider time, ILogger<LinkPreviewCleanup> logger)
    : Rounds(options.Value.CleanupInterval, time, logger)
{
    private const int Batch = 1_000;

    /// <inheritdoc/>
    public override Task<bool> RunOnceAsync(CancellationToken cancellationToken) => store.RemoveExpiredAsync(Batch, cancellationToken);
}
