using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Presence;

/// <summary>What grains need to keep and tell whether their users are there.</summary>
public sealed partial class PresenceParts(
    IPresenceStore store, TopicPublisher topics, IOptions<SessionsOptions> options, ILogger<PresenceParts> logger)
{
    /// <summary>Of the event on its way to web processes.</summary>
    private const string EventName = "presence";

    public IPresenceStore Store => store;

    /// <summary>Nothing is known yet.</summary>
    public PresenceState NewState(DateTimeOffset now) =>
        new(new PresenceTimes(options.Value.Lease, options.Value.OfflineGrace, options.Value.LastSeenInterval), now);

    /// <summary>Nobody yet.</summary>
    public TopicWatchers NewWatchers() => new(options.Value.Lease, options.Value.PresenceInterval);

    /// <summary>Tells web processes, with one push each.</summary>
    public void Publish(IReadOnlyList<string> webProcesses, Guid userId, UserPresence presence) =>
        topics.Publish(webProcesses, new LiveTopic(LiveTopicKind.Presence, userId, presence.Number), new LiveEvent(EventName, presence.ToJson()));

    /// <summary>Stores that a user was seen. If that fails, the next time it is stored will do.</summary>
    public async Task MarkAsync(SeenMark mark)
    {
        try
        {
            await store.MarkAsync(mark, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotMarked(exception, mark.UserId);
        }
    }

    /// <summary>What is stored of a user could not be read.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read what user {UserId} wants to be seen as; it is tried again")]
    public partial void LogNotRead(Exception exception, Guid userId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not store when user {UserId} was last seen")]
    private partial void LogNotMarked(Exception exception, Guid userId);
}
