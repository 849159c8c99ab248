using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Presence;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Live;

/// <summary>
/// One user's connections, by user id: which web processes hold how many, and by that whether the user is there. Kept in memory; each process
/// tells it again every few seconds. What the user chose to be seen as, and when they were last seen, is stored.
/// </summary>
[Alias("InstaHub.Live.ISessionsGrain")]
public interface ISessionsGrain : IGrainWithGuidKey
{
    /// <summary>Tells how many connections a web process holds of the user; that holds for the length of a lease.</summary>
    /// <param name="report">The process's reports of one user come one after the other.</param>
    /// <returns>How many the user has in all, or <see cref="LiveErrors.TooManyConnections"/>: the new one must be closed.</returns>
    [Alias("Report"), AlwaysInterleave]
    Task<Result<int>> Report(SessionReport report);

    /// <summary>The ids of the web processes that hold connections.</summary>
    [Alias("GetWebProcesses"), AlwaysInterleave]
    Task<IReadOnlyList<string>> GetWebProcesses();

    /// <summary>Whether the user has a connection.</summary>
    [Alias("IsOnline"), AlwaysInterleave]
    Task<bool> IsOnline();

    /// <summary>Whether the user is there, as others see it. Whether the caller may know is the caller's to ask: <see cref="IPresenceQueries"/>.</summary>
    [Alias("GetPresence"), AlwaysInterleave]
    ValueTask<UserPresence> GetPresence();

    /// <summary>
    /// From now on, for the length of a lease, a web process is told of changes: one push each, however many of its connections watch. Who may
    /// know is asked there.
    /// </summary>
    /// <param name="webProcess">Key of its <see cref="IWebHostGrain"/>.</param>
    /// <param name="seen">Number of the newest that it has; 0: none.</param>
    /// <returns>What there is now. Not older than what the process has.</returns>
    [Alias("WatchPresence"), AlwaysInterleave]
    ValueTask<UserPresence> WatchPresence(string webProcess, long seen);

    /// <summary>Sets what the user, while they have a connection, is seen as. It is stored, and holds until it is set again.</summary>
    /// <returns>What others see then.</returns>
    [Alias("SetStatus")]
    Task<UserPresence> SetStatus(PresenceStatus status);
}

/// <summary>How many connections a web process holds of a user.</summary>
/// <param name="WebProcess">Key of its <see cref="IWebHostGrain"/>.</param>
/// <param name="Connections">All of them, a new one included.</param>
/// <param name="IsOpening">Whether there is a new one, which may be refused.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.SessionReport")]
public sealed record SessionReport([property: Id(0)] string WebProcess, [property: Id(1)] int Connections, [property: Id(2)] bool IsOpening);
