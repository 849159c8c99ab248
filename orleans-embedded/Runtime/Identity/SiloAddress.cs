using System.Globalization;
using System.Net;

namespace Orleans.Runtime;

/// <summary>A silo of one start: its end point and the generation of that start, written <c>ip:port@generation</c>.</summary>
[GenerateSerializer, Immutable]
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>
{
    private static readonly DateTime Epoch = new(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
    }

    [Id(0)]
    public IPEndPoint Endpoint { get; }

    [Id(1)]
    public int Generation { get; }

    public static SiloAddress Zero { get; } = New(IPAddress.Any, 0, 0);

    /// <summary>A generation later than all of earlier starts: seconds since 2022.</summary>
    public static int AllocateNewGeneration() => (int)((DateTime.UtcNow - Epoch).Ticks / TimeSpan.TicksPerSecond);

    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    /// <summary>Reads what <see cref="ToParsableString"/> wrote.</summary>
    public static SiloAddress FromParsableString(string addr)
    {
        var at = addr.LastIndexOf('@');
        var colon = at < 0 ? -1 : addr.LastIndexOf(':', at);
        return colon < 0
            ? throw new FormatException($"'{addr}' is not a silo address")
            : New(IPAddress.Parse(addr[..colon]), int.Parse(addr.AsSpan(colon + 1, at - colon - 1), CultureInfo.InvariantCulture), int.Parse(addr.AsSpan(at + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>The written form of this address.</summary>
    public string ToParsableString() => string.Create(CultureInfo.InvariantCulture, $"{Endpoint.Address}:{Endpoint.Port}@{Generation}");

    public int CompareTo(SiloAddress? other) => other is null ? 1 : string.CompareOrdinal(ToParsableString(), other.ToParsableString());

    public bool Equals(SiloAddress? other) => other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    public override int GetHashCode() => HashCode.Combine(Endpoint, Generation);

    public override string ToString() => $"S{Endpoint}:{Generation.ToString(CultureInfo.InvariantCulture)}";
}
