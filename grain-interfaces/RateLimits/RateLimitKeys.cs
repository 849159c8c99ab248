using System.Buffers.Binary;
using System.Net;

namespace InstaHub.GrainInterfaces.RateLimits;

/// <summary>What a limit is about. The names are part of grain keys and never change their meaning.</summary>
public enum RateLimitKind
{
    /// <summary>All requests of an address nobody has signed in from.</summary>
    Anonymous = 0,

    /// <summary>All requests of a user.</summary>
    User = 1,

    /// <summary>Requests of a user that change something.</summary>
    UserWrites = 2,
}

/// <summary>Makes the keys of <see cref="IRateLimitGrain"/>, and the numbers that subjects are told apart by.</summary>
public static class RateLimitKeys
{
    /// <summary>The counter of a subject.</summary>
    public static IRateLimitGrain GetRateLimitGrain(this IGrainFactory grains, RateLimitKind kind, UInt128 subject) =>
        grains.GetGrain<IRateLimitGrain>($"{NameOf(kind)}/{subject:x32}");

    /// <summary>The number of a user.</summary>
    public static UInt128 Of(Guid userId)
    {
        Span<byte> bytes = stackalloc byte[16];
        userId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>
    /// The number of an address: an IPv4 address is one subject, an IPv6 address counts by its network of 64 bits, because
    /// that is what one household or server is given.
    /// </summary>
    public static UInt128 Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        if (address is null || !address.TryWriteBytes(bytes, out var length))
            return UInt128.Zero;
        if (length == 4)
            return MappedToIPv6(BinaryPrimitives.ReadUInt32BigEndian(bytes));
        if (address.IsIPv4MappedToIPv6)
            return MappedToIPv6(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        bytes[8..].Clear();
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static UInt128 MappedToIPv6(uint address) => new(0, 0x0000_FFFF_0000_0000UL | address);

    private static string NameOf(RateLimitKind kind) => kind switch
    {
        RateLimitKind.Anonymous => "anonymous",
        RateLimitKind.User => "user",
        RateLimitKind.UserWrites => "user-writes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
