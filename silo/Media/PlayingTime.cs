using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;

namespace InstaHub.Silo.Media;

/// <summary>How long video and sound may play, and what becomes of those that say one thing and are another.</summary>
internal static class PlayingTime
{
    /// <summary>What is more than the limit by less is not: codecs fill up their last frame.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    /// <summary>Of what a file says about its length, this much must be there.</summary>
    private const double LeastShare = 0.9;

    /// <summary>The container of what is to be processed.</summary>
    public static MediaContainer ContainerOf(MediaJob job) => MediaContainers.Of(job.Kind, job.ContentType)
        ?? throw new MediaFailedException(MediaFailures.UnsupportedType, $"no decoder for {job.ContentType}");

    /// <summary>How much of a file is decoded, so that one that is too long can be told from one that is not.</summary>
    public static TimeSpan ToBeRead(TimeSpan most) => most + 2 * Slack;

    /// <summary>Refuses what says that it is too long, before it is decoded.</summary>
    public static void CheckClaim(TimeSpan? claimed, MediaContainer container, TimeSpan most)
    {
        if (IsToBeBelieved(container) && claimed > most + Slack)
            throw new MediaFailedException(MediaFailures.TooLong, $"it says that it plays for {claimed}");
    }

    /// <summary>Refuses what is too long, whatever it says, what is nothing, and what is cut short.</summary>
    public static void Check(TimeSpan actual, TimeSpan? claimed, MediaContainer container, TimeSpan most)
    {
        if (actual > most + Slack)
            throw new MediaFailedException(MediaFailures.TooLong, $"it plays for more than {most}");
        if (actual <= TimeSpan.Zero)
            throw new MediaFailedException(MediaFailures.Damaged, "nothing of it can be played");
        if (IsToBeBelieved(container) && claimed is { } said && actual < said * LeastShare - Slack)
            throw new MediaFailedException(MediaFailures.Damaged, $"it says that it plays for {said}, and ends after {actual}");
    }

    // Of the others FFmpeg guesses, by their first frames.
    private static bool IsToBeBelieved(MediaContainer container) => container is not (MediaContainer.Mp3 or MediaContainer.Adts);
}
