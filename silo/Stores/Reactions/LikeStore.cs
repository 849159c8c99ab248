using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Reactions;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Reactions;

/// <inheritdoc cref="ILikeStore"/>
internal sealed class LikeStore(NpgsqlDataSource database, IGroupCommitter<LikeWrite, LikeOutcome> writes) : ILikeStore
{
    // Scalar subqueries rather than exists(): those may be planned as a hash of the whole table.
    private static readonly string FindMarks =
        $"""
        select coalesce((select {(int)ViewerMarks.Liked} from likes where user_id = $1 and likes.target_id = input.target_id), 0)
            | coalesce((select {(int)ViewerMarks.Bookmarked} from bookmarks where user_id = $1 and post_id = input.target_id), 0)
        from unnest($2::uuid[]) with ordinality as input (target_id, number) order by number
        """;

    private const string FindCounts = "select likes, replies, change_number from content_counts where target_id = $1";

    public Task<LikeOutcome> WriteAsync(LikeWrite write, CancellationToken cancellationToken) => writes.SubmitAsync(write, cancellationToken);

    public async Task<IReadOnlyList<ViewerMarks>> FindMarksAsync(Guid userId, IReadOnlyList<Guid> targetIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindMarks);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. targetIds] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var marks = new List<ViewerMarks>(targetIds.Count);
        while (await rows.ReadAsync(cancellationToken))
            marks.Add((ViewerMarks)rows.GetInt32(0));
        return marks;
    }

    public async Task<ContentCounts?> FindCountsAsync(Guid targetId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindCounts);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = targetId });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? ContentCountRows.Read(rows, 0) : null;
    }
}
