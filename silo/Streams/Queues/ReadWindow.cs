namespace InstaHub.Silo.Streams.Queues;

/// <summary>
/// Knows below which position nothing can turn up any more, so that a read need not begin at the beginning and step over what has
/// been deleted. A position is given before its row is committed, so the newest one seen is not that bound; but once every
/// transaction has ended that was running a moment after it was seen, it is.
/// </summary>
/// <remarks>
/// "A moment", because a transaction takes the position of its first row just before its number. Reads from the beginning, once in
/// a while, find what would break that.
/// </remarks>
internal sealed class ReadWindow(TimeProvider time)
{
    /// <summary>Time in which a writer that has a position surely has a transaction number.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(25);

    private readonly Queue<Mark> _unnumbered = new();
    private readonly Queue<Mark> _numbered = new();
    private long _newest;
    private long _newestMarked;
    private long _lastMark;

    /// <summary>Everything at or below it has been seen.</summary>
    public long Start { get; private set; }

    /// <summary>Takes note of what a read gave.</summary>
    public void Note(EventRead read, EventQueueAnswer answer)
    {
        var now = time.GetTimestamp();
        while (_unnumbered.TryPeek(out var mark) && time.GetElapsedTime(mark.SeenAt, now) >= Moment)
            _numbered.Enqueue(_unnumbered.Dequeue() with { Transaction = answer.NextTransaction });

        // A read that was cut short by its limit has seen up to its last row alone.
        var seenUpTo = answer.Rows.Count < read.Limit ? long.MaxValue : answer.Rows[^1].Position;
        while (_numbered.TryPeek(out var mark) && mark.Transaction <= answer.OldestRunning && mark.Position <= seenUpTo)
            Start = Math.Max(Start, _numbered.Dequeue().Position);

        if (answer.Rows.Count > 0)
            _newest = Math.Max(_newest, answer.Rows[^1].Position);
        if (_newest > _newestMarked && (_newestMarked == 0 || time.GetElapsedTime(_lastMark, now) >= Spacing))
        {
            _unnumbered.Enqueue(new Mark(_newest, now, 0));
            (_newestMarked, _lastMark) = (_newest, now);
        }
    }

    /// <summary>A position that was the newest, when that was, and the first transaction that began surely later.</summary>
    private readonly record struct Mark(long Position, long SeenAt, long Transaction);
}
