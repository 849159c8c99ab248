using Npgsql;

namespace InstaHub.Silo.Stores.Media;

/// <summary>What of files is to be removed, a batch at a time. Any number of silos may ask at once.</summary>
internal sealed class MediaOrphans(NpgsqlDataSource database)
{
    // An upload that was begun in time may end a little later.
    private const string Abandon =
        """
        update media set deleted_at = clock_timestamp() where id in (
            select id from media
            where attached_to is null and deleted_at is null
                and (unattached_since < clock_timestamp() - $2 or (status = 0 and unattached_since < clock_timestamp() - $1 - interval '5 minutes'))
            order by unattached_since limit $3 for update skip locked)
        """;

    /// <summary>Marks as deleted what was never uploaded, and what belongs to nothing, for longer than these times.</summary>
    /// <returns>How many.</returns>
    public async Task<int> AbandonAsync(TimeSpan uploadLifetime, TimeSpan unattachedLifetime, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Abandon);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = uploadLifetime });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = unattachedLifetime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Files that are marked as deleted for at least <paramref name="age"/>, oldest first.</summary>
    public Task<List<Guid>> FindDeletedAsync(TimeSpan age, int limit, CancellationToken cancellationToken) =>
        IdsAsync("select id from media where deleted_at <= clock_timestamp() - $1 order by deleted_at limit $2", age, limit, cancellationToken);

    /// <summary>Forgets files whose bytes are gone.</summary>
    public async Task RemoveAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await ExecuteAsync("delete from media where id = any($1) and deleted_at is not null", ids, cancellationToken);

    /// <summary>Files that are done for at least <paramref name="age"/> and still have their originals, oldest first.</summary>
    public async Task<List<(Guid Id, Guid Original)>> FindOriginalsAsync(TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select id, original from media
            where original is not null and done_at <= clock_timestamp() - $1 and deleted_at is null order by done_at limit $2
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(Guid, Guid)>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add((rows.GetGuid(0), rows.GetGuid(1)));
        return found;
    }

    /// <summary>Notes that these have no originals any more.</summary>
    public async Task ForgetOriginalsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await ExecuteAsync("update media set original = null where id = any($1) and done_at is not null", ids, cancellationToken);

    /// <summary>Which of these there is no row of.</summary>
    public async Task<List<Guid>> FindUnknownAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from unnest($1) as stored (id) where not exists (select 1 from media where media.id = stored.id)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        return await ReadIdsAsync(command, cancellationToken);
    }

    private async Task<List<Guid>> IdsAsync(string sql, TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await ReadIdsAsync(command, cancellationToken);
    }

    private async Task ExecuteAsync(string sql, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<Guid>> ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellationToken))
            ids.Add(rows.GetGuid(0));
        return ids;
    }
}
