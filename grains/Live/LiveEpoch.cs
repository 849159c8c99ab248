using System.Security.Cryptography;

namespace InstaHub.Grains.Live;

/// <summary>Makes epochs.</summary>
public static class LiveEpoch
{
    /// <summary>A number that has not been used before, never 0.</summary>
    public static long New() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) is var epoch and not 0 ? epoch : 1;
}
