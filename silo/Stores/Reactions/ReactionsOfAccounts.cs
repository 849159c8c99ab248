using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Reactions;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Reactions;

/// <summary>
/// Removes likes, comments and bookmarks of an account that is removed for good. Likes are taken back and comments deleted as their user
/// would do it, so that what counts them is right.
/// </summary>
internal sealed class ReactionsOfAccounts(NpgsqlDataSource database, ILikeStore likes, IGrainFactory grains, TimeProvider time) : IAccountPurge
{
    private const int Batch = 250;

    public async Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        limit = Math.Min(limit, Batch);
        return await TakeLikesBackAsync(userId, limit, cancellationToken) == limit
            || await RemoveCommentsAsync(userId, limit, cancellationToken) == limit
            || await RemoveAsync("bookmarks", userId, limit, cancellationToken) == limit
            || await RemoveAsync("collections", userId, limit, cancellationToken) == limit;
    }

    private async Task<int> TakeLikesBackAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        await using var find = database.CreateCommand("select target_id, kind from likes where user_id = $1 limit $2").With(userId).With(limit);
        var found = await find.ReadAllAsync(row => (Target: row.GetGuid(0), Kind: (ContentKind)row.GetInt16(1)), cancellationToken);
        var now = time.GetUtcNow();
        await Task.WhenAll(found.Select(like =>
            likes.WriteAsync(new LikeWrite(userId, like.Target, like.Kind, OwnerId: null, Liked: false, now), cancellationToken)));
        return found.Count;
    }

    private async Task<int> RemoveCommentsAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        await using var find = database.CreateCommand("select id from comments where author_id = $1 limit $2").With(userId).With(limit);
        Guid[] comments = [.. await find.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];
        var deleted = await Task.WhenAll(comments.Select(id => grains.GetComment(id).Delete(userId)));
        if (deleted.FirstOrDefault(result => !result.IsSuccess)?.Error is { } error)
            throw new InvalidOperationException($"A comment of user {userId} could not be deleted: {error.Code}.");
        await ReactionsOfPosts.RemoveCommentsAsync(database, comments, cancellationToken);
        return comments.Length;
    }

    private async Task<int> RemoveAsync(string table, Guid userId, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"delete from {table} where ctid = any(array(select ctid from {table} where user_id = $1 limit $2))").With(userId).With(limit);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
