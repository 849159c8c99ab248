using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Feeds;
using Npgsql;

namespace InstaHub.Silo.Stores.Feeds;

/// <inheritdoc cref="IFeedHostStore"/>
internal sealed class FeedHostStore(NpgsqlDataSource database) : IFeedHostStore
{
    private const string Lease = "interval '3 seconds'";

    // What died long ago goes by the way.
    private const string Clean = "delete from feed_hosts where lease_until < clock_timestamp() - interval '1 minute' and silo <> $1";

    private const string Begin =
        $"""
        insert into feed_hosts (silo, epoch, lease_until) values ($1, nextval('feed_host_epochs'), clock_timestamp() + {Lease})
        on conflict (silo) do update set epoch = excluded.epoch, lease_until = excluded.lease_until
        returning epoch
        """;

    private const string Renew =
        $"update feed_hosts set lease_until = clock_timestamp() + {Lease} where silo = $1 and epoch = $2 and lease_until > clock_timestamp()";

    private const string End = "delete from feed_hosts where silo = $1 and epoch = $2";

    private const string Find = "select silo, epoch from feed_hosts where lease_until > clock_timestamp()";

    private const string IsLeased = "select exists (select from feed_hosts where silo = $1 and epoch = $2 and lease_until > clock_timestamp())";

    private const string FindPosts =
        "select id, author_id, published_at, version, status from posts where id = any($1) and published_at is not null";

    public async Task<long> BeginAsync(string silo, CancellationToken cancellationToken)
    {
        await ExecuteAsync(Clean, cancellationToken, Silo(silo));
        await using var command = database.CreateCommand(Begin);
        command.Parameters.Add(Silo(silo));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<bool> RenewAsync(string silo, long epoch, CancellationToken cancellationToken) =>
        await ExecuteAsync(Renew, cancellationToken, Silo(silo), Epoch(epoch)) == 1;

    public Task EndAsync(string silo, long epoch, CancellationToken cancellationToken) =>
        ExecuteAsync(End, cancellationToken, Silo(silo), Epoch(epoch));

    public Task EndAllAsync(CancellationToken cancellationToken) => ExecuteAsync("delete from feed_hosts", cancellationToken);

    public async Task<IReadOnlyList<FeedHostLease>> FindAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadHostsAsync(rows, cancellationToken);
    }

    public async Task<bool> IsLeasedAsync(FeedHostLease host, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(IsLeased);
        command.Parameters.Add(Silo(host.Silo));
        command.Parameters.Add(Epoch(host.Epoch));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<FanoutReading> ReadAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken)
    {
        if (postIds.Count == 0)
            return new FanoutReading(await FindAsync(cancellationToken), []);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Find));
        batch.BatchCommands.Add(new(FindPosts) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. postIds] } } });
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var hosts = await ReadHostsAsync(rows, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var posts = new List<FeedPost>(postIds.Count);
        while (await rows.ReadAsync(cancellationToken))
            posts.Add(new(
                FeedKey.Of(rows.GetFieldValue<DateTimeOffset>(2), rows.GetGuid(0)),
                rows.GetGuid(1),
                rows.GetInt64(3),
                (PostStatus)rows.GetInt16(4) == PostStatus.Published,
                FeedHappening.Moved));
        return new FanoutReading(hosts, posts);
    }

    private static async Task<IReadOnlyList<FeedHostLease>> ReadHostsAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var hosts = new List<FeedHostLease>();
        while (await rows.ReadAsync(cancellationToken))
            hosts.Add(new(rows.GetString(0), rows.GetInt64(1)));
        return hosts;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter<string> Silo(string silo) => new() { TypedValue = silo };

    private static NpgsqlParameter<long> Epoch(long epoch) => new() { TypedValue = epoch };
}
