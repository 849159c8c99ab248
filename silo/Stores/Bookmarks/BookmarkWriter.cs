using InstaHub.Grains.Bookmarks;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reactions;
using Npgsql;

namespace InstaHub.Silo.Stores.Bookmarks;

/// <summary>
/// Writes bookmarks. The collections they go into are locked, so that none goes into one that is being deleted; then the bookmarks, in the
/// order of their keys.
/// </summary>
internal sealed class BookmarkWriter : IBatchWriter<UserTarget, BookmarkWrite, BookmarkOutcome>
{
    // Parameters: users, posts, whether kept, collections, times.
    private static readonly string Sql =
        $"""
        with input as materialized (
            select (number - 1)::int as operation, user_id, post_id, kept, collection_id, at,
                case
                    when not kept then {(int)BookmarkVerdict.Done}
                    when (select true from posts where posts.id = input.post_id and status in (2, 3)) is null then {(int)BookmarkVerdict.NoSuchPost}
                    when collection_id is not null and (
                        select true from collections
                        where collections.id = input.collection_id and collections.user_id = input.user_id and deleted_at is null) is null
                        then {(int)BookmarkVerdict.NoSuchCollection}
                    else {(int)BookmarkVerdict.Done}
                end as verdict
            from unnest($1::uuid[], $2::uuid[], $3::bool[], $4::uuid[], $5::timestamptz[]) with ordinality
                as input (user_id, post_id, kept, collection_id, at, number)
        ), put as (
            insert into bookmarks (user_id, post_id, collection_id, since)
            select user_id, post_id, collection_id, at from input where kept and verdict = {(int)BookmarkVerdict.Done}
            on conflict (user_id, post_id) do update set collection_id = excluded.collection_id
                where bookmarks.collection_id is distinct from excluded.collection_id
            returning user_id, post_id
        ), removed as (
            delete from bookmarks using input
            where not kept and bookmarks.user_id = input.user_id and bookmarks.post_id = input.post_id
            returning bookmarks.user_id, bookmarks.post_id
        )
        select operation, verdict, changed.user_id is not null
        from input
        left join (select * from put union all select * from removed) as changed
            on changed.user_id = input.user_id and changed.post_id = input.post_id
        """;

    public string Name => "bookmarks";

    public UserTarget KeyOf(BookmarkWrite operation) => new(operation.UserId, operation.PostId);

    public void Write(IReadOnlyList<BookmarkWrite> operations, WriteBatch batch)
    {
        var collections = operations.Where(write => write.CollectionId is not null).Select(write => write.CollectionId!.Value).Distinct().ToArray();
        if (collections.Length > 0)
            batch.LockRows("collections", "id", collections);
        // The statement takes first those that it puts, then those that it removes. By itself it keeps to the order of the keys with one alone.
        if (operations.Count > 1)
            batch.LockRows("bookmarks", ("post_id", "user_id"), [.. operations.Select(write => write.PostId)], [.. operations.Select(write => write.UserId)]);
        var parameters = batch.Add(Sql);
        Add(write => write.UserId);
        Add(write => write.PostId);
        Add(write => write.Kept);
        Add(write => write.CollectionId);
        Add(write => write.At.UtcDateTime);

        void Add<T>(Func<BookmarkWrite, T> value) => parameters.Add(WriteBatch.Array(operations.Select(value).ToArray()));
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<BookmarkWrite> operations, BookmarkOutcome[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = new BookmarkOutcome((BookmarkVerdict)reader.GetInt32(1), reader.GetBoolean(2));
    }
}
