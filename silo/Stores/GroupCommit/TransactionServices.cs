using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Events;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>What every group committer needs to run its transactions.</summary>
public sealed class TransactionServices(
    NpgsqlDataSource database, DatabaseHealth health, EventWakeUp wakeUp, IOptions<EventOptions> events, GroupCommitMetrics metrics, TimeProvider time)
{
    /// <summary>Where connections come from.</summary>
    public NpgsqlDataSource Database { get; } = database;

    /// <summary>Is told how transactions end.</summary>
    public DatabaseHealth Health { get; } = health;

    /// <summary>Is told of committed events.</summary>
    public EventWakeUp WakeUp { get; } = wakeUp;

    /// <summary>Where events go.</summary>
    public EventOptions Events { get; } = events.Value;

    /// <summary>Counts.</summary>
    public GroupCommitMetrics Metrics { get; } = metrics;

    /// <summary>For waits and durations.</summary>
    public TimeProvider Time { get; } = time;
}
