namespace InstaHub.Grains.Events;

/// <summary>Names of the streams that events come by.</summary>
public static class EventStreams
{
    /// <summary>The stream provider. The namespace of a stream is the feature, its key the number of a partition.</summary>
    public const string ProviderName = "events";
}
