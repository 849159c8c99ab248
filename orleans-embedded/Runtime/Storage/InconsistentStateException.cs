using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A state was to be written over one that it does not follow.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The version in the store.</summary>
    [Id(1)]
    public string? StoredEtag { get; private set; }

    /// <summary>The version that was to be replaced.</summary>
    [Id(2)]
    public string? CurrentEtag { get; private set; }

    /// <summary>Whether the exception has not left the grain whose state it is about; that grain ends when it lets it out.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    public override string ToString() => $"{nameof(InconsistentStateException)}: {Message} Expected Etag={CurrentEtag} Received Etag={StoredEtag} {InnerException}";
}
