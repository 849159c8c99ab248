using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>Something that happened to an account, and the session that began by it, if one did.</summary>
/// <param name="Session">The session; null when none began.</param>
/// <param name="SeenVersion">The account's, which it must still have for the session to begin.</param>
/// <param name="Happened">What happened.</param>
internal sealed record ActivityWrite(NewSession? Session, long SeenVersion, DomainEvent Happened);

/// <summary>Writes sessions and the events of accounts.</summary>
internal sealed class ActivityWriter : IBatchWriter<string, ActivityWrite, bool>
{
    private const string IsCurrent = "session.id in (select session_id from input where session_id is not null)";

    // The accounts' rows are locked before, so whoever changes one has done so, or will find the new session.
    private static readonly string Insert =
        $"""
        with input as (
            select input.operation, input.session_id
            from unnest($1::int[], $2::uuid[], $3::uuid[], $4::bigint[]) as input (operation, session_id, user_id, version)
            left join accounts on accounts.id = input.user_id and accounts.version = input.version
            where input.session_id is null or accounts.id is not null
        ), session as (
            {SessionRows.InsertSql(firstParameter: 5, IsCurrent)}
        ), token as (
            {SessionRows.InsertTokensSql(firstParameter: 5, IsCurrent)}
        ), noted as (
            {EventRows.InsertSql(firstParameter: 5 + SessionRows.Parameters, "event.operation in (select operation from input)")}
        )
        select operation from input
        """;

    public string Name => "sessions";

    // Events of one key keep their order, so their writes do.
    public string KeyOf(ActivityWrite operation) => operation.Happened.Key;

    public void Write(IReadOnlyList<ActivityWrite> operations, WriteBatch batch)
    {
        var begun = operations.Select(operation => operation.Session?.UserId).OfType<Guid>().ToArray();
        if (begun.Length > 0)
            batch.LockRows("accounts", "id", begun);

        var sessions = new SessionRows();
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i].Session is { } session)
                sessions.Add(session);
            batch.Events.Add(i, operations[i].Happened);
        }

        var insert = batch.Add(Insert);
        insert.Add(WriteBatch.Array(Enumerable.Range(0, operations.Count).ToArray()));
        insert.Add(WriteBatch.Array(operations.Select(operation => operation.Session?.Id).ToArray()));
        insert.Add(WriteBatch.Array(operations.Select(operation => operation.Session?.UserId).ToArray()));
        insert.Add(WriteBatch.Array(operations.Select(operation => operation.SeenVersion).ToArray()));
        sessions.AddParameters(insert);
        batch.Events.AddParameters(insert);
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<ActivityWrite> operations, bool[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = true;
    }
}
