using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>The identity of a stream: a namespace, which may be missing, and a key.</summary>
[GenerateSerializer, Immutable]
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    [Id(0)]
    private readonly byte[] fullKey;

    [Id(1)]
    private readonly ushort keyIndex;

    [Id(2)]
    private readonly int hash;

    private StreamId(byte[] fullKey, ushort keyIndex)
    {
        this.fullKey = fullKey;
        this.keyIndex = keyIndex;
        hash = (int)StableHash.ComputeHash(fullKey);
    }

    /// <summary>Namespace and key, one after the other, as UTF-8.</summary>
    public ReadOnlyMemory<byte> FullKey => fullKey;

    public ReadOnlyMemory<byte> Namespace => fullKey.AsMemory(0, keyIndex);

    public ReadOnlyMemory<byte> Key => fullKey.AsMemory(keyIndex);

    public static StreamId Create(string? ns, Guid key) => Create(ns, key.ToString("N"));

    public static StreamId Create(string? ns, long key) => Create(ns, key.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static StreamId Create(string? ns, string key) => Create(Encoding.UTF8.GetBytes(ns ?? ""), Encoding.UTF8.GetBytes(key));

    /// <exception cref="ArgumentNullException">There is no key.</exception>
    public static StreamId Create(ReadOnlySpan<byte> ns, ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            throw new ArgumentNullException(nameof(key));
        }

        return new([.. ns, .. key], (ushort)ns.Length);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">There is no slash.</exception>
    public static StreamId Parse(ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'/');
        return slash < 0 ? throw new ArgumentException($"Unable to parse \"{Encoding.UTF8.GetString(value)}\" as a stream id") : Create(value[..slash], value[(slash + 1)..]);
    }

    public int CompareTo(StreamId other) => fullKey.AsSpan().SequenceCompareTo(other.fullKey);

    // As in Orleans, where the namespace ends makes no difference.
    public bool Equals(StreamId other) => hash == other.hash && fullKey.AsSpan().SequenceEqual(other.fullKey);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() => hash;

    public string GetKeyAsString() => Encoding.UTF8.GetString(fullKey, keyIndex, fullKey.Length - keyIndex);

    public string? GetNamespace() => keyIndex == 0 ? null : Encoding.UTF8.GetString(fullKey, 0, keyIndex);

    public override string ToString() => $"{GetNamespace() ?? "null"}/{GetKeyAsString()}";

    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);

    /// <summary>The key of the grain of <paramref name="grainClass"/> that gets this stream: the stream's, in the form of that grain's keys.</summary>
    /// <exception cref="ArgumentException">The stream's key is no GUID or number where the grain's is one.</exception>
    internal IdSpan GrainKey(Type grainClass)
    {
        if (grainClass.IsAssignableTo(typeof(IGrainWithIntegerKey)))
        {
            return Utf8Parser.TryParse(Key.Span, out long number, out var read) && read == Key.Length ? GrainIdKeyExtensions.CreateIntegerKey(number) : throw new ArgumentException($"The key of stream {this} is no number, as grains of {grainClass} need");
        }

        if (grainClass.IsAssignableTo(typeof(IGrainWithGuidKey)) && !(Utf8Parser.TryParse(Key.Span, out Guid _, out var length, 'N') && length == Key.Length))
        {
            throw new ArgumentException($"The key of stream {this} is no GUID, as grains of {grainClass} need");
        }

        return new(Key.ToArray());
    }
}
