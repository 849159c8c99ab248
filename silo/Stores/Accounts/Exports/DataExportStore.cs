using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts.Exports;

/// <inheritdoc cref="IDataExportStore"/>
internal sealed class DataExportStore(NpgsqlDataSource database, EventTransactions transactions) : IDataExportStore
{
    private const int MaxLinks = 10;

    private const string Request =
        """
        insert into data_exports (user_id, requested_at) values ($1, $2)
        on conflict (user_id) do update set
            status = 0, requested_at = $2, attempts = 0, build_id = null, claimed_until = '-infinity', bytes = null, expires_at = null
            where data_exports.status = 2 or (data_exports.status = 1 and data_exports.requested_at <= $3)
        """;

    private const string Find = "select status, requested_at, build_id, expires_at from data_exports where user_id = $1";

    private const string ForgetLinks =
        """
        delete from data_export_links where link_hash = any(array(
            select link_hash from data_export_links where user_id = $1 order by made_at desc offset $2))
        """;

    private const string OpenLink =
        """
        select e.build_id, e.bytes from data_export_links l join data_exports e on e.user_id = l.user_id and e.build_id = l.build_id
        where l.link_hash = $1 and e.status = 1 and e.expires_at > $2
        """;

    public Task<StoredDataExport?> RequestAsync(
        Guid userId, DateTimeOffset now, DateTimeOffset since, DomainEvent requested, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            await using var request = new NpgsqlCommand(Request, connection).With(userId).At(now).At(since);
            if (await request.ExecuteNonQueryAsync(cancellationToken) == 0)
                return await FindAsync(new NpgsqlCommand(Find, connection), userId, cancellationToken);
            await using var forget = new NpgsqlCommand(ForgetLinks, connection).With(userId).With(0);
            await forget.ExecuteNonQueryAsync(cancellationToken);
            events.Add(0, requested);
            return null;
        }, cancellationToken);

    public Task<StoredDataExport?> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        FindAsync(database.CreateCommand(Find), userId, cancellationToken);

    public async Task AddLinkAsync(Guid userId, Guid buildId, byte[] secretHash, CancellationToken cancellationToken)
    {
        await using var add = database.CreateCommand("insert into data_export_links (link_hash, build_id, user_id) values ($1, $2, $3)")
            .With(secretHash).With(buildId).With(userId);
        await add.ExecuteNonQueryAsync(cancellationToken);
        await using var forget = database.CreateCommand(ForgetLinks).With(userId).With(MaxLinks);
        await forget.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<DataExportFile?> OpenAsync(byte[] secretHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OpenLink).With(secretHash).At(now);
        return (await command.ReadAllAsync(row => new DataExportFile(row.GetGuid(0), row.GetInt64(1)), cancellationToken)).SingleOrDefault();
    }

    public async Task<ReadOnlyMemory<byte>?> ReadChunkAsync(Guid buildId, int number, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select bytes from data_export_chunks where build_id = $1 and number = $2")
            .With(buildId).With(number);
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<StoredDataExport?> FindAsync(NpgsqlCommand find, Guid userId, CancellationToken cancellationToken)
    {
        await using var command = find.With(userId);
        var found = await command.ReadAllAsync(
            row => new StoredDataExport(
                row.GetInt16(0) switch { 0 => DataExportStatus.Pending, 1 => DataExportStatus.Ready, _ => DataExportStatus.Failed },
                row.GetFieldValue<DateTimeOffset>(1),
                row.IsDBNull(2) ? null : row.GetGuid(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken);
        return found.SingleOrDefault();
    }
}
