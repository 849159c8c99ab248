using InstaHub.Grains.Posts;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <inheritdoc cref="IHashtagStore"/>
internal sealed class HashtagStore(NpgsqlDataSource database) : IHashtagStore
{
    public async Task<long> CountAsync(string hashtag, CancellationToken cancellationToken)
    {
        await using var command = Command("select posts from hashtags where hashtag = $1", Value(hashtag));
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    public async Task<IReadOnlyList<string>> FindFollowedAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = Command("select hashtag from hashtag_follows where user_id = $1", Value(userId));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await row.ReadAsync(cancellationToken))
            found.Add(row.GetString(0));
        return found;
    }

    public async Task FollowAsync(Guid userId, string hashtag, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "insert into hashtag_follows (user_id, hashtag, since) values ($1, $2, $3) on conflict do nothing",
            Value(userId), Value(hashtag), Value(since.UtcDateTime));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task UnfollowAsync(Guid userId, string hashtag, CancellationToken cancellationToken)
    {
        await using var command = Command("delete from hashtag_follows where user_id = $1 and hashtag = $2", Value(userId), Value(hashtag));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
