using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Live;

/// <summary>One user's connections, by user id: which web processes hold how many. Kept in memory; each process tells it again every few seconds.</summary>
[Alias("InstaHub.Live.ISessionsGrain")]
public interface ISessionsGrain : IGrainWithGuidKey
{
    /// <summary>Tells how many connections a web process holds of the user; that holds for the length of a lease.</summary>
    /// <param name="report">The process's reports of one user come one after the other.</param>
    /// <returns>How many the user has in all, or <see cref="LiveErrors.TooManyConnections"/>: the new one must be closed.</returns>
    [Alias("Report")]
    Task<Result<int>> Report(SessionReport report);

    /// <summary>The ids of the web processes that hold connections.</summary>
    [Alias("GetWebProcesses")]
    Task<IReadOnlyList<string>> GetWebProcesses();

    /// <summary>Whether the user has a connection.</summary>
    [Alias("IsOnline")]
    Task<bool> IsOnline();
}

/// <summary>How many connections a web process holds of a user.</summary>
/// <param name="WebProcess">Key of its <see cref="IWebHostGrain"/>.</param>
/// <param name="Connections">All of them, a new one included.</param>
/// <param name="IsOpening">Whether there is a new one, which may be refused.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.SessionReport")]
public sealed record SessionReport([property: Id(0)] string WebProcess, [property: Id(1)] int Connections, [property: Id(2)] bool IsOpening);
