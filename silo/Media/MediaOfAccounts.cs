using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;

namespace InstaHub.Silo.Media;

/// <summary>Removes the files of an account that is removed for good: their bytes, then their rows.</summary>
internal sealed class MediaOfAccounts(OwnedMedia owned, MediaOrphans orphans, IMediaStore store, IGrainFactory grains) : IAccountPurge
{
    private const int Batch = 100;

    public async Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        limit = Math.Min(limit, Batch);
        var files = await owned.FindAllAsync(userId, limit, cancellationToken);
        await Task.WhenAll(files.Select(id => grains.GetMedia(id).Delete(userId)));
        foreach (var id in files)
            await store.DeleteAllAsync(id, cancellationToken);
        await orphans.RemoveAsync(files, cancellationToken);
        return files.Count == limit;
    }
}
