namespace InstaHub.Silo.Media;

/// <summary>Nothing can be made of a file, and another attempt would find the same.</summary>
/// <param name="failure">One of <see cref="GrainInterfaces.Media.MediaFailures"/>.</param>
/// <param name="why">For the log.</param>
internal sealed class MediaFailedException(string failure, string why) : Exception(why)
{
    public string Failure { get; } = failure;
}
