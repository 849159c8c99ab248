using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;
using Orleans.Concurrency;

namespace InstaHub.Grains.Presence;

/// <inheritdoc cref="IPresenceQueries"/>
[GrainType("presence-queries"), StatelessWorker, Reentrant]
public sealed class PresenceQueries : Grain, IPresenceQueries
{
    public async ValueTask<IReadOnlyList<Guid>> FindVisible(Guid viewerId, IReadOnlyList<Guid> userIds)
    {
        var asked = userIds.Select(userId => GrainFactory.GetUser(userId).GetCard().AsTask()).ToArray();
        var relations = await GrainFactory.GetRelationships(viewerId).GetMany(userIds);
        var cards = await Task.WhenAll(asked);
        return [.. userIds.Where((_, i) => cards[i] is { } card && PresenceRules.MaySee(viewerId, card, relations[i]))];
    }
}
