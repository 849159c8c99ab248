using System.Text;

namespace InstaHub.GrainInterfaces.Events;

/// <summary>
/// Streams are a fixed number of partitions, never one for each entity: a queue is held back while an unknown stream registers.
/// </summary>
public static class EventPartitions
{
    /// <summary>How many there are. Never changes: queues and handler grains are keyed by it.</summary>
    public const int Count = 256;

    /// <summary>The partition of an entity's key: 32-bit FNV-1a of its UTF-8 bytes (http://www.isthe.com/chongo/tech/comp/fnv/), folded to 8 bits.</summary>
    public static int Of(string key)
    {
        var hash = 2166136261u;
        Span<byte> bytes = stackalloc byte[256];
        var length = Encoding.UTF8.GetByteCount(key);
        var utf8 = length <= bytes.Length ? bytes[..length] : new byte[length];
        Encoding.UTF8.GetBytes(key, utf8);
        foreach (var value in utf8)
            hash = (hash ^ value) * 16777619u;
        return (int)((hash >> 24) ^ (hash >> 16) ^ (hash >> 8) ^ hash) & (Count - 1);
    }
}
