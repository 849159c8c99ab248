using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Live;

/// <summary>What has come to somebody, numbered, and references to the last of it. Grows with what there is. Not thread-safe.</summary>
/// <param name="capacity">How many are kept; who has missed more reloads.</param>
internal sealed class Arrivals<T>(int capacity)
{
    private const int Least = 8;

    // The one with number n is at (n - 1) modulo the length; until it is full nothing has been overwritten, so that all are at the beginning.
    private T[] _last = [];

    /// <summary>The place after the last.</summary>
    public LivePoint Point { get; private set; } = new(LiveEpoch.New(), 0);

    /// <summary>Gives an arrival its number.</summary>
    public LivePoint Add(T arrival)
    {
        if (Point.Number == _last.Length && _last.Length < capacity)
            Array.Resize(ref _last, Math.Min(Math.Max(_last.Length * 2, Least), capacity));
        _last[Point.Number % _last.Length] = arrival;
        return Point = Point.Next();
    }

    /// <summary>What has come after a point, in its order; null: that cannot be told.</summary>
    public IReadOnlyList<T>? Since(LivePoint point)
    {
        var missed = Point.Number - point.Number;
        if (point.Epoch != Point.Epoch || missed < 0 || missed > Math.Min(Point.Number, _last.Length))
            return null;
        var arrivals = new T[missed];
        for (var i = 0; i < arrivals.Length; i++)
            arrivals[i] = _last[(point.Number + i) % _last.Length];
        return arrivals;
    }

    /// <summary>Numbers begin anew: whoever asks for what came before reloads.</summary>
    public void Restart() => (Point, _last) = (new(LiveEpoch.New(), 0), []);
}
