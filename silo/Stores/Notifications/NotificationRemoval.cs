using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>
/// Removes notifications for good, in steps of bounded size. A group is locked by its owner's row, as by who writes, and goes after its
/// actors; what is broken off goes on.
/// </summary>
public sealed class NotificationRemoval(NpgsqlDataSource database)
{
    private const string Lock = "select from notification_owners where user_id = any($1) order by user_id for no key update";

    private const string RemoveActors =
        """
        with gone as (
            delete from notification_actors where (notification_id, actor_id) in (
                select notification_id, actor_id from notification_actors
                where notification_id = any($1) and ($3::uuid is null or actor_id = $3) limit $2)
            returning notification_id, is_there
        ), counted as (
            update notifications set actors = notifications.actors - gone.number
            from (select notification_id, count(*) filter (where is_there)::int as number from gone group by notification_id) as gone
            where notifications.id = gone.notification_id and gone.number > 0 and not is_large
        )
        select count(*)::int from gone
        """;

    // Of a large one others are there who have no rows, when it goes by an actor.
    private const string RemoveGroups =
        """
        delete from notifications n
        where id = any($1) and not exists (select from notification_actors a where a.notification_id = n.id) and ($2::uuid is null or not is_large)
        """;

    private const string OfOwner = "select id, user_id from notifications where user_id = $1 limit $2";

    private const string OfActor =
        "select n.id, n.user_id from notification_actors a join notifications n on n.id = a.notification_id where a.actor_id = $1 limit $2";

    private const string OfPosts = "select id, user_id from notifications where post_id = any($1) limit $2";

    private const string Old =
        "select id, user_id from notifications where placed_at < clock_timestamp() - $1 order by placed_at limit $2";

    /// <summary>Removes some of a user's notifications, or of what a user has done from those of others.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> RemoveOfAccountAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
        await RemoveAsync(OfOwner, new NpgsqlParameter<Guid> { TypedValue = userId }, null, limit, cancellationToken)
        || await RemoveAsync(OfActor, new NpgsqlParameter<Guid> { TypedValue = userId }, userId, limit, cancellationToken);

    /// <summary>Removes some of what is about posts.</summary>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> RemoveOfPostsAsync(Guid[] postIds, int limit, CancellationToken cancellationToken) =>
        RemoveAsync(OfPosts, new NpgsqlParameter<Guid[]> { TypedValue = postIds }, null, limit, cancellationToken);

    /// <summary>Removes some of those to which nothing new has come for that long.</summary>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> RemoveOldAsync(TimeSpan age, int limit, CancellationToken cancellationToken) =>
        RemoveAsync(Old, new NpgsqlParameter<TimeSpan> { TypedValue = age }, null, limit, cancellationToken);

    // Of an actor only that one's rows.
    private async Task<bool> RemoveAsync(string find, NpgsqlParameter which, Guid? actorId, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var owners = (await FindAsync()).Select(group => group.OwnerId).Distinct().ToArray();
        if (owners.Length == 0)
            return false;
        await using (var hold = new NpgsqlCommand(Lock, connection).With(owners))
            await hold.ExecuteNonQueryAsync(cancellationToken);

        // Something new may have come to some until they were locked.
        var groups = (await FindAsync()).Where(group => owners.Contains(group.OwnerId)).Select(group => group.Id).ToArray();
        await using var actors = new NpgsqlCommand(RemoveActors, connection).With(groups).With(limit).OrNull(actorId, NpgsqlTypes.NpgsqlDbType.Uuid);
        var removed = (int)(await actors.ExecuteScalarAsync(cancellationToken))!;
        await using (var remove = new NpgsqlCommand(RemoveGroups, connection).With(groups).OrNull(actorId, NpgsqlTypes.NpgsqlDbType.Uuid))
            await remove.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed >= limit || groups.Length >= limit;

        async Task<IReadOnlyList<(Guid Id, Guid OwnerId)>> FindAsync()
        {
            await using var command = new NpgsqlCommand(find, connection);
            command.Parameters.Add(which.Clone());
            return await command.With(limit).ReadAllAsync(row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken);
        }
    }
}
