using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Reactions;
using Npgsql;

namespace InstaHub.Silo.Stores.Reactions;

/// <inheritdoc cref="IReactionListStore"/>
internal sealed class ReactionListStore(NpgsqlDataSource database) : IReactionListStore
{
    private static readonly string LikedPosts =
        $"""
        select liked_at, target_id from likes
        where user_id = $1 and kind = {(int)ContentKind.Post} and (liked_at, target_id) < ($2, $3)
        order by liked_at desc, target_id desc limit $4
        """;

    private const string Bookmarks =
        """
        select since, post_id from bookmarks where user_id = $1 and (since, post_id) < ($2, $3)
        order by since desc, post_id desc limit $4
        """;

    private const string InCollection =
        """
        select since, post_id from bookmarks where collection_id = $5 and user_id = $1 and (since, post_id) < ($2, $3)
        order by since desc, post_id desc limit $4
        """;

    // Kind, time, id of the subject, post, comment, followee, text; each part by an index that has it in its order.
    private static readonly string Likes =
        $"""
        (select {(int)ActivityKind.Like}, liked_at, target_id, target_id, null::uuid, null::uuid, null::text
        from likes join posts on posts.id = target_id and status in (2, 3)
        where user_id = $1 and kind = {(int)ContentKind.Post} and (liked_at, target_id) < ($2, $3)
        order by liked_at desc, target_id desc limit $4)
        union all
        (select {(int)ActivityKind.Like}, liked_at, target_id, post_id, target_id, null::uuid, null::text
        from likes join comments on comments.id = target_id and comments.deleted_at is null
        where user_id = $1 and kind = {(int)ContentKind.Comment} and (liked_at, target_id) < ($2, $3)
        order by liked_at desc, target_id desc limit $4)
        """;

    private static readonly string Comments =
        $"""
        (select {(int)ActivityKind.Comment}, comments.created_at, comments.id, post_id, comments.id, null::uuid, text
        from comments join posts on posts.id = post_id and status in (2, 3)
        where comments.author_id = $1 and comments.deleted_at is null and (comments.created_at, comments.id) < ($2, $3)
        order by comments.created_at desc, comments.id desc limit $4)
        """;

    private static readonly string Follows =
        $"""
        (select {(int)ActivityKind.Follow}, since, followee_id, null::uuid, null::uuid, followee_id, null::text
        from follows where follower_id = $1 and (since, followee_id) < ($2, $3)
        order by since desc, followee_id desc limit $4)
        """;

    // Before everything in a list: nothing is newer.
    private static readonly (DateTime At, Guid Id) Newest = (DateTime.MaxValue, Guid.AllBitsSet);

    public Task<IReadOnlyList<PostPosition>> FindLikedPostsAsync(
        Guid userId, PostPosition? after, int count, CancellationToken cancellationToken) =>
        ReadPostsAsync(LikedPosts, userId, null, after, count, cancellationToken);

    public Task<IReadOnlyList<PostPosition>> FindBookmarksAsync(
        Guid userId, Guid? collectionId, PostPosition? after, int count, CancellationToken cancellationToken) =>
        ReadPostsAsync(collectionId is null ? Bookmarks : InCollection, userId, collectionId, after, count, cancellationToken);

    public async Task<IReadOnlyList<ActivityEntry>> FindActivityAsync(
        Guid userId, ActivityKind? kind, ActivityPosition? after, int count, CancellationToken cancellationToken)
    {
        var (at, id) = after is null ? Newest : (after.At.UtcDateTime, after.SubjectId);
        await using var command = database.CreateCommand(Activity(kind));
        command.Parameters.Add(Value(userId));
        command.Parameters.Add(Value(at));
        command.Parameters.Add(Value(id));
        command.Parameters.Add(Value(count));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<ActivityEntry>(count);
        while (await row.ReadAsync(cancellationToken))
        {
            entries.Add(new ActivityEntry(
                (ActivityKind)row.GetInt32(0), new ActivityPosition(row.GetFieldValue<DateTimeOffset>(1), row.GetGuid(2)),
                Id(row, 3), Id(row, 4), Id(row, 5), row.IsDBNull(6) ? null : row.GetString(6)));
        }

        return entries;
    }

    private static string Activity(ActivityKind? kind) => kind switch
    {
        ActivityKind.Like => Ordered(Likes),
        ActivityKind.Comment => Ordered(Comments),
        ActivityKind.Follow => Ordered(Follows),
        _ => Ordered($"{Likes} union all {Comments} union all {Follows}"),
    };

    private static string Ordered(string parts) =>
        $"""
        select * from ({parts}) as done (kind, at, subject_id, post_id, comment_id, user_id, text)
        order by at desc, subject_id desc limit $4
        """;

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private async Task<IReadOnlyList<PostPosition>> ReadPostsAsync(
        string sql, Guid userId, Guid? collectionId, PostPosition? after, int count, CancellationToken cancellationToken)
    {
        var (at, id) = after is null ? Newest : (after.At.UtcDateTime, after.PostId);
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(Value(userId));
        command.Parameters.Add(Value(at));
        command.Parameters.Add(Value(id));
        command.Parameters.Add(Value(count));
        if (collectionId is { } collection)
            command.Parameters.Add(Value(collection));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<PostPosition>(count);
        while (await row.ReadAsync(cancellationToken))
            found.Add(new PostPosition(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1)));
        return found;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
