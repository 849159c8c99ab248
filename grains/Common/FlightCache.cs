using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstaHub.Grains.Common;

/// <summary>
/// What was read or written of things with ids lately: at most <paramref name="capacity"/> of them, the least recently used going first.
/// A reading or a write that is under way is a flight: what it brings is kept only if nothing was told of that thing since it began.
/// Holds nothing until it is used. Not thread-safe.
/// </summary>
/// <param name="capacity">Most things kept; each takes about 100 bytes and its value.</param>
public sealed class FlightCache<TValue>(int capacity)
{
    private Dictionary<Guid, LinkedListNode<Entry>>? _entries;
    private LinkedList<Entry>? _byUse;
    private Dictionary<Guid, Flight>? _flights;

    /// <summary>Whether nothing is kept and nothing under way.</summary>
    public bool IsEmpty => _entries is not { Count: > 0 } && _flights is not { Count: > 0 };

    /// <summary>How many are kept.</summary>
    public int Count => _entries?.Count ?? 0;

    /// <summary>Finds what is kept, and counts it as used.</summary>
    public bool TryGet(Guid id, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (_entries?.TryGetValue(id, out var node) is not true)
            return false;
        _byUse!.Remove(node);
        _byUse.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    /// <summary>Begins a flight, to be given to <see cref="Land"/> or <see cref="Lose"/>.</summary>
    public int Begin(Guid id)
    {
        ref var flight = ref CollectionsMarshal.GetValueRefOrAddDefault(_flights ??= [], id, out _);
        flight.UnderWay++;
        return flight.Version;
    }

    /// <summary>Ends a flight that read <paramref name="value"/>.</summary>
    public void Land(Guid id, int version, TValue value)
    {
        if (End(id).Version == version)
            Keep(id, value);
    }

    /// <summary>Ends a flight that changed the thing, which is <paramref name="value"/> now: others that are under way may have missed it.</summary>
    public void LandChange(Guid id, int version, TValue value)
    {
        var flight = End(id);
        Forget(id);
        if (flight.Version == version)
            Keep(id, value);
    }

    /// <summary>Ends a flight that changed a part of the thing: what is kept of it is changed likewise, or forgotten where it may be another by now.</summary>
    public void LandChange(Guid id, int version, Func<TValue, TValue> change)
    {
        var flight = End(id);
        var isKnown = TryGet(id, out var value) && flight.Version == version;
        Forget(id);
        if (isKnown)
            Keep(id, change(value!));
    }

    /// <summary>Ends a flight of which nothing is known.</summary>
    public void Lose(Guid id)
    {
        End(id);
        Forget(id);
    }

    /// <summary>Forgets what is kept of a thing, and what is under way.</summary>
    public void Forget(Guid id)
    {
        if (_entries is not null && _entries.Remove(id, out var node))
            _byUse!.Remove(node);
        if (_flights is null)
            return;
        ref var flight = ref CollectionsMarshal.GetValueRefOrNullRef(_flights, id);
        if (!Unsafe.IsNullRef(ref flight))
            flight.Version++;
    }

    private Flight End(Guid id)
    {
        ref var flight = ref CollectionsMarshal.GetValueRefOrNullRef(_flights!, id);
        flight.UnderWay--;
        var ended = flight;
        if (ended.UnderWay == 0)
            _flights!.Remove(id);
        return ended;
    }

    private void Keep(Guid id, TValue value)
    {
        _byUse ??= new();
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries ??= [], id, out var exists);
        if (exists)
            _byUse.Remove(node!);
        node = _byUse.AddFirst(new Entry(id, value));
        if (_entries.Count <= capacity)
            return;
        _entries.Remove(_byUse.Last!.Value.Id);
        _byUse.RemoveLast();
    }

    private readonly record struct Entry(Guid Id, TValue Value);

    private record struct Flight(int UnderWay, int Version);
}
