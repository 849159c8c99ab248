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

    /// <summary>The ids of the web processes where a user is connected; none when that cannot be found out.</summary>
    ValueTask<IReadOnlyList<string>> FindProcessesAsync(Guid userId);

    /// <summary>Sends an event to users of whom it is known where they are connected. Does not wait, and never fails.</summary>
    void Publish(IReadOnlyList<PlacedTarget> targets, LiveEvent liveEvent);
}

/// <summary>Whom an event is for, and the ids of the web processes where they are connected.</summary>
public readonly record struct PlacedTarget(LiveTarget Target, IReadOnlyList<string> Processes);
