namespace InstaHub.Web.Security.OpenId;

/// <summary>A provider did not answer, or not as it must. The message is for the operator's log, and has no secrets.</summary>
internal sealed class ProviderException(string message, bool isAway, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether it is worth another try; else what it said is refused.</summary>
    public bool IsAway { get; } = isAway;

    public static ProviderException Away(string message, Exception? innerException = null) => new(message, isAway: true, innerException);

    public static ProviderException Refused(string message) => new(message, isAway: false);
}
