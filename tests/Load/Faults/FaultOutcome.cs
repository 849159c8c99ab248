using InstaHub.TestSupport;

namespace InstaHub.Load.Faults;

/// <summary>What is there after a fault.</summary>
/// <param name="Acknowledged">Rows that a grain said are durable.</param>
/// <param name="Refused">Writes that failed for want of the database, by the error.</param>
/// <param name="Waiting">Events not handled yet just after the fault.</param>
/// <param name="Rows">Rows that are there.</param>
/// <param name="Lost">Acknowledged rows that are not.</param>
/// <param name="Unhandled">Rows whose event had no effect.</param>
/// <param name="Repeated">Rows whose event had its effect more than once.</param>
/// <param name="Unfounded">Effects of events whose row is not there.</param>
/// <param name="Dead">Events that were given up.</param>
public sealed record FaultOutcome(
    int Acknowledged, string Refused, long Waiting, int Rows, int Lost, long Unhandled, long Repeated, long Unfounded, long Dead)
{
    /// <summary>Whether every promise was kept.</summary>
    public bool IsGood => Lost == 0 && Unhandled == 0 && Repeated == 0 && Unfounded == 0 && Dead == 0;

    /// <summary>Looks at the tables; all events have been handled.</summary>
    internal static async Task<FaultOutcome> ReadAsync(TestDatabase database, FaultWorkerProcess writer, long waiting)
    {
        var rows = (await database.QueryAsync<Guid>("select id from bench_rows")).ToHashSet();
        return new(
            writer.Acknowledged.Count,
            string.Join(", ", writer.Refused.Select(error => $"{error.Value} {error.Key}")),
            waiting,
            rows.Count,
            writer.Acknowledged.Count(id => !rows.Contains(id)),
            await CountAsync("bench_rows where id not in (select row_id from fault_effects)"),
            await CountAsync("fault_effects where times <> 1"),
            await CountAsync("fault_effects where row_id not in (select id from bench_rows)"),
            await CountAsync("events_dead"));

        async Task<long> CountAsync(string what) => (await database.QueryAsync<long>($"select count(*) from {what}"))[0];
    }
}
