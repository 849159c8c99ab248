using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>The entries of a feed, in order of their keys, packed: 26 bytes each. Not thread-safe.</summary>
public sealed class FeedEntries
{
    private const int Step = 64;

    private long[] _times = [];
    private Guid[] _posts = [];
    private ushort[] _authors = [];

    public int Count { get; private set; }

    /// <summary>The key at a place; the oldest is at 0.</summary>
    public FeedKey this[int index] => new(_times[index], _posts[index]);

    /// <summary>The slot of the author at a place, in the feed's <see cref="FeedAuthors"/>.</summary>
    public ushort AuthorAt(int index) => _authors[index];

    /// <summary>How many keys are below this one: the place where it is, or would be.</summary>
    public int CountBelow(FeedKey key)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    public bool Contains(FeedKey key) => CountBelow(key) is var place && place < Count && this[place] == key;

    /// <summary>Adds an entry; false: it is there already.</summary>
    public bool Add(FeedKey key, ushort author)
    {
        // What is published now is the newest.
        var place = Count > 0 && this[Count - 1] < key ? Count : CountBelow(key);
        if (place < Count && this[place] == key)
            return false;
        if (Count == _times.Length)
            Resize(Count + Step);
        var after = Count - place;
        Array.Copy(_times, place, _times, place + 1, after);
        Array.Copy(_posts, place, _posts, place + 1, after);
        Array.Copy(_authors, place, _authors, place + 1, after);
        (_times[place], _posts[place], _authors[place]) = (key.At, key.PostId, author);
        Count++;
        return true;
    }

    /// <summary>Removes an entry; false: it was not there.</summary>
    public bool Remove(FeedKey key)
    {
        var place = CountBelow(key);
        if (place == Count || this[place] != key)
            return false;
        Close(place, 1);
        return true;
    }

    /// <summary>Removes all of one author.</summary>
    public void RemoveAuthor(ushort author)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_authors[i] == author)
                continue;
            (_times[kept], _posts[kept], _authors[kept]) = (_times[i], _posts[i], _authors[i]);
            kept++;
        }
        Count = kept;
    }

    /// <summary>Removes the oldest, so that this many are left.</summary>
    public void KeepNewest(int count)
    {
        if (Count > count)
            Close(0, Count - count);
    }

    /// <summary>Empties it and makes room.</summary>
    public void Reset(int room)
    {
        Count = 0;
        if (_times.Length < room || _times.Length > room + Step)
            Resize(room);
    }

    private void Close(int place, int count)
    {
        var after = Count - place - count;
        Array.Copy(_times, place + count, _times, place, after);
        Array.Copy(_posts, place + count, _posts, place, after);
        Array.Copy(_authors, place + count, _authors, place, after);
        Count -= count;
    }

    private void Resize(int room)
    {
        Array.Resize(ref _times, room);
        Array.Resize(ref _posts, room);
        Array.Resize(ref _authors, room);
    }
}
