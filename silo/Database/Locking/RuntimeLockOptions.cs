using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Database.Locking;

/// <summary>The implementation of the Orleans programming model that a process runs.</summary>
public enum ServingRuntime
{
    /// <summary>One process, alone on its database.</summary>
    Embedded,

    /// <summary>A silo of a cluster; any number of them share a database.</summary>
    Orleans,
}

/// <summary>Options of <see cref="RuntimeLock"/>; configuration section <c>Database:RuntimeLock</c>.</summary>
public sealed class RuntimeLockOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Database:RuntimeLock";

    /// <summary>Set by the host, not by configuration. Default <see cref="ServingRuntime.Embedded"/>.</summary>
    public ServingRuntime Runtime { get; set; } = ServingRuntime.Embedded;

    /// <summary>
    /// How long start-up waits for a process that is just ending to free the database. Up to 10 min. Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Checks <see cref="RuntimeLockOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class RuntimeLockOptionsValidator : IValidateOptions<RuntimeLockOptions>;
