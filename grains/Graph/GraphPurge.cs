using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Graph;

/// <summary>Removes everything between a deleted account and others, whose numbers then say so.</summary>
public sealed class GraphPurge(IGraphStore graph) : IAccountPurge
{
    public Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken) => graph.RemoveAllAsync(userId, limit, cancellationToken);
}
