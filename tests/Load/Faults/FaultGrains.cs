using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Events;
using InstaHub.Load.Benchmarks;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Streams.Handlers;
using Npgsql;

namespace InstaHub.Load.Faults;

/// <summary>Writes rows whose events have an effect in SQL.</summary>
[Alias("InstaHub.Load.IFaultWriterGrain")]
public interface IFaultWriterGrain : IGrainWithIntegerKey
{
    /// <summary>Writes one new row with its event.</summary>
    /// <returns>Its id, once it is durable.</returns>
    [Alias("Write")]
    Task<Guid> Write();
}

/// <inheritdoc/>
[GrainType("load.fault-writer")]
public sealed class FaultWriterGrain(IGroupCommitter<BenchRow, bool> rows) : Grain, IFaultWriterGrain
{
    public async Task<Guid> Write()
    {
        var row = BenchRow.New();
        row = row with { Event = row.Event with { Namespace = FaultHandler.Feature } };
        if (!await rows.SubmitAsync(row))
            throw new InvalidOperationException("A new row was not written.");
        return row.Id;
    }
}

/// <summary>Counts in SQL how often each event had its effect: an effect that does not tolerate repetition.</summary>
[GrainType("fault-handler"), ImplicitStreamSubscription(Feature)]
public sealed class FaultHandler(NpgsqlDataSource database) : EventHandlerGrain
{
    public const string Feature = "fault";

    public const string Table = "create table fault_effects (row_id uuid primary key, times int not null)";

    private const string Sql = $"""
        with once as ({HandledEvents.RecordSql})
        insert into fault_effects as effect (row_id, times) select $3, 1 from once
        on conflict (row_id) do update set times = effect.times + 1
        """;

    protected override async Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = HandlerName });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [domainEvent.Id] });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(domainEvent.Key) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
