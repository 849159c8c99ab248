using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>
/// Which events of one part one connection has got: those after <see cref="From"/> up to <see cref="Sent"/>. Decides what else to
/// send, so that each comes once and in order whatever the pushes do. Pure, not thread-safe.
/// </summary>
/// <param name="start">Where the part was when the connection began.</param>
internal sealed class PartCursor(LivePoint start)
{
    public LivePoint From { get; private set; } = start;

    public LivePoint Sent { get; private set; } = start;

    /// <summary>What a push with this number is to the connection.</summary>
    public PushPlace PlaceOf(LivePoint point) =>
        point.Epoch != Sent.Epoch || point.Number > Sent.Number + 1 ? PushPlace.Gap
        : point.Number <= Sent.Number ? PushPlace.Repetition
        : PushPlace.Next;

    /// <summary>The event with this number has been sent.</summary>
    public void Advance(LivePoint point)
    {
        if (point.Epoch != From.Epoch)
            From = point with { Number = point.Number - 1 };
        Sent = point;
    }

    /// <summary>What came before this point is lost to the connection: its client reloads.</summary>
    public void Restart(LivePoint point) => From = Sent = point;

    /// <summary>Whether a client that has seen everything up to <paramref name="seen"/> may lack what came before this connection.</summary>
    public bool MayLack(LivePoint seen) =>
        seen != From && (seen.Epoch != From.Epoch || seen.Number < From.Number || seen.Number > Sent.Number);

    /// <summary>What a client that has seen everything up to <paramref name="seen"/> lacks; it counts as sent then.</summary>
    /// <param name="seen">As the client says.</param>
    /// <param name="since">What the source says has happened after it.</param>
    /// <returns>Null when it cannot be told.</returns>
    public IReadOnlyList<LiveEvent>? TakeMissed(LivePoint seen, MissedEvents since)
    {
        if (since.Events is null)
            return null;
        var first = new LivePoint(since.Point.Epoch, since.Point.Number - since.Events.Count);
        if (first.Epoch == Sent.Epoch ? first.Number > Sent.Number : Sent.Epoch == 0)
        {
            // It has seen, through another connection, what this one is about to get.
            Restart(first);
            return [];
        }
        if (first.Epoch != From.Epoch)
            return null;

        // What is after From this connection has sent already, or will.
        var missed = since.Events.Take((int)Math.Max(0, From.Number - first.Number)).ToArray();
        if (missed.Length > 0)
            From = first;
        return missed;
    }
}

/// <summary>What a push is to a connection.</summary>
internal enum PushPlace
{
    /// <summary>The event after the last one.</summary>
    Next,

    /// <summary>It was sent before.</summary>
    Repetition,

    /// <summary>Something before it has not arrived.</summary>
    Gap,
}
