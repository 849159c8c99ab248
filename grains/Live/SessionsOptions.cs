using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Live;

/// <summary>Options of connections, on the grains' side; section <c>Live</c>, checked at start-up.</summary>
public sealed class SessionsOptions
{
    public const string Section = "Live";

    /// <summary>Most connections of one user, over all web processes; one more is refused. 1 to 10,000. Default 20.</summary>
    [Range(1, 10_000)]
    public int MaxConnectionsPerUser { get; set; } = 20;

    /// <summary>
    /// How long a web process counts as there after it last said so; several times the web processes' <c>Renewal</c>. 1 s to 10 min.
    /// Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Shortest time between two pushes of the numbers of one post. 250 ms to 1 min. Default 300 ms: so that also by way of a network that
    /// bunches them there are at most 4 in a second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.25", "00:01:00")]
    public TimeSpan CountsInterval { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// How long a user whose last connection has been closed is still there for others, so that who reloads a page does not flicker. 0 to 5 min.
    /// Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan OfflineGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Shortest time between two pushes of whether one user is there; the first change is pushed at once. 0 to 1 min. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan PresenceInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Shortest time between two writes of when a user who is there was last seen; that they go is written always. After the loss of a silo it may be
    /// wrong by so much. 1 s to 1 day. Default 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LastSeenInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most pushes that wait for one web process to take them; beyond that they are dropped, and the process catches up. 1 to 1,000,000. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxQueuedPushes { get; set; } = 10_000;
}

/// <summary>Checks <see cref="SessionsOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class SessionsOptionsValidator : IValidateOptions<SessionsOptions>;
