using InstaHub.Grains.Explore;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Explore;

/// <inheritdoc cref="IExploreStore"/>
internal sealed class ExploreStore(NpgsqlDataSource database) : IExploreStore
{
    // Each source is bounded before it is joined. Of the likes of a period it does not matter which are looked at when there are too many.
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
        select post.id, post.author_id, post.published_at, counts.likes, counts.replies
        from candidate
        join posts post on post.id = candidate.id and post.status = 2
        join content_counts counts on counts.target_id = post.id
        join accounts account on account.id = post.author_id and account.status = 0
        join profiles profile on profile.user_id = post.author_id and not profile.is_private
        """;

    public async Task<IReadOnlyList<ExploreCandidate>> FindCandidatesAsync(ExploreQuery query, IReadOnlyList<Guid> known, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find)
            .With(query.Newest).With((long)query.MostOfAuthor).At(query.LikedSince).With(query.Likes).With(query.MostLiked).With<Guid[]>([.. known]);
        return await command.ReadAllAsync(
            row => new ExploreCandidate(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt64(3), row.GetInt64(4)), cancellationToken);
    }
}
