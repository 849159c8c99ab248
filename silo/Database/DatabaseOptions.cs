using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Database;

/// <summary>
/// How this process talks to PostgreSQL; configuration section <c>Database</c>, with the connection string from
/// <c>ConnectionStrings:InstaHub</c>. Where the connection string itself names a setting, the connection string wins.
/// </summary>
public sealed class DatabaseOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Database";

    /// <summary>The name of the connection string in the configuration.</summary>
    public const string ConnectionStringName = "InstaHub";

    /// <summary>Npgsql connection string of a PostgreSQL 15 or newer. No default.</summary>
    [Required(ErrorMessage = "There is no connection string ConnectionStrings:InstaHub (environment: ConnectionStrings__InstaHub).")]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Shown by the server in <c>pg_stat_activity</c>; connections with a purpose of their own append it.
    /// Default <c>instahub</c>.
    /// </summary>
    [Required, StringLength(32)]
    public string ApplicationName { get; set; } = "instahub";

    /// <summary>Connections kept open although nothing uses them. Unit: connections. Default 2.</summary>
    [Range(0, 1000)]
    public int MinPoolSize { get; set; } = 2;

    /// <summary>
    /// Most pooled connections of this process; who needs one more waits for at most <see cref="ConnectTimeout"/>.
    /// All processes together must stay below the server's <c>max_connections</c>. Unit: connections. Default 40.
    /// </summary>
    [Range(1, 1000)]
    public int MaxPoolSize { get; set; } = 40;

    /// <summary>
    /// Longest wait for a connection, from the pool or from the network, before the database counts as away.
    /// Whole seconds, 1 s to 60 s. Default 3 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Longest wait for the answer to a command; it is cancelled then. Whole seconds, 1 s to 10 min. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longest wait for the server to confirm a cancelled command before the connection is given up.
    /// 100 ms to 60 s. Default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CancellationTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The server ends a session that has been idle inside a transaction for this long: readers of the event queue
    /// rely on no transaction of ours lasting. Whole seconds, 1 s to 1 h. Default 60 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleInTransactionTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Idle time after which the kernel begins to probe a connection's peer, so that a host that vanished is noticed.
    /// Whole seconds, 1 s to 1 h. Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Most statements a connection keeps prepared, the least recently used one giving way; 0 prepares none.
    /// Unit: statements. Default 200.
    /// </summary>
    [Range(0, 10_000)]
    public int MaxAutoPrepare { get; set; } = 200;

    /// <summary>Uses of a statement on a connection after which it is prepared. Default 2.</summary>
    [Range(1, 1000)]
    public int AutoPrepareMinUsages { get; set; } = 2;

    /// <summary>
    /// A connection goes back to the pool without its session state being reset, which saves work with every use. Safe
    /// as long as pooled connections change settings by <c>set local</c> only and take no session locks. Default true.
    /// </summary>
    public bool NoResetOnClose { get; set; } = true;

    /// <summary>
    /// How long start-up waits for a server that cannot be reached yet. Up to 1 h. Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartupWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time between two probes of the server by <see cref="DatabaseHealth"/>. 100 ms to 60 s. Default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinPoolSize > MaxPoolSize)
            yield return new ValidationResult(
                $"{nameof(MinPoolSize)} ({MinPoolSize}) is larger than {nameof(MaxPoolSize)} ({MaxPoolSize}).", [nameof(MinPoolSize)]);

        if (ConnectionString.Length > 0 && NpgsqlDataSourceFactory.FindProblem(ConnectionString) is { } problem)
            yield return new ValidationResult($"ConnectionStrings:{ConnectionStringName} cannot be used: {problem}", [nameof(ConnectionString)]);
    }
}

/// <summary>Checks <see cref="DatabaseOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
