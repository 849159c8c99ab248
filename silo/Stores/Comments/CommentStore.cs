using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Comments;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reading;
using Npgsql;

namespace InstaHub.Silo.Stores.Comments;

/// <inheritdoc cref="ICommentStore"/>
internal sealed class CommentStore : ICommentStore
{
    private const string Tables = "comments c left join content_counts n on n.target_id = c.id";

    private const string ById = $"select {CommentRows.Columns} from {Tables} where c.id = any($1)";

    private const string Pinned =
        "select id from comments where post_id = $1 and pinned_at is not null and deleted_at is null order by pinned_at desc, id desc";

    private static readonly string Many =
        $"""
        select {CommentRows.Columns}, {Restricted("$2")}
        from unnest($1::uuid[]) with ordinality as page (id, number) join {Tables} on c.id = page.id
        where c.post_id = $3 and c.reply_to is null and c.deleted_at is null order by page.number
        """;

    private static readonly string OfPost =
        $"""
        with page as materialized (
            select * from comments
            where post_id = $1 and reply_to is null and deleted_at is null and (created_at, id) < ($3, $4) and id <> all($6)
            order by created_at desc, id desc limit $5
        )
        select {CommentRows.Columns}, {Restricted("$2")}
        from page c left join content_counts n on n.target_id = c.id order by c.created_at desc, c.id desc
        """;

    private static readonly string Replies =
        $"""
        with page as materialized (
            select * from comments where reply_to = $1 and deleted_at is null and (created_at, id) > ($3, $4)
            order by created_at, id limit $5
        )
        select {CommentRows.Columns}, {Restricted("$2")}
        from page c left join content_counts n on n.target_id = c.id order by c.created_at, c.id
        """;

    // Before everything in a list: nothing is newer, nothing older.
    private static readonly (DateTime At, Guid Id) Newest = (DateTime.MaxValue, Guid.AllBitsSet);
    private static readonly (DateTime At, Guid Id) Oldest = (DateTime.UnixEpoch, Guid.Empty);

    private readonly NpgsqlDataSource _database;
    private readonly IGroupCommitter<CommentWrite, CommentOutcome> _writes;
    private readonly CoalescedReader<Guid, StoredComment> _reader;

    public CommentStore(NpgsqlDataSource database, IGroupCommitter<CommentWrite, CommentOutcome> writes)
    {
        _database = database;
        _writes = writes;
        _reader = new((ids, cancellation) => database.ReadByIdAsync(ById, ids, CommentRows.Read, comment => comment.Card.Id, cancellation));
    }

    public Task<CommentOutcome> WriteAsync(CommentWrite write, CancellationToken cancellationToken) => _writes.SubmitAsync(write, cancellationToken);

    public Task<StoredComment?> FindAsync(Guid commentId, CancellationToken cancellationToken) => _reader.ReadAsync(commentId, cancellationToken);

    public async Task<IReadOnlyList<Guid>> FindPinnedAsync(Guid postId, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Pinned);
        command.Parameters.Add(Value(postId));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellationToken))
            ids.Add(rows.GetGuid(0));
        return ids;
    }

    public async Task<IReadOnlyList<FoundComment>> FindManyOfPostAsync(
        Guid postId, IReadOnlyList<Guid> commentIds, Guid postAuthorId, CancellationToken cancellationToken) =>
        commentIds.Count == 0 ? [] : await ReadAsync(Many, cancellationToken, Value<Guid[]>([.. commentIds]), Value(postAuthorId), Value(postId));

    public Task<IReadOnlyList<FoundComment>> FindOfPostAsync(
        Guid postId, Guid postAuthorId, IReadOnlyList<Guid> without, CommentPosition? after, int count, CancellationToken cancellationToken)
    {
        var (at, id) = after is null ? Newest : (after.At.UtcDateTime, after.CommentId);
        return ReadAsync(
            OfPost, cancellationToken, Value(postId), Value(postAuthorId), Value(at), Value(id), Value(count), Value<Guid[]>([.. without]));
    }

    public Task<IReadOnlyList<FoundComment>> FindRepliesAsync(
        Guid commentId, Guid postAuthorId, CommentPosition? after, int count, CancellationToken cancellationToken)
    {
        var (at, id) = after is null ? Oldest : (after.At.UtcDateTime, after.CommentId);
        return ReadAsync(Replies, cancellationToken, Value(commentId), Value(postAuthorId), Value(at), Value(id), Value(count));
    }

    // Scalar rather than exists(): that may become a join with all whom the author has marked.
    private static string Restricted(string postAuthor) =>
        $"""
        (select true from user_marks where owner_id = {postAuthor} and user_marks.target_id = c.author_id and kind = {(int)UserMark.Restrict}) is not null
        """;

    private async Task<IReadOnlyList<FoundComment>> ReadAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<FoundComment>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(new FoundComment(CommentRows.Read(rows).Card, rows.GetBoolean(CommentRows.Count)));
        return found;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
