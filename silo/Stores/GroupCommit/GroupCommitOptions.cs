using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>
/// How writes are gathered into transactions, for each hot table by itself; configuration section <c>GroupCommit</c>, checked at
/// start-up.
/// </summary>
public sealed class GroupCommitOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "GroupCommit";

    /// <summary>
    /// Most transactions of a table at the same time; each takes a connection while it lasts. More of them make smaller batches.
    /// 1 to 32. Default 2.
    /// </summary>
    [Range(1, 32)]
    public int Lanes { get; set; } = 2;

    /// <summary>Most operations of a transaction. 1 to 10,000. Default 250.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 250;

    /// <summary>
    /// Most operations accepted and not answered yet; who comes then waits in line. Unit: operations, 1 to 1,000,000.
    /// Default 10,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Capacity { get; set; } = 10_000;

    /// <summary>Longest wait in line; then the caller is told that the database is unavailable. Up to 5 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a transaction is tried that certainly was not committed, through no fault of its rows: a deadlock, a connection
    /// that the server had closed. 1 to 20. Default 5.
    /// </summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 5;
}

/// <summary>Checks <see cref="GroupCommitOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class GroupCommitOptionsValidator : IValidateOptions<GroupCommitOptions>;
