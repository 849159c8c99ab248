namespace InstaHub.Runtime.Conformance.Support;

/// <summary>Who makes the calls of a test.</summary>
public enum Caller
{
    /// <summary>A client outside of the silo.</summary>
    Client,

    /// <summary>Code in the silo's process, outside of grains, as in a web front end hosted with it.</summary>
    Host,

    /// <summary>A grain on the silo.</summary>
    Grain,
}
