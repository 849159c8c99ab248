using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Reactions;

/// <summary>Removes comments, likes and bookmarks of posts that are removed for good; rows about a thing before the thing, so that it can be begun again.</summary>
internal sealed class ReactionsOfPosts(NpgsqlDataSource database) : IPostPurge
{
    // Comments at a time, and rows of each other kind.
    private const int Step = 1_000;

    private const string FindComments = "select id from comments where post_id = any($1) and reply_to is null limit $2";

    private const string FindReplies = "select id from comments where reply_to = any($1) limit $2";

    public async Task PurgeAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken)
    {
        Guid[] posts = [.. postIds];
        while (await FindAsync(database, FindComments, posts, cancellationToken) is { Length: > 0 } comments)
            await RemoveCommentsAsync(database, comments, cancellationToken);
        await RemoveLikesAsync(database, posts, cancellationToken);
        await InStepsAsync(
            database, "delete from bookmarks where ctid = any(array(select ctid from bookmarks where post_id = any($1) limit $2))", posts, cancellationToken);
    }

    /// <summary>Removes comments that are deleted or on a post that is, with the replies to them and the likes.</summary>
    public static async Task RemoveCommentsAsync(NpgsqlDataSource database, Guid[] comments, CancellationToken cancellationToken)
    {
        while (await FindAsync(database, FindReplies, comments, cancellationToken) is { Length: > 0 } replies)
            await RemoveCommentsAsync(database, replies, cancellationToken);
        await RemoveLikesAsync(database, comments, cancellationToken);
        foreach (var deletion in new[] { "delete from content_counts where target_id = any($1)", "delete from comments where id = any($1)" })
        {
            await using var command = database.CreateCommand(deletion);
            command.Parameters.Add(WriteBatch.Array(comments));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static Task RemoveLikesAsync(NpgsqlDataSource database, Guid[] targets, CancellationToken cancellationToken) => InStepsAsync(
        database, "delete from likes where ctid = any(array(select ctid from likes where target_id = any($1) limit $2))", targets, cancellationToken);

    private static async Task InStepsAsync(NpgsqlDataSource database, string sql, Guid[] ids, CancellationToken cancellationToken)
    {
        int removed;
        do
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(WriteBatch.Array(ids));
            command.With(Step);
            removed = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        while (removed == Step);
    }

    private static async Task<Guid[]> FindAsync(NpgsqlDataSource database, string sql, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(WriteBatch.Array(ids));
        command.With(Step);
        return [.. await command.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];
    }
}
