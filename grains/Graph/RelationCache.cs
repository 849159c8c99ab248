using System.Runtime.InteropServices;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Graph;

/// <summary>
/// What one user has with others, as far as it was asked for lately: at most <see cref="Capacity"/> of them, the least recently used
/// going first. A reading or a write that is under way is a flight: what it brings is kept only if nothing was told of that other
/// since it began. Holds nothing until it is used. Not thread-safe.
/// </summary>
public sealed class RelationCache
{
    /// <summary>Most relations kept for one user; about 100 bytes each.</summary>
    public const int Capacity = 2_000;

    private Dictionary<Guid, LinkedListNode<Entry>>? _entries;
    private LinkedList<Entry>? _byUse;
    private Dictionary<Guid, Flight>? _flights;

    /// <summary>Whether nothing is kept and nothing under way.</summary>
    public bool IsEmpty => _entries is not { Count: > 0 } && _flights is not { Count: > 0 };

    /// <summary>How many are kept.</summary>
    public int Count => _entries?.Count ?? 0;

    /// <summary>Finds what is kept, and counts it as used.</summary>
    public bool TryGet(Guid userId, out Relation relation)
    {
        relation = Relation.None;
        if (_entries?.TryGetValue(userId, out var node) is not true)
            return false;
        _byUse!.Remove(node);
        _byUse.AddFirst(node);
        relation = node.Value.Relation;
        return true;
    }

    /// <summary>Begins a flight, to be given to <see cref="Land"/> or <see cref="Lose"/>.</summary>
    public int Begin(Guid userId)
    {
        ref var flight = ref CollectionsMarshal.GetValueRefOrAddDefault(_flights ??= [], userId, out _);
        flight.UnderWay++;
        return flight.Version;
    }

    /// <summary>Ends a flight that read <paramref name="relation"/>.</summary>
    public void Land(Guid userId, int version, Relation relation)
    {
        if (End(userId).Version == version)
            Keep(userId, relation);
    }

    /// <summary>Ends a flight that changed the pair, which is <paramref name="relation"/> now: others that are under way may have missed it.</summary>
    public void LandChange(Guid userId, int version, Relation relation)
    {
        var flight = End(userId);
        Forget(userId);
        if (flight.Version == version)
            Keep(userId, relation);
    }

    /// <summary>Ends a flight of which nothing is known.</summary>
    public void Lose(Guid userId)
    {
        End(userId);
        Forget(userId);
    }

    /// <summary>Forgets what is kept of an other, and what is under way.</summary>
    public void Forget(Guid userId)
    {
        if (_entries is not null && _entries.Remove(userId, out var node))
            _byUse!.Remove(node);
        if (_flights is null)
            return;
        ref var flight = ref CollectionsMarshal.GetValueRefOrNullRef(_flights, userId);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref flight))
            flight.Version++;
    }

    private Flight End(Guid userId)
    {
        ref var flight = ref CollectionsMarshal.GetValueRefOrNullRef(_flights!, userId);
        flight.UnderWay--;
        var ended = flight;
        if (ended.UnderWay == 0)
            _flights!.Remove(userId);
        return ended;
    }

    private void Keep(Guid userId, Relation relation)
    {
        _byUse ??= new();
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries ??= [], userId, out var exists);
        if (exists)
            _byUse.Remove(node!);
        node = _byUse.AddFirst(new Entry(userId, relation));
        if (_entries.Count <= Capacity)
            return;
        _entries.Remove(_byUse.Last!.Value.UserId);
        _byUse.RemoveLast();
    }

    private readonly record struct Entry(Guid UserId, Relation Relation);

    private record struct Flight(int UnderWay, int Version);
}
