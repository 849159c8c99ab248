using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;
using Npgsql;

namespace InstaHub.Silo.Feeds;

/// <inheritdoc cref="IFeedChecker"/>
/// <remarks>Shares nothing with what fills feeds: the definition of the home feed is told here a second time, as a set of authors.</remarks>
internal sealed class FeedChecker(NpgsqlDataSource database, TimeProvider time) : IFeedChecker
{
    /// <summary>Within which everything that has been done must be in feeds.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private const string Expected =
        """
        select (extract(epoch from published_at) * 1000000)::bigint, id
        from posts
        where status = 2
            and (published_at, id) >= (timestamptz 'epoch' + $2 * interval '1 microsecond', $3)
            and author_id in (
                select $1::uuid
                union
                select follows.followee_id from follows join accounts on accounts.id = follows.followee_id
                where follows.follower_id = $1 and accounts.status = 0
                except
                select target_id from user_marks where owner_id = $1 and (kind = 1 or (kind = 2 and parts % 2 = 1))
                except
                select owner_id from user_marks where target_id = $1 and kind = 1)
        """;

    private const string Sample = "select id from accounts where status = 0 order by random() limit $1";

    private const string Find =
        "select account.id from unnest($1::text[]) with ordinality as asked (name, place) left join accounts account on account.username = asked.name order by place";

    public async Task<FeedDifference> CheckAsync(Guid userId, Func<Task<FeedContents?>> read, CancellationToken cancellationToken)
    {
        var first = await CompareAsync(userId, read, cancellationToken);
        if (first.IsNone)
            return first;
        await Task.Delay(Grace, time, cancellationToken);
        var second = await CompareAsync(userId, read, cancellationToken);
        return new FeedDifference([.. first.Missing.Intersect(second.Missing)], [.. first.Surplus.Intersect(second.Surplus)]);
    }

    public async Task<IReadOnlyList<Guid>> SampleUsersAsync(int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sample);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        return [.. (await ReadIdsAsync(command, cancellationToken)).OfType<Guid>()];
    }

    public async Task<IReadOnlyList<Guid?>> FindUsersAsync(IReadOnlyList<string> usernames, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. usernames] });
        return await ReadIdsAsync(command, cancellationToken);
    }

    // Between two readings of the database: what both have was to be in the feed, what neither has was not.
    private async Task<FeedDifference> CompareAsync(Guid userId, Func<Task<FeedContents?>> read, CancellationToken cancellationToken)
    {
        if (await read() is not { } begin)
            return FeedDifference.None;
        var before = await ReadExpectedAsync(userId, begin.Floor, cancellationToken);
        if (await read() is not { } contents)
            return FeedDifference.None;
        var after = await ReadExpectedAsync(userId, begin.Floor, cancellationToken);

        // The floor may have moved, which is nobody's fault: what is below it, now or before, is not compared.
        var floor = begin.Floor is { } one && contents.Floor is { } other && one < other ? other : begin.Floor ?? contents.Floor;
        bool IsCompared(FeedKey key) => !(key < floor);
        var held = contents.Keys.ToHashSet();
        return new FeedDifference(
            [.. before.Where(key => IsCompared(key) && after.Contains(key) && !held.Contains(key)).Select(key => key.PostId)],
            [
                .. contents.Keys.Where(key => IsCompared(key) && !before.Contains(key) && !after.Contains(key)).Select(key => key.PostId),
                .. contents.Keys.Zip(contents.Keys.Skip(1)).Where(pair => pair.First <= pair.Second).Select(pair => pair.Second.PostId),
            ]);
    }

    private async Task<HashSet<FeedKey>> ReadExpectedAsync(Guid userId, FeedKey? floor, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Expected);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = floor?.At ?? 0 });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = floor?.PostId ?? Guid.Empty });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new HashSet<FeedKey>();
        while (await rows.ReadAsync(cancellationToken))
            keys.Add(new FeedKey(rows.GetInt64(0), rows.GetGuid(1)));
        return keys;
    }

    private static async Task<IReadOnlyList<Guid?>> ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid?>();
        while (await rows.ReadAsync(cancellationToken))
            ids.Add(rows.IsDBNull(0) ? null : rows.GetGuid(0));
        return ids;
    }
}
