namespace InstaHub.GrainInterfaces.Idempotency;

/// <summary>An answer as it was given, to be given again.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="ContentType">Null when there is no body.</param>
/// <param name="Location">The header of that name; null when it was not there.</param>
/// <param name="ETag">The header of that name; null when it was not there.</param>
/// <param name="Body">The body, without content coding.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Idempotency.IdempotentAnswer")]
public sealed record IdempotentAnswer(
    [property: Id(0)] int StatusCode,
    [property: Id(1)] string? ContentType,
    [property: Id(2)] string? Location,
    [property: Id(3)] string? ETag,
    [property: Id(4)] ReadOnlyMemory<byte> Body);
