namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Whether somebody is in a chat.</summary>
internal enum Place
{
    Never,
    In,
    Out,
}

/// <summary>How somebody stands in a chat.</summary>
/// <param name="Place">Whether they are in it.</param>
/// <param name="Role">1 member, 2 admin, 3 owner.</param>
/// <param name="Since">They see messages after this number.</param>
/// <param name="Until">And up to this one; null: all.</param>
/// <param name="ReadFrom">Their read mark when they came.</param>
internal sealed record Standing(Place Place, int Role = 1, long Since = 0, long? Until = null, long ReadFrom = 0)
{
    public static readonly Standing Never = new(Place.Never);

    public bool IsIn => Place == Place.In;

    public bool Sees(long sequence) => Place != Place.Never && sequence > Since && (Until is not { } until || sequence <= until);
}

/// <summary>Something that is so from a moment between begin and end of what made it so.</summary>
internal sealed record Change<T>(T Value, long Begin, long End);

/// <summary>What became so, one after the other.</summary>
internal sealed class History<T>(T first)
{
    private readonly List<Change<T>> _changes = [new(first, long.MinValue, long.MinValue)];

    public IReadOnlyList<Change<T>> Changes => _changes;

    public T Last => _changes[^1].Value;

    public void Add(T value, long begin, long end)
    {
        lock (_changes)
            _changes.Add(new(value, begin, end));
    }

    /// <summary>What may have been so at some moment of a time: it was made before its end, and what followed was not there before its beginning.</summary>
    public IEnumerable<T> During(long begin, long end)
    {
        for (var i = 0; i < _changes.Count; i++)
        {
            if (_changes[i].Begin <= end && (i == _changes.Count - 1 || _changes[i + 1].End >= begin))
                yield return _changes[i].Value;
        }
    }
}
