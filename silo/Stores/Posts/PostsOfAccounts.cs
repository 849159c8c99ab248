using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>Removes the posts of an account that is removed for good, and where others have tagged it. Each post is deleted first, so that what counts it is right.</summary>
public sealed class PostsOfAccounts(NpgsqlDataSource database, PostRemoval removal, IGrainFactory grains) : IAccountPurge
{
    private const int Batch = 100;

    public async Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        await using var find = database.CreateCommand("select id from posts where author_id = $1 limit $2").With(userId).With(Math.Min(limit, Batch));
        var posts = await find.ReadAllAsync(row => row.GetGuid(0), cancellationToken);
        if (posts.Count > 0)
        {
            var deleted = await Task.WhenAll(posts.Select(id => grains.GetPost(id).Delete(userId)));
            if (deleted.FirstOrDefault(result => !result.IsSuccess)?.Error is { } error)
                throw new InvalidOperationException($"A post of user {userId} could not be deleted: {error.Code}.");
            await removal.RemoveAsync(posts, cancellationToken);
            return true;
        }

        await using var follows = database.CreateCommand("delete from hashtag_follows where user_id = $1").With(userId);
        await follows.ExecuteNonQueryAsync(cancellationToken);
        await using var tags = database.CreateCommand(
            "delete from post_tags where ctid = any(array(select ctid from post_tags where user_id = $1 limit $2))").With(userId).With(limit);
        return await tags.ExecuteNonQueryAsync(cancellationToken) == limit;
    }
}
