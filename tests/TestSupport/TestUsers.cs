using InstaHub.GrainInterfaces.Graph;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.TestSupport;

/// <summary>Users made and changed by SQL, for tests and benchmarks that need many and no passwords; and checks of what they leave behind.</summary>
public static class TestUsers
{
    // What there must be for each counter, and what there is; only those that differ.
    private const string WrongCounts =
        """
        select user_id || ': ' || counts.followers || ' followers and ' || counts.following || ' following, and the rows are '
            || (select count(*) from follows where followee_id = user_id) || ' and ' || (select count(*) from follows where follower_id = user_id)
        from user_counts counts
        where ($1::uuid[] is null or user_id = any($1))
            and (counts.followers <> (select count(*) from follows where followee_id = user_id)
                or counts.following <> (select count(*) from follows where follower_id = user_id))
        """;

    /// <summary>Makes active users.</summary>
    public static async Task<Guid[]> MakeUsersAsync(this TestDatabase database, int count, bool isPrivate = false)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var command = database.DataSource.CreateCommand(
            """
            with made as (
                insert into accounts (id, username, email, email_key, password_hash, created_at)
                select id, name, name || '@example.com', name || '@example.com', 'none', now()
                from (select id, 'u' || right(replace(id::text, '-', ''), 24) as name from unnest($1::uuid[]) as input (id)) as named
                returning id, username
            ), named as (
                insert into usernames (username, user_id) select username, id from made
            ), profile as (
                insert into profiles (user_id, display_name, is_private) select id, 'Somebody', $2 from made
            )
            insert into user_counts (user_id) select id from made
            """);
        command.Parameters.AddWithValue(ids);
        command.Parameters.AddWithValue(isPrivate);
        await command.ExecuteNonQueryAsync();
        return ids;
    }

    /// <summary>Makes one.</summary>
    public static async Task<Guid> MakeUserAsync(this TestDatabase database, bool isPrivate = false) => (await database.MakeUsersAsync(1, isPrivate))[0];

    /// <summary>Makes an account private or public, under the lock that orders it among the writes of the graph. Nobody else is told.</summary>
    public static async Task SetPrivateAsync(this TestDatabase database, Guid userId, bool isPrivate)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await TestDatabase.ExecuteOnAsync(connection, $"select from user_counts where user_id = '{userId}' for no key update");
        await TestDatabase.ExecuteOnAsync(connection, $"update profiles set is_private = {isPrivate} where user_id = '{userId}'");
        await transaction.CommitAsync();
    }

    /// <summary>The counters that are not equal to the rows they count, each in a line.</summary>
    /// <param name="database">Where.</param>
    /// <param name="users">Whose; null: everybody's.</param>
    public static async Task<IReadOnlyList<string>> FindWrongCountsAsync(this TestDatabase database, Guid[]? users = null)
    {
        await using var command = database.DataSource.CreateCommand(WrongCounts);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)users ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        await using var rows = await command.ExecuteReaderAsync();
        var wrong = new List<string>();
        while (await rows.ReadAsync())
            wrong.Add(rows.GetString(0));
        return wrong;
    }

    /// <summary>What the rows say is between two users, seen by the first: without the code under test.</summary>
    public static async Task<Relation> ReadRelationAsync(this TestDatabase database, Guid viewerId, Guid otherId)
    {
        var bits = await database.QueryAsync<int>(
            $"""
            select 1 from follows where follower_id = '{viewerId}' and followee_id = '{otherId}'
            union all select 2 from follows where follower_id = '{otherId}' and followee_id = '{viewerId}'
            union all select 4 from follow_requests where requester_id = '{viewerId}' and target_id = '{otherId}'
            union all select 8 from follow_requests where requester_id = '{otherId}' and target_id = '{viewerId}'
            union all select (array[16, parts * 64, 512, 2048])[kind] from user_marks where owner_id = '{viewerId}' and target_id = '{otherId}'
            union all select (array[32, 0, 1024, 4096])[kind] from user_marks where owner_id = '{otherId}' and target_id = '{viewerId}'
            """);
        return (Relation)bits.Sum();
    }
}
