using System.Text;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Load.Benchmarks;

/// <summary>A row of the table that the benchmark writes, with its event.</summary>
public sealed record BenchRow(Guid Id, string Body, DateTime WrittenAt, DomainEvent Event)
{
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes($$"""{"author":"{{Guid.Empty}}","body":"{{new string('x', 100)}}"}""");

    /// <summary>A row like no other.</summary>
    public static BenchRow New()
    {
        var id = Guid.CreateVersion7();
        var now = DateTime.UtcNow;
        return new(id, "a row of the benchmark", now, new DomainEvent(Guid.CreateVersion7(), "bench", id.ToString(), "written", Payload, now));
    }
}

/// <summary>Writes them as a store of the product does.</summary>
public sealed class BenchRowWriter : IBatchWriter<Guid, BenchRow, bool>
{
    public const string Table = "create table bench_rows (id uuid primary key, body text not null, written_at timestamptz not null)";

    /// <summary>The statement; parameters 1 to 3 are the rows, the rest the events.</summary>
    public static readonly string Sql = $"""
        with operation as materialized (
            select id, body, written_at, (number - 1)::int as index
            from unnest($1::uuid[], $2::text[], $3::timestamptz[]) with ordinality as row (id, body, written_at, number)),
        written as (
            insert into bench_rows (id, body, written_at) select id, body, written_at from operation order by index
            on conflict (id) do nothing returning id),
        told as ({EventRows.InsertSql(4, "event.operation in (select index from operation join written using (id))")})
        select index from operation join written using (id)
        """;

    public string Name => "bench_rows";

    public Guid KeyOf(BenchRow operation) => operation.Id;

    public void Write(IReadOnlyList<BenchRow> operations, WriteBatch batch)
    {
        var ids = new Guid[operations.Count];
        var bodies = new string[operations.Count];
        var written = new DateTime[operations.Count];
        for (var i = 0; i < operations.Count; i++)
        {
            (ids[i], bodies[i], written[i], var domainEvent) = operations[i];
            batch.Events.Add(i, domainEvent);
        }

        var parameters = batch.Add(Sql);
        parameters.Add(WriteBatch.Array(ids));
        parameters.Add(WriteBatch.Array(bodies));
        parameters.Add(WriteBatch.Array(written));
        batch.Events.AddParameters(parameters);
    }

    public async Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<BenchRow> operations, bool[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = true;
    }
}
