namespace InstaHub.GrainInterfaces.Common;

/// <summary>
/// Something that a grain needs is away, the database above all: worth another try, answered 503. Crosses silos as itself, which
/// the errors of a database client do not.
/// </summary>
[GenerateSerializer, Immutable, Alias("InstaHub.UnavailableException")]
public sealed class UnavailableException(string message) : Exception(message);
