using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>Something that happened to an account, and the session that began by it, if one did.</summary>
internal sealed record ActivityWrite(NewSession? Session, DomainEvent Happened);

/// <summary>Writes sessions and the events of accounts.</summary>
internal sealed class ActivityWriter : IBatchWriter<string, ActivityWrite, bool>
{
    private static readonly string Insert =
        $"""
        with session as (
            {SessionRows.InsertSql(firstParameter: 1)}
        ), token as (
            {SessionRows.InsertTokensSql(firstParameter: 1)}
        )
        {EventRows.InsertSql(firstParameter: 1 + SessionRows.Parameters)}
        """;

    public string Name => "sessions";

    // Events of one key keep their order, so their writes do.
    public string KeyOf(ActivityWrite operation) => operation.Happened.Key;

    public void Write(IReadOnlyList<ActivityWrite> operations, WriteBatch batch)
    {
        var sessions = new SessionRows();
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i].Session is { } session)
                sessions.Add(session);
            batch.Events.Add(i, operations[i].Happened);
        }

        var insert = batch.Add(Insert);
        sessions.AddParameters(insert);
        batch.Events.AddParameters(insert);
    }

    public Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<ActivityWrite> operations, bool[] outcomes, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
