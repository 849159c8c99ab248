using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Options of what is done to accounts in the background; configuration section <c>Accounts</c>, checked at start-up.</summary>
public sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>How long the rows of a deleted account are kept. 0 to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan PurgeAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the product looks for what is to be removed. 10 ms to 1 day. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the product looks for exports to be made. 10 ms to 1 h. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ExportInterval { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Checks <see cref="AccountOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class AccountOptionsValidator : IValidateOptions<AccountOptions>;
