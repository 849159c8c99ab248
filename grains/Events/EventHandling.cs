namespace InstaHub.Grains.Events;

/// <summary>Limits of handlers.</summary>
public static class EventHandling
{
    /// <summary>How long a handler may take for one event; its token is cancelled then, and that is a failure.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Failures of the handler itself after which an event is dead.</summary>
    public const int MostFailures = 5;

    /// <summary>
    /// How long a handler goes on with one delivery before it asks for the rest again: less than the 30 s after which the caller
    /// stops waiting, even if the last event takes its whole time.
    /// </summary>
    public static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(10);
}
