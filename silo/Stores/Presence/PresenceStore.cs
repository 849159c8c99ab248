using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Presence;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reading;
using Npgsql;

namespace InstaHub.Silo.Stores.Presence;

/// <inheritdoc cref="IPresenceStore"/>
internal sealed class PresenceStore : IPresenceStore
{
    private const string Find = "select user_id, status, seen_at, is_here from presence where user_id = any($1)";

    private const string Choose =
        """
        insert into presence (user_id, status) select id, $2 from accounts where id = $1
        on conflict (user_id) do update set status = excluded.status
        """;

    private readonly NpgsqlDataSource _database;
    private readonly IGroupCommitter<SeenMark, bool> _marks;
    private readonly CoalescedReader<Guid, Row> _reader;

    public PresenceStore(NpgsqlDataSource database, IGroupCommitter<SeenMark, bool> marks)
    {
        (_database, _marks) = (database, marks);
        _reader = new((ids, cancellation) => database.ReadByIdAsync(Find, ids, Read, row => row.UserId, cancellation));
    }

    public async Task<StoredPresence> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        (await _reader.ReadAsync(userId, cancellationToken))?.Presence ?? new StoredPresence();

    public async Task ChooseAsync(Guid userId, PresenceStatus status, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Choose);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)status });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task MarkAsync(SeenMark mark, CancellationToken cancellationToken) => _marks.SubmitAsync(mark, cancellationToken);

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new StoredPresence((PresenceStatus)row.GetInt16(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.GetBoolean(3)));

    private sealed record Row(Guid UserId, StoredPresence Presence);
}
