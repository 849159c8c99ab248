using Npgsql;

namespace InstaHub.Silo.Stores.Media;

/// <summary>What of files is to be removed, a batch at a time. Any number of silos may ask at once.</summary>
public sealed class MediaOrphans(NpgsqlDataSource database)
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

    // A file is made a part of something before that is written, and let go of after. What writes it takes seconds; who tries again makes
    // it a part of it again. What was in messages and is in none any more was deleted with them, so it goes at once.
    private const string Settle =
        """
        with doubtful as materialized (
            select id, kind, attached_to, in_message from media where attached_at < clock_timestamp() - $1 and deleted_at is null
            order by attached_at limit $2 for update skip locked
        ), judged as materialized (
            select id, in_message, case
                when in_message then exists (select from message_media where media_id = doubtful.id)
                when kind = 1 then exists (select from posts where posts.id = attached_to and posts.media @> jsonb_build_array(jsonb_build_object('id', doubtful.id)))
                else exists (select from profiles where user_id = attached_to and avatar_id = doubtful.id)
                    or exists (select from chats where chats.id = attached_to and avatar_id = doubtful.id and chats.deleted_at is null)
            end as belongs
            from doubtful
        )
        update media set attached_at = null, attached_to = case when belongs then attached_to end,
            deleted_at = case when judged.in_message and not belongs then clock_timestamp() end,
            unattached_since = case when belongs then unattached_since else clock_timestamp() end
        from judged where media.id = judged.id
        returning media.id, belongs
        """;

    /// <summary>
    /// Looks whether files that were made a part of something at least <paramref name="age"/> ago are one; what is not belongs to nothing
    /// from now on.
    /// </summary>
    /// <returns>How many were looked at, and those that belong to nothing.</returns>
    public async Task<(int Count, List<Guid> Lost)> SettleAsync(TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Settle);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var (count, lost) = (0, new List<Guid>());
        while (await rows.ReadAsync(cancellationToken))
        {
            count++;
            if (!rows.GetBoolean(1))
                lost.Add(rows.GetGuid(0));
        }
        return (count, lost);
    }

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
    public Task<List<Guid>> FindOriginalsAsync(TimeSpan age, int limit, CancellationToken cancellationToken) => IdsAsync(
        "select id from media where original is not null and done_at <= clock_timestamp() - $1 and deleted_at is null order by done_at limit $2",
        age, limit, cancellationToken);

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
