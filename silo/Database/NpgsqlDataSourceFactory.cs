using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Database;

/// <summary>
/// Makes this process's connections to PostgreSQL: one pool for everything that serves, and single connections of
/// their own for work that must not wait for the pool or that keeps session state (migrations, locks, probes).
/// </summary>
public sealed class NpgsqlDataSourceFactory(
    IOptions<DatabaseOptions> options, DatabaseGate gate, ILoggerFactory loggerFactory)
{
    // A server notices within half a minute that a client's host has vanished, and never ends an idle session of ours.
    private const string DedicatedSession =
        "-c idle_session_timeout=0 -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4";

    // What serves asks by keys alone. A plan is kept that was made while a table was empty, when reading all of it looks cheapest,
    // and would still read all of it when there is much.
    private const string ServingSession = "-c enable_seqscan=off -c jit=off";

    private readonly DatabaseOptions _options = options.Value;

    /// <summary>
    /// The pool. A new connection of it waits for the <see cref="DatabaseGate"/>. Call once a process; the caller
    /// disposes it.
    /// </summary>
    public NpgsqlDataSource CreatePool() =>
        new NpgsqlDataSourceBuilder(PoolSettings(_options).ConnectionString) { Name = _options.ApplicationName } // names the pool in metrics
            .UseLoggerFactory(loggerFactory)
            .UsePhysicalConnectionInitializer(
                _ => gate.WaitAsync(_options.ConnectTimeout).GetAwaiter().GetResult(),
                _ => gate.WaitAsync(_options.ConnectTimeout))
            .Build();

    /// <summary>
    /// A closed connection that belongs to no pool and does not wait for the gate. The server knows it as
    /// <c>&lt;application&gt;-&lt;purpose&gt;</c>.
    /// </summary>
    public NpgsqlConnection CreateDedicated(string purpose)
    {
        var settings = CommonSettings(_options);
        var application = settings.ApplicationName ?? _options.ApplicationName;
        settings.ApplicationName = $"{application[..Math.Min(application.Length, 32)]}-{purpose}"; // the server keeps 63 bytes
        settings.Pooling = false;
        settings.KeepAlive = WholeSeconds(_options.KeepAlive);
        settings.Options += " " + DedicatedSession;
        return new NpgsqlConnection(settings.ConnectionString);
    }

    /// <summary>The pool's settings: the connection string, completed from the options.</summary>
    public static NpgsqlConnectionStringBuilder PoolSettings(DatabaseOptions options)
    {
        var settings = Complete(CommonSettings(options), new()
        {
            ["Application Name"] = options.ApplicationName,
            ["Minimum Pool Size"] = options.MinPoolSize,
            ["Maximum Pool Size"] = options.MaxPoolSize,
            ["Max Auto Prepare"] = options.MaxAutoPrepare,
            ["Auto Prepare Min Usages"] = options.AutoPrepareMinUsages,
            ["No Reset On Close"] = options.NoResetOnClose,
            ["Multiplexing"] = false,
        });
        settings.Options = $"{ServingSession} {settings.Options}";
        return settings;
    }

    /// <summary>What is wrong with a connection string, or null.</summary>
    internal static string? FindProblem(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(settings.Host) ? "it names no Host."
                : string.IsNullOrEmpty(settings.Database) ? "it names no Database."
                : null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static NpgsqlConnectionStringBuilder CommonSettings(DatabaseOptions options)
    {
        var settings = Complete(new NpgsqlConnectionStringBuilder(options.ConnectionString), new()
        {
            ["Timeout"] = WholeSeconds(options.ConnectTimeout),
            ["Command Timeout"] = WholeSeconds(options.CommandTimeout),
            ["Cancellation Timeout"] = (int)options.CancellationTimeout.TotalMilliseconds,
            ["TCP Keepalive"] = true,
            ["TCP Keepalive Time"] = WholeSeconds(options.KeepAlive),
            ["TCP Keepalive Interval"] = 1,
            // Our tables and Orleans' are in one schema, whatever the user is called.
            ["Search Path"] = "public",
        });
        var idle = (long)options.IdleInTransactionTimeout.TotalMilliseconds;
        settings.Options = $"-c idle_in_transaction_session_timeout={idle} {settings.Options}".TrimEnd();
        return settings;
    }

    // What the connection string names itself is left alone.
    private static NpgsqlConnectionStringBuilder Complete(
        NpgsqlConnectionStringBuilder settings, Dictionary<string, object> defaults)
    {
        var given = settings.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in defaults)
        {
            if (!given.Contains(key))
                settings[key] = value;
        }

        return settings;
    }

    private static int WholeSeconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
