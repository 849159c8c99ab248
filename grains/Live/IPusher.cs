using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Live;

/// <summary>Sends events to the connections of users.</summary>
public interface IPusher
{
    /// <summary>
    /// Sends an event to users, one call for each web process that holds connections of any of them. Nothing is waited for but the
    /// question where they are. It never fails: a user who is not reached finds out by the numbers.
    /// </summary>
    Task PublishAsync(IReadOnlyList<LiveTarget> targets, LiveEvent liveEvent);
}
