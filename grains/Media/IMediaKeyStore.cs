using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>The secrets that addresses are signed by, in the database.</summary>
public interface IMediaKeyStore
{
    /// <summary>
    /// The key of this period and of the one before, newest first. The database decides which secret is the period's, whoever asks first.
    /// </summary>
    Task<IReadOnlyList<MediaKey>> GetAsync(int period, CancellationToken cancellationToken);
}
