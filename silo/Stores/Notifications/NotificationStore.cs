using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Notifications;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Notifications;

/// <inheritdoc cref="INotificationStore"/>
internal sealed class NotificationStore(
    NpgsqlDataSource database, IGroupCommitter<NotificationWrite, NotificationOutcome> writes, NotificationCrowds crowds) : INotificationStore
{
    private static readonly string Page =
        $"""
        select n.id, n.kind, n.post_id, n.comment_id, n.placed_at, {NotificationSql.Count} - newest.hidden, {NotificationSql.IsThere},
            newest.actors, newest.subjects
        from (
            select * from notifications where user_id = $1 and actors > 0 and placed_at < $2 order by placed_at desc limit $3
        ) as n
        cross join lateral (
            select array_agg(e.actor_id order by e.at desc, e.actor_id desc) filter (where is_shown) as actors,
                array_agg(e.subject_id order by e.at desc, e.actor_id desc) filter (where is_shown) as subjects,
                count(*) filter (where not is_shown)::int as hidden
            from {NotificationSql.Newest(StoredNotification.ActorsRead)} as e
        ) as newest
        order by n.placed_at desc
        """;

    private const string ReadMarkOf = "select read_until from notification_owners where user_id = $1";

    private static readonly string Unread =
        $"""
        select count(*)::int from (
            select * from notifications
            where user_id = $1 and actors > 0
                and placed_at > coalesce((select read_until from notification_owners where user_id = $1), '-infinity')
            order by placed_at desc limit {NotificationLimits.MostUnread}
        ) as n
        where {NotificationSql.IsThere}
        """;

    private const string FindPlace = "select placed_at from notifications where id = $1 and user_id = $2";

    private const string MoveMark =
        """
        update notification_owners set read_until = least($2, last_placed) where user_id = $1 and read_until < least($2, last_placed)
        """;

    private const string FindScopes = "select scopes from notification_owners where user_id = $1";

    private const string ChangeScopes = "update notification_owners set scopes = $2 where user_id = $1";

    private const string FindOwners =
        "select distinct user_id from notifications where post_id = $1 and ($2::uuid is null or target_id = $2) limit $3";

    // Before everything in the list: nothing is newer.
    private static readonly DateTime Newest = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    public async Task<NotificationOutcome> WriteAsync(NotificationWrite write, CancellationToken cancellationToken)
    {
        if (write is not NotificationLook look)
            return await writes.SubmitAsync(write, cancellationToken);
        if (await crowds.TryJoinAsync(look))
            return new(IsThere: true, IsLarge: true);
        var outcome = await writes.SubmitAsync(look, cancellationToken);
        crowds.Found(look, outcome);
        return outcome;
    }

    public async Task<NotificationHead> ReadHeadAsync(Guid userId, int count, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(ReadMarkOf) { Parameters = { Value(userId) } });
        batch.BatchCommands.Add(new(Page) { Parameters = { Value(userId), Value(Newest), Value(count + 1) } });
        batch.BatchCommands.Add(new(Unread) { Parameters = { Value(userId) } });
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);

        var readUntil = await rows.ReadAsync(cancellationToken) ? ReadTime(rows, 0) : DateTimeOffset.MinValue;
        await rows.NextResultAsync(cancellationToken);
        var newest = await ReadAllAsync(rows, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return new NotificationHead([.. newest.Take(count)], newest.Count <= count, rows.GetInt32(0), readUntil);
    }

    public async Task<IReadOnlyList<StoredNotification>> ReadAsync(
        Guid userId, NotificationPosition? after, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page).With(userId).With(after?.At.UtcDateTime ?? Newest).With(count);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadAllAsync(rows, cancellationToken);
    }

    public async Task<bool> MarkReadAsync(Guid userId, ReadMark upTo, CancellationToken cancellationToken)
    {
        var at = upTo.At?.UtcDateTime;
        if (upTo.NotificationId is { } id)
        {
            await using var find = database.CreateCommand(FindPlace).With(id).With(userId);
            if (await find.ExecuteScalarAsync(cancellationToken) is not DateTime place)
                return false;
            at = place;
        }

        await using var move = database.CreateCommand(MoveMark).With(userId).With(at ?? Newest);
        await move.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    public async Task<NotificationSettings> FindSettingsAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindScopes).With(userId);
        return SettingsOf(await command.ExecuteScalarAsync(cancellationToken));
    }

    public async Task<NotificationSettings> ChangeSettingsAsync(Guid userId, NotificationSettingsEdit edit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var make = new NpgsqlCommand(NotificationWriteSql.MakeOwners, connection).With<Guid[]>([userId]))
            await make.ExecuteNonQueryAsync(cancellationToken);
        await using var find = new NpgsqlCommand($"{FindScopes} for no key update", connection).With(userId);
        var before = SettingsOf(await find.ExecuteScalarAsync(cancellationToken));
        var after = NotificationKinds.All.Select(kind => edit.Scopes.TryGetValue(kind, out var scope) ? scope : before.Of(kind)).ToArray();
        await using (var change = new NpgsqlCommand(ChangeScopes, connection).With(userId).With(Array.ConvertAll(after, scope => (short)scope)))
            await change.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return new NotificationSettings(after);
    }

    public async Task<IReadOnlyList<Guid>> FindOwnersAsync(Guid postId, Guid? targetId, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindOwners).With(postId).OrNull(targetId, NpgsqlTypes.NpgsqlDbType.Uuid).With(limit);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }

    private static NotificationSettings SettingsOf(object? scopes) =>
        scopes is short[] stored ? new([.. stored.Select(scope => (NotificationScope)scope)]) : NotificationSettings.Default;

    private static async Task<List<StoredNotification>> ReadAllAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var found = new List<StoredNotification>();
        while (await rows.ReadAsync(cancellationToken))
        {
            Guid[] actors = rows.IsDBNull(7) ? [] : rows.GetFieldValue<Guid[]>(7);
            Guid[] subjects = rows.IsDBNull(8) ? [] : rows.GetFieldValue<Guid[]>(8);
            found.Add(new StoredNotification(
                rows.GetGuid(0), (NotificationKind)rows.GetInt16(1), Id(rows, 2), Id(rows, 3), rows.GetFieldValue<DateTimeOffset>(4), rows.GetInt32(5),
                [.. actors.Zip(subjects, (actor, subject) => new StoredActor(actor, subject)).Take(StoredNotification.ActorsRead)], rows.GetBoolean(6)));
        }

        return found;
    }

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    // '-infinity' is read as the smallest time.
    private static DateTimeOffset ReadTime(NpgsqlDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
