using System.Globalization;
using System.Numerics;

namespace InstaHub.Silo.Stores.Events;

/// <summary>Some of the queues, as bits.</summary>
/// <param name="Bits">Bit n stands for queue n.</param>
public readonly record struct QueueSet(ulong Bits)
{
    /// <summary>How many queues there can be.</summary>
    public const int Capacity = 64;

    /// <summary>Whether no queue is in it.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>This and one more queue.</summary>
    public QueueSet With(int queue) => new(Bits | (1UL << queue));

    /// <summary>The queues, lowest first.</summary>
    public IEnumerable<int> Queues()
    {
        for (var bits = Bits; bits != 0; bits &= bits - 1)
            yield return BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>The payload of <c>NOTIFY</c>: hexadecimal digits.</summary>
    public override string ToString() => Bits.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else stands for all queues, for it costs one look in vain.</summary>
    public static QueueSet Parse(string payload) =>
        ulong.TryParse(payload, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? new(bits) : new(ulong.MaxValue);
}
