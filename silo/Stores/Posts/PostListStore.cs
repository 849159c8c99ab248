using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <inheritdoc cref="IPostListStore"/>
internal sealed class PostListStore(NpgsqlDataSource database) : IPostListStore
{
    private const string Pinned = "select pinned_at, id from posts where author_id = $1 and pinned_at is not null order by pinned_at desc, id desc";

    // What the list began with does not come again, pinned still or not.
    private const string Profile =
        """
        select published_at, id from posts
        where author_id = $1 and status = 2 and (published_at, id) < ($2, $3) and id <> all($5)
        order by published_at desc, id desc limit $4
        """;

    private const string Drafts =
        """
        select created_at, id from posts where author_id = $1 and status in (0, 1) and (created_at, id) < ($2, $3)
        order by created_at desc, id desc limit $4
        """;

    private const string Archive =
        """
        select published_at, id from posts where author_id = $1 and status = 3 and (published_at, id) < ($2, $3)
        order by published_at desc, id desc limit $4
        """;

    private const string Tagged =
        """
        select published_at, post_id from post_tags where user_id = $1 and (published_at, post_id) < ($2, $3)
        order by published_at desc, post_id desc limit $4
        """;

    private const string ByHashtag =
        """
        select published_at, post_id from post_hashtags where hashtag = $1 and (published_at, post_id) < ($2, $3)
        order by published_at desc, post_id desc limit $4
        """;

    // Before everything in a list: nothing is newer.
    private static readonly PostPosition Newest = new(new DateTimeOffset(DateTime.MaxValue, TimeSpan.Zero), Guid.AllBitsSet);

    public Task<IReadOnlyList<PostPosition>> ReadAsync(
        PostList list, Guid ownerId, PostPosition? after, int count, CancellationToken cancellationToken) => list switch
        {
            PostList.Profile => ReadProfileAsync(ownerId, after, count, cancellationToken),
            PostList.Tagged => ReadAsync(Tagged, ownerId, after, count, null, cancellationToken),
            PostList.Drafts => ReadAsync(Drafts, ownerId, after, count, null, cancellationToken),
            PostList.Archive => ReadAsync(Archive, ownerId, after, count, null, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
        };

    public Task<IReadOnlyList<PostPosition>> ReadHashtagAsync(string hashtag, PostPosition? after, int count, CancellationToken cancellationToken) =>
        ReadAsync(ByHashtag, hashtag, after, count, null, cancellationToken);

    private async Task<IReadOnlyList<PostPosition>> ReadProfileAsync(Guid ownerId, PostPosition? after, int count, CancellationToken cancellationToken)
    {
        var pinned = after is null ? await FindPinnedAsync(ownerId, cancellationToken) : after.Pinned ?? [];
        // How far the pinned ones have been shown; all of them once the position is behind them.
        var shown = after is null ? 0 : pinned.Index().Where(post => post.Item == after.PostId).Select(post => post.Index + 1).FirstOrDefault(pinned.Count);
        PostPosition[] first = [.. pinned.Skip(shown).Take(count).Select(id => new PostPosition(Newest.At, id, pinned))];
        if (first.Length == count)
            return first;
        var behind = after is not null && !pinned.Contains(after.PostId) ? after : null;
        return [.. first, .. await ReadAsync(Profile, ownerId, behind, count - first.Length, pinned, cancellationToken)];
    }

    private async Task<IReadOnlyList<Guid>> FindPinnedAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Pinned);
        command.Parameters.Add(Value(ownerId));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var pinned = new List<Guid>();
        while (await row.ReadAsync(cancellationToken))
            pinned.Add(row.GetGuid(1));
        return pinned;
    }

    private async Task<IReadOnlyList<PostPosition>> ReadAsync<TKey>(
        string sql, TKey key, PostPosition? after, int count, IReadOnlyList<Guid>? pinned, CancellationToken cancellationToken)
    {
        after ??= Newest;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Value(key));
        command.Parameters.Add(Value(after.At.UtcDateTime));
        command.Parameters.Add(Value(after.PostId));
        command.Parameters.Add(Value(count));
        if (pinned is not null)
            command.Parameters.Add(Value<Guid[]>([.. pinned]));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<PostPosition>(count);
        while (await row.ReadAsync(cancellationToken))
            found.Add(new PostPosition(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), pinned));
        return found;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
