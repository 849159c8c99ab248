namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>A session as its user sees it.</summary>
/// <param name="Id">The session; the <c>sid</c> of its access tokens.</param>
/// <param name="Device">What the client said it is.</param>
/// <param name="Address">The address it was last seen at.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="LastSeen">When it began or was last refreshed, UTC.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.SessionView")]
public sealed record SessionView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Device,
    [property: Id(2)] string Address,
    [property: Id(3)] DateTimeOffset StartedAt,
    [property: Id(4)] DateTimeOffset LastSeen);

/// <summary>Sessions that were ended: their refresh tokens are refused, and their access tokens within seconds.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.EndedSessions")]
public sealed record EndedSessions([property: Id(0)] IReadOnlyList<Guid> Ids)
{
    public static readonly EndedSessions None = new([]);
}
