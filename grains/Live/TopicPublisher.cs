using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Live;

/// <summary>Sends events to web processes that have asked for what they are about: one push for each, however many connections look.</summary>
public sealed class TopicPublisher(IGrainFactory grains)
{
    /// <summary>Sends an event. Nothing is waited for, and what is lost is made up for when the process asks the next time.</summary>
    public void Publish(IReadOnlyList<string> webProcesses, LiveTopic topic, LiveEvent liveEvent)
    {
        var push = new LivePush([], liveEvent, topic);
        foreach (var process in webProcesses)
        {
            grains.GetWebHost(process).Push(push).Ignore();
            LiveMetrics.Sent();
        }
    }
}
