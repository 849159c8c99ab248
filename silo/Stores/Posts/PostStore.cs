using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reading;
using InstaHub.Silo.Workers;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <inheritdoc cref="IPostStore"/>
internal sealed class PostStore : IPostStore
{
    private const string Find =
        $"select {PostRows.Columns} from posts p left join content_counts c on c.target_id = p.id where p.id = any($1)";

    private const string FindRevisions =
        "select since, caption, media::text, location::text from post_edits where post_id = $1 order by version desc";

    private readonly NpgsqlDataSource _database;
    private readonly IGroupCommitter<PostWrite, PostWriteOutcome> _writes;
    private readonly CoalescedReader<Guid, StoredPost> _reader;
    private readonly DueJobSignal _due;

    public PostStore(NpgsqlDataSource database, IGroupCommitter<PostWrite, PostWriteOutcome> writes, DueJobSignal due)
    {
        _due = due;
        _database = database;
        _writes = writes;
        _reader = new((ids, cancellation) => database.ReadByIdAsync(Find, ids, PostRows.Read, post => post.Id, cancellation));
    }

    public Task<StoredPost?> FindAsync(Guid postId, CancellationToken cancellationToken) => _reader.ReadAsync(postId, cancellationToken);

    public async Task<PostWriteOutcome> WriteAsync(PostWrite write, CancellationToken cancellationToken)
    {
        var outcome = await _writes.SubmitAsync(write, cancellationToken);
        if (write.Post.Status == PostStatus.Scheduled)
            _due.Set();
        return outcome;
    }

    public async Task<IReadOnlyList<PostRevision>> FindRevisionsAsync(Guid postId, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(FindRevisions);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = postId });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var revisions = new List<PostRevision>();
        while (await row.ReadAsync(cancellationToken))
            revisions.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), PostRows.ReadMedia(row, 2), PostRows.ReadLocation(row, 3)));
        return revisions;
    }
}
