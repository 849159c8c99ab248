namespace InstaHub.Grains.Common;

/// <summary>
/// A write was sent to the database and nobody can say whether it was committed: the connection was lost, or the answer did not
/// come in time. What a grain has in memory may be wrong now, so it deactivates and its next activation reads the truth; it never
/// repeats the write blindly.
/// </summary>
[GenerateSerializer, Alias("InstaHub.UnknownOutcomeException")]
public sealed class UnknownOutcomeException : Exception
{
    public UnknownOutcomeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
