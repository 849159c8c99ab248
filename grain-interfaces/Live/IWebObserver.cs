namespace InstaHub.GrainInterfaces.Live;

/// <summary>The one observer of a web process.</summary>
[Alias("InstaHub.Live.IWebObserver")]
public interface IWebObserver : IGrainObserver
{
    /// <summary>Takes pushes; returns at once. The next batch comes after that.</summary>
    [Alias("Receive")]
    Task Receive(PushBatch batch);

    /// <summary>Closes the connections of sessions that have ended, and refuses their access tokens from now on.</summary>
    [Alias("EndSessions")]
    Task EndSessions(SessionEnding ending);
}

/// <summary>Pushes that follow each other.</summary>
/// <param name="Before">Where the pushes were before the first of them: something was dropped when that is not where the last batch ended.</param>
/// <param name="Pushes">At least one.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.PushBatch")]
public sealed record PushBatch([property: Id(0)] PushPoint Before, [property: Id(1)] IReadOnlyList<LivePush> Pushes)
{
    /// <summary>Where the pushes are after the last of them.</summary>
    public PushPoint After => Before with { Count = Before.Count + Pushes.Count };
}
