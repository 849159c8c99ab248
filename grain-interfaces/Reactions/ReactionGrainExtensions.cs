using System.Globalization;

namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class ReactionGrainExtensions
{
    /// <summary>What a user likes and has bookmarked.</summary>
    public static IReactionsGrain GetReactions(this IGrainFactory grains, Guid userId) => grains.GetGrain<IReactionsGrain>(userId);

    public static IReactionQueries GetReactionQueries(this IGrainFactory grains) => grains.GetGrain<IReactionQueries>(0);

    /// <summary>The key of a user's events.</summary>
    public static string EventKey(Guid userId) => userId.ToString("D", CultureInfo.InvariantCulture);
}
