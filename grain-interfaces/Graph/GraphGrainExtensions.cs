using System.Globalization;

namespace InstaHub.GrainInterfaces.Graph;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class GraphGrainExtensions
{
    public static IRelationshipsGrain GetRelationships(this IGrainFactory grains, Guid userId) => grains.GetGrain<IRelationshipsGrain>(userId);

    /// <summary>The key of a user's events.</summary>
    public static string EventKey(Guid userId) => userId.ToString("D", CultureInfo.InvariantCulture);
}
