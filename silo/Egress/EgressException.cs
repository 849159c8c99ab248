namespace InstaHub.Silo.Egress;

/// <summary>How a fetch ended.</summary>
public enum EgressOutcome
{
    /// <summary>There is an answer, whatever its status.</summary>
    Fetched,

    /// <summary>An address, the first or one that it was redirected to, is not one to ask for.</summary>
    RefusedUrl,

    /// <summary>A name has an address that must not be reached; nothing was connected to.</summary>
    RefusedAddress,

    /// <summary>A name has no address.</summary>
    NotResolved,

    /// <summary>Nobody takes the connection.</summary>
    Unreachable,

    /// <summary>The server is not, by its certificate, who it should be, or has no encryption in common.</summary>
    BadTls,

    /// <summary>It took longer than all of it may.</summary>
    TimedOut,

    /// <summary>There was one redirect too many.</summary>
    TooManyRedirects,

    /// <summary>The header of the answer is too large.</summary>
    HeaderTooLarge,

    /// <summary>The answer is broken, or encoded in a way that was not asked for.</summary>
    BadAnswer,

    /// <summary>A host was asked often enough for now.</summary>
    Busy,
}

/// <summary>Nothing was fetched. The message has no address in it.</summary>
public sealed class EgressException(EgressOutcome outcome, string problem, Exception? innerException = null) : Exception(problem, innerException)
{
    /// <summary>Why.</summary>
    public EgressOutcome Outcome => outcome;
}
