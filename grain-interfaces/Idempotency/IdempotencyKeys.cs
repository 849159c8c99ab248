using System.Security.Cryptography;
using System.Text;

namespace InstaHub.GrainInterfaces.Idempotency;

/// <summary>Makes the keys of <see cref="IIdempotencyGrain"/>.</summary>
public static class IdempotencyKeys
{
    /// <summary>The grain of a caller's key on a route.</summary>
    /// <param name="grains">Makes the reference.</param>
    /// <param name="caller">The user, or the address of who is not signed in.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="key">As the client sent it.</param>
    public static IIdempotencyGrain GetIdempotencyGrain(this IGrainFactory grains, string caller, string path, string key) =>
        grains.GetGrain<IIdempotencyGrain>(Of(caller, path, key));

    /// <summary>SHA-256 of the three with their lengths, so that no two triples share one, in hexadecimal.</summary>
    public static string Of(string caller, string path, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Length}:{caller}{path.Length}:{path}{key.Length}:{key}")));
}
