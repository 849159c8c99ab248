using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;
using Npgsql;

namespace InstaHub.Silo.Stores.Feeds;

/// <inheritdoc cref="IFeedStore"/>
internal sealed class FeedStore(NpgsqlDataSource database) : IFeedStore
{
    private const string FindAuthors = "select followee_id from follows where follower_id = $1";

    // Whether posts of somebody who is followed, or of the user, are in the feed of user $1.
    private const string IsShown =
        """
        (author.id = $1 or (
            (select status from accounts where id = author.id) = 0
            and not exists (select from user_marks where owner_id = $1 and target_id = author.id and (kind = 1 or (kind = 2 and parts & 1 = 1)))
            and not exists (select from user_marks where owner_id = author.id and target_id = $1 and kind = 1)))
        """;

    private const string Authors =
        $"""
        authors as materialized (
            select author.id, {IsShown} as is_shown
            from (select followee_id as id from follows where follower_id = $1 union all select $1) as author)
        """;

    // One statement sees one moment. Of each author the newest few first: what lies above the lowest of the newest so many of these and
    // is not among them can only be of authors who have more, and above that.
    private const string ReadAll =
        $"""
        with {Authors}, first as materialized (
            select authors.id, post.*
            from authors cross join lateral (
                select newest.*, row_number() over () as place
                from (
                    select published_at, id as post_id from posts where author_id = authors.id and status = 2
                    order by published_at desc, id desc limit 4) as newest) as post
            where authors.is_shown
        ), lowest as materialized (
            select published_at, post_id from first order by published_at desc, post_id desc offset $2 - 1 limit 1)
        select id, true, is_shown, null::timestamptz, null::uuid from authors
        union all
        select * from (
            select id, true, true, published_at, post_id from first
            union all
            select last.id, true, true, post.published_at, post.id
            from first as last left join lowest on true cross join lateral (
                select published_at, id from posts
                where author_id = last.id and status = 2 and (published_at, id) < (last.published_at, last.post_id)
                    and (published_at, id) > (coalesce(lowest.published_at, '-infinity'), coalesce(lowest.post_id, last.post_id))
                order by published_at desc, id desc limit $2) as post
            where last.place = 4 and (lowest.post_id is null or (last.published_at, last.post_id) > (lowest.published_at, lowest.post_id))
            order by 4 desc, 5 desc limit $2) as newest
        """;

    private const string ReadSome =
        $"""
        with authors as materialized (
            select author.id, author.is_followed, author.is_followed and {IsShown} as is_shown
            from (
                select asked.id, asked.id = $1 or exists (select from follows where follower_id = $1 and followee_id = asked.id) as is_followed
                from unnest($2::uuid[]) as asked (id)) as author)
        select authors.id, authors.is_followed, authors.is_shown, post.published_at, post.id
        from authors left join lateral (
            select published_at, id from posts
            where author_id = authors.id and status = 2 and authors.is_shown and (published_at, id) >= ($3, $4)
            order by published_at desc, id desc limit $5) as post on true
        """;

    private const string ReadBelow =
        $"""
        with {Authors}
        select authors.id, post.published_at, post.id
        from authors cross join lateral (
            select published_at, id from posts
            where author_id = authors.id and status = 2 and (published_at, id) < ($2, $3)
            order by published_at desc, id desc limit $4) as post
        where authors.is_shown
        order by post.published_at desc, post.id desc limit $4
        """;

    private const string FindEngagement = "select target_id, likes, replies from content_counts where target_id = any($1)";

    private const string FindAffinity =
        """
        select author_id, count(*)::int from (
            (select post.author_id from (
                select target_id from likes where user_id = $1 and kind = 1 order by liked_at desc, target_id desc limit $2) as act
                join posts post on post.id = act.target_id)
            union all
            (select post.author_id from (
                select post_id from comments where author_id = $1 and deleted_at is null order by created_at desc, id desc limit $2) as act
                join posts post on post.id = act.post_id)) as acts
        group by author_id
        """;

    public async Task<IReadOnlyList<Guid>> FindAuthorsAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindAuthors);
        command.Parameters.Add(Id(userId));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var authors = new List<Guid> { userId };
        while (await rows.ReadAsync(cancellationToken))
            authors.Add(rows.GetGuid(0));
        return authors;
    }

    public Task<FeedDefinition> ReadAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(ReadAll, cancellationToken, Id(userId), Number(limit));

    public Task<FeedDefinition> ReadAuthorsAsync(
        Guid userId, IReadOnlyList<Guid> authorIds, FeedKey? floor, int limit, CancellationToken cancellationToken)
    {
        var (at, id) = floor is { } key ? (key.PublishedAt, key.PostId) : (DateTimeOffset.UnixEpoch, Guid.Empty);
        return ReadAsync(
            ReadSome, cancellationToken, Id(userId), new NpgsqlParameter<Guid[]> { TypedValue = [.. authorIds] }, Time(at), Id(id), Number(limit));
    }

    public async Task<IReadOnlyList<FeedEntry>> ReadBelowAsync(Guid userId, FeedKey below, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadBelow);
        command.Parameters.AddRange(new NpgsqlParameter[] { Id(userId), Time(below.PublishedAt), Id(below.PostId), Number(limit) });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<FeedEntry>();
        while (await rows.ReadAsync(cancellationToken))
            entries.Add(new(FeedKey.Of(rows.GetFieldValue<DateTimeOffset>(1), rows.GetGuid(2)), rows.GetGuid(0)));
        return entries;
    }

    public async Task<IReadOnlyDictionary<Guid, Engagement>> FindEngagementAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindEngagement);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. postIds] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<Guid, Engagement>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(rows.GetGuid(0), new(rows.GetInt64(1), rows.GetInt64(2)));
        return found;
    }

    public async Task<IReadOnlyDictionary<Guid, int>> FindAffinityAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindAffinity);
        command.Parameters.AddRange(new NpgsqlParameter[] { Id(userId), Number(limit) });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<Guid, int>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(rows.GetGuid(0), rows.GetInt32(1));
        return found;
    }

    private async Task<FeedDefinition> ReadAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var authors = new Dictionary<Guid, FeedAuthor>();
        var entries = new List<FeedEntry>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var author = rows.GetGuid(0);
            authors.TryAdd(author, new(author, rows.GetBoolean(1), rows.GetBoolean(2)));
            if (!rows.IsDBNull(4))
                entries.Add(new(FeedKey.Of(rows.GetFieldValue<DateTimeOffset>(3), rows.GetGuid(4)), author));
        }
        return new FeedDefinition([.. authors.Values], entries);
    }

    private static NpgsqlParameter<Guid> Id(Guid id) => new() { TypedValue = id };

    private static NpgsqlParameter<int> Number(int number) => new() { TypedValue = number };

    private static NpgsqlParameter<DateTimeOffset> Time(DateTimeOffset at) => new() { TypedValue = at };
}
