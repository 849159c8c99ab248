using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Web.Media;

/// <summary>Remembers for a moment who may read which media, so that a page of pictures does not ask for each request.</summary>
internal sealed class MediaAccessCache(IGrainFactory grains, TimeProvider time)
{
    private const int Capacity = 20_000;

    /// <summary>How long a change (an account goes private, a post is deleted) may go unnoticed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, (MediaAccess Access, long Since)> _known = new();

    public ValueTask<MediaAccess> GetAsync(Guid mediaId) =>
        _known.TryGetValue(mediaId, out var known) && time.GetElapsedTime(known.Since) < Lifetime ? new(known.Access) : new(AskAsync(mediaId));

    private async Task<MediaAccess> AskAsync(Guid mediaId)
    {
        var asked = time.GetTimestamp();
        var access = await grains.GetMedia(mediaId).GetAccess();
        // All of it lives for seconds only, so forgetting all of it costs little.
        if (_known.Count >= Capacity)
            _known.Clear();
        _known[mediaId] = (access, asked);
        return access;
    }
}
