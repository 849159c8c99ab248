using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>Puts items; the outcome is the item's version, 0 when it is the same already and nothing was written.</summary>
internal class ItemWriter : IBatchWriter<long, Item, long>
{
    private static readonly string Sql = $"""
        with operation as materialized (
            select key, value, note, slot, (number - 1)::int as index
            from unnest($1::bigint[], $2::int[], $3::text[], $4::int[]) with ordinality as item (key, value, note, slot, number)),
        written as (
            insert into items (key, value, note, slot) select key, value, note, slot from operation order by index
            on conflict (key) do update set value = excluded.value, note = excluded.note, slot = excluded.slot, version = items.version + 1
            where items.value <> excluded.value
            returning key, version),
        told as ({EventRows.InsertSql(5, "event.operation in (select index from operation join written using (key))")})
        select index, version from operation join written using (key)
        """;

    public string Name => "items";

    public long KeyOf(Item operation) => operation.Key;

    public virtual void Write(IReadOnlyList<Item> operations, WriteBatch batch)
    {
        for (var i = 0; i < operations.Count; i++)
            batch.Events.Add(i, operations[i].Event);
        var parameters = batch.Add(Sql);
        parameters.Add(WriteBatch.Array(operations.Select(item => item.Key).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(item => item.Value).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(item => item.Note).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(item => item.Slot).ToArray()));
        batch.Events.AddParameters(parameters);
    }

    public async Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<Item> operations, long[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = reader.GetInt64(1);
    }
}
