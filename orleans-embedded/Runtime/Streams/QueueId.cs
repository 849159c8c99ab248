namespace Orleans.Streams;

/// <summary>The identity of one queue of a stream provider.</summary>
[GenerateSerializer, Immutable]
public readonly struct QueueId : IEquatable<QueueId>, IComparable<QueueId>
{
    [Id(0)]
    private readonly string queueNamePrefix;

    [Id(1)]
    private readonly uint queueId;

    [Id(2)]
    private readonly uint uniformHashCache;

    private QueueId(string queuePrefix, uint id, uint hash)
    {
        queueNamePrefix = queuePrefix;
        queueId = id;
        uniformHashCache = hash;
    }

    public bool IsDefault => queueNamePrefix is null;

    /// <param name="queueName">What the queues of a provider have in common.</param>
    /// <param name="queueId">The number of this one.</param>
    /// <param name="hash">Its place on the ring of silos.</param>
    public static QueueId GetQueueId(string queueName, uint queueId, uint hash)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        return new(queueName, queueId, hash);
    }

    public string GetStringNamePrefix() => queueNamePrefix;

    public uint GetNumericId() => queueId;

    public uint GetUniformHashCode() => uniformHashCache;

    public int CompareTo(QueueId other) =>
        (queueId, uniformHashCache).CompareTo((other.queueId, other.uniformHashCache)) is var order and not 0 ? order : string.CompareOrdinal(queueNamePrefix, other.queueNamePrefix);

    public bool Equals(QueueId other) => queueId == other.queueId && uniformHashCache == other.uniformHashCache && queueNamePrefix == other.queueNamePrefix;

    public override bool Equals(object? obj) => obj is QueueId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(queueId, uniformHashCache, queueNamePrefix);

    public override string ToString() => $"{queueNamePrefix?.ToLowerInvariant()}-{queueId}";

    public static bool operator ==(QueueId left, QueueId right) => left.Equals(right);

    public static bool operator !=(QueueId left, QueueId right) => !left.Equals(right);
}
