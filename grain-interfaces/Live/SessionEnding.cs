namespace InstaHub.GrainInterfaces.Live;

/// <summary>Sessions that have ended: their connections are closed and their access tokens refused.</summary>
/// <param name="UserId">Whose they were.</param>
/// <param name="Sessions">Their ids.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.SessionEnding")]
public sealed record SessionEnding([property: Id(0)] Guid UserId, [property: Id(1)] IReadOnlyList<Guid> Sessions);
