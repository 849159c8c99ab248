using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Workers;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>
/// Removes deleted posts for good, their own row last: what is broken off is found again and goes on.
/// </summary>
public sealed class PostRemoval(NpgsqlDataSource database, IEnumerable<IPostPurge> features, IGrainFactory grains)
{
    private static readonly string[] Deletions =
    [
        "delete from post_edits where post_id = any($1)",
        "delete from content_counts where target_id = any($1)",
        $"delete from due_jobs where kind = '{DueKinds.Publish}' and key = any($1::text[])",
        "delete from posts where id = any($1) and status = 4",
    ];

    /// <summary>Removes posts, all of which are deleted.</summary>
    public async Task RemoveAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken)
    {
        foreach (var feature in features)
            await feature.PurgeAsync(postIds, cancellationToken);
        await RemoveMediaAsync(postIds, cancellationToken);
        await using var batch = database.CreateBatch();
        foreach (var deletion in Deletions)
            batch.BatchCommands.Add(new(deletion) { Parameters = { WriteBatch.Array(postIds.ToArray()) } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task RemoveMediaAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select author_id, (item ->> 'id')::uuid from posts, jsonb_array_elements(media) as item where id = any($1)").With(postIds.ToArray());
        var files = await command.ReadAllAsync(row => (OwnerId: row.GetGuid(0), MediaId: row.GetGuid(1)), cancellationToken);
        // A few at a time: requests need connections too.
        await Parallel.ForEachAsync(
            files, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (file, _) => await grains.GetMedia(file.MediaId).Delete(file.OwnerId));
    }

    /// <summary>Posts that were deleted that long ago, oldest first.</summary>
    public async Task<IReadOnlyList<Guid>> FindDeletedAsync(TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select id from posts where status = 4 and deleted_at <= clock_timestamp() - $1 order by deleted_at limit $2").With(age).With(limit);
        return await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
    }
}
