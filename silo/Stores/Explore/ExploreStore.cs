using InstaHub.Grains.Explore;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Explore;

/// <inheritdoc cref="IExploreStore"/>
internal sealed class ExploreStore(NpgsqlDataSource database) : IExploreStore
{
    // Each source is bounded before it is joined, and "offset 0" keeps the joins from being planned as hashes of whole tables. Of the likes
    // of a period it does not matter which are looked at when there are too many.
    private const string Find =
        """
        with newest as (
            select id from (
                select id, row_number() over (partition by author_id order by published_at desc, id desc) as number
                from (select id, author_id, published_at from posts where status = 2 order by published_at desc, id desc limit $1) as scanned
            ) as numbered
            where number <= $2
        ), liked as (
            select target_id from (select target_id from likes where liked_at > $3 and kind = 1 limit $4) as scanned
            group by target_id order by count(*) desc limit $5
        ), candidate as materialized (
            select id from newest union select target_id from liked union select id from unnest($6::uuid[]) as known (id)
        )
        select candidate.id, post.author_id, post.published_at, counts.likes, counts.replies
        from candidate
        cross join lateral (select author_id, published_at from posts where id = candidate.id and status = 2 offset 0) as post
        cross join lateral (select likes, replies from content_counts where target_id = candidate.id offset 0) as counts
        cross join lateral (select from accounts where id = post.author_id and status = 0 offset 0) as account
        cross join lateral (select from profiles where user_id = post.author_id and not is_private offset 0) as profile
        """;

    public async Task<IReadOnlyList<ExploreCandidate>> FindCandidatesAsync(ExploreQuery query, IReadOnlyList<Guid> known, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find)
            .With(query.Newest).With((long)query.MostOfAuthor).At(query.LikedSince).With(query.Likes).With(query.MostLiked).With<Guid[]>([.. known]);
        return await command.ReadAllAsync(
            row => new ExploreCandidate(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt64(3), row.GetInt64(4)), cancellationToken);
    }
}
