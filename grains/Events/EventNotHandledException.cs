namespace InstaHub.Grains.Events;

/// <summary>Tells the stream agent to deliver the batch again, from the event that has not been handled.</summary>
[GenerateSerializer, Alias("InstaHub.EventNotHandledException")]
public sealed class EventNotHandledException : Exception
{
    public EventNotHandledException(string message)
        : base(message)
    {
    }
}
