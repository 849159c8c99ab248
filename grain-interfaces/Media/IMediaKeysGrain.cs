using System.Text;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Media;

/// <summary>Gives the keys by which addresses of media are signed. One key serves all.</summary>
[Alias("InstaHub.Media.IMediaKeysGrain")]
public interface IMediaKeysGrain : IGrainWithIntegerKey
{
    /// <summary>The keys under which a signature can be valid, newest first; the newest signs. It is made when there is none.</summary>
    [Alias("GetKeys"), ReadOnly, AlwaysInterleave]
    Task<IReadOnlyList<MediaKey>> GetKeys(CancellationToken cancellationToken = default);
}

/// <summary>A secret that addresses are signed by.</summary>
/// <param name="Period">Number of the 30 days it signs in, counted from 1970.</param>
/// <param name="Secret">32 random bytes.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.MediaKey")]
public sealed record MediaKey([property: Id(0)] int Period, [property: Id(1)] ReadOnlyMemory<byte> Secret)
{
    // A secret does not belong into logs.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Period = ").Append(Period);
        return true;
    }
}
