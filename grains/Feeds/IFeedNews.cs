using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// Tells feeds in use of an act, for a moment, so that who has acted sees at once what follows from it. Does not throw. The event of the
/// act tells again.
/// </summary>
public interface IFeedNews
{
    /// <summary>What is between two users has changed.</summary>
    Task TellAsync(FeedPair pair);

    /// <summary>A post has changed.</summary>
    Task TellAsync(FeedPost post);
}
