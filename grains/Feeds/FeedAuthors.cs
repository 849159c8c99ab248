using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// The users whose posts may be in a feed, each with a slot by which entries name them: those the feed's user follows, and that user. A
/// hash table of 25 bytes a user and little slack. Not thread-safe.
/// </summary>
public sealed class FeedAuthors
{
    private const ushort None = ushort.MaxValue;
    private const Relation Unknown = (Relation)(-1);

    private Guid[] _ids = [];
    private bool[] _shown = [];

    // What is between the feed's user and each, as far as it is remembered.
    private Relation[] _relations = [];

    // The next slot of the same bucket; of a free slot, the next free one.
    private ushort[] _next = [];
    private ushort[] _buckets = [];
    private ushort _free = None;
    private int _used;

    public int Count { get; private set; }

    /// <summary>The slot of a user; null: none.</summary>
    public ushort? Find(Guid id)
    {
        if (_buckets.Length == 0)
            return null;
        for (var slot = _buckets[BucketOf(id)]; slot != None; slot = _next[slot])
        {
            if (_ids[slot] == id)
                return slot;
        }
        return null;
    }

    public Guid this[ushort slot] => _ids[slot];

    /// <summary>Whether posts of this user are in the feed: not when muted, blocked or not active.</summary>
    public bool IsShown(ushort slot) => _shown[slot];

    /// <summary>What is between the feed's user and another; null: that is not remembered.</summary>
    public Relation? RelationTo(Guid id) => Find(id) is { } slot && _relations[slot] != Unknown ? _relations[slot] : null;

    /// <summary>Remembers what is between the feed's user and another, if that is one of the authors.</summary>
    public void Remember(Guid id, Relation relation)
    {
        if (Find(id) is { } slot)
            _relations[slot] = relation;
    }

    /// <summary>Forgets what is between the feed's user and another.</summary>
    public void Forget(Guid id) => Remember(id, Unknown);

    /// <summary>Forgets what is between the feed's user and all others.</summary>
    public void ForgetRelations() => Array.Fill(_relations, Unknown);

    /// <summary>Adds a user, or changes whether their posts are shown.</summary>
    /// <returns>The slot.</returns>
    public ushort Set(Guid id, bool shown)
    {
        if (Find(id) is { } known)
        {
            _shown[known] = shown;
            return known;
        }

        if (_free == None && _used == _ids.Length)
            Resize(_used + (_used / 8) + 8);
        ushort slot;
        if (_free != None)
        {
            slot = _free;
            _free = _next[slot];
        }
        else
        {
            slot = (ushort)_used++;
        }

        (_ids[slot], _shown[slot], _relations[slot]) = (id, shown, Unknown);
        ref var bucket = ref _buckets[BucketOf(id)];
        (_next[slot], bucket) = (bucket, slot);
        Count++;
        return slot;
    }

    /// <summary>Removes a user; no entry may name the slot any more.</summary>
    public void Remove(Guid id)
    {
        if (_buckets.Length == 0)
            return;
        ref var link = ref _buckets[BucketOf(id)];
        while (link != None)
        {
            if (_ids[link] == id)
            {
                var slot = link;
                link = _next[slot];
                (_ids[slot], _next[slot], _free) = (default, _free, slot);
                Count--;
                return;
            }
            link = ref _next[link];
        }
    }

    /// <summary>Empties it and makes room.</summary>
    public void Reset(int room)
    {
        (_ids, _shown, _relations, _next, _buckets, _free, _used, Count) = ([], [], [], [], [], None, 0, 0);
        Resize(room);
    }

    /// <summary>All of them.</summary>
    public Guid[] ToArray()
    {
        var all = new Guid[Count];
        var count = 0;
        foreach (var first in _buckets)
        {
            for (var slot = first; slot != None; slot = _next[slot])
                all[count++] = _ids[slot];
        }
        return all;
    }

    private int BucketOf(Guid id) => (int)((uint)id.GetHashCode() % (uint)_buckets.Length);

    private void Resize(int room)
    {
        Array.Resize(ref _ids, room);
        Array.Resize(ref _shown, room);
        Array.Resize(ref _relations, room);
        _next = new ushort[room];
        _buckets = new ushort[room | 1];
        Array.Fill(_buckets, None);
        for (ushort slot = 0; slot < _used; slot++)
        {
            ref var bucket = ref _buckets[BucketOf(_ids[slot])];
            (_next[slot], bucket) = (bucket, slot);
        }
    }
}
