using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Options of what is done to notifications in the background; section <c>Notifications</c>, which the grains read too, checked at start-up.</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>How long a notification is kept after something new came to it. 1 s to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often the product looks for what is to be removed. 10 ms to 1 day. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Checks <see cref="NotificationOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class NotificationOptionsValidator : IValidateOptions<NotificationOptions>;
