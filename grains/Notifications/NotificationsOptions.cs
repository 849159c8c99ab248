using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Notifications;

/// <summary>Options of notifications, on the grains' side; section <c>Notifications</c>, checked at start-up.</summary>
public sealed class NotificationsOptions
{
    public const string Section = "Notifications";

    /// <summary>Shortest time between two pushes to one user: what comes meanwhile goes together. 10 ms to 1 min. Default 300 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PushInterval { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// How long what is in memory holds when nobody says that it has changed: a hidden account or post of others is noticed by then.
    /// 10 ms to 1 h. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MemoryLifetime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often it is looked for a connected user whether there is something that nobody came to say. 10 ms to 1 h. Default 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>Checks <see cref="NotificationsOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class NotificationsOptionsValidator : IValidateOptions<NotificationsOptions>;
