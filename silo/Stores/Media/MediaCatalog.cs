using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using InstaHub.Silo.Stores.Reading;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Media;

/// <inheritdoc cref="IMediaCatalog"/>
internal sealed class MediaCatalog : IMediaCatalog
{
    // Uploads of one user are noted one after the other, so that simultaneous ones cannot exceed the limit.
    private const string LockOwner = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private const string Create =
        $"""
        insert into media (id, owner_id, kind, content_type, size, file_name)
        select $1, $2, $3, $4, $5, $7
        where (select count(*) from media where owner_id = $2 and attached_to is null and deleted_at is null) < $6
        on conflict (id) do nothing
        returning {MediaRows.Columns}
        """;

    private const string Find = $"select {MediaRows.Columns} from media where id = any($1) and deleted_at is null";

    private const string Uploaded =
        $"""
        update media set status = 1, original = $2, sha256 = $3, uploaded_at = clock_timestamp()
        where id = $1 and status = 0 and deleted_at is null
        returning {MediaRows.Columns}
        """;

    private const string Processed =
        $"""
        update media set status = 2, width = $3, height = $4, sizes = $5::jsonb, blur_hash = nullif($6, ''),
            made_type = $7, made_size = $8, duration = $9, waveform = $10,
            done_at = clock_timestamp(), unattached_since = clock_timestamp(), lease = null, lease_until = null
        where id = $1 and lease = $2 and status = 1 and deleted_at is null
        returning {MediaRows.Columns}
        """;

    private const string Failed =
        $"""
        update media set status = 3, failure = $3, done_at = clock_timestamp(), unattached_since = clock_timestamp(), lease = null, lease_until = null
        where id = $1 and lease = $2 and status = 1 and deleted_at is null
        returning {MediaRows.Columns}
        """;

    private const string Attach =
        $"""
        update media set attached_to = $4, attached_at = clock_timestamp()
        where id = $1 and owner_id = $2 and kind = $3 and status = 2 and deleted_at is null and (attached_to is null or (attached_to = $4 and not in_message))
        returning {MediaRows.Columns}
        """;

    // The clean-up looks an hour later whether there is a message that has it.
    private const string AttachToMessage =
        $"""
        update media set attached_to = coalesce(attached_to, $4), attached_at = clock_timestamp(), in_message = true
        where id = $1 and owner_id = $2 and kind = $3 and status = 2 and deleted_at is null and (attached_to is null or in_message)
        returning {MediaRows.Columns}
        """;

    private const string Detach =
        $"""
        update media set attached_to = null, attached_at = null, unattached_since = clock_timestamp()
        where id = $1 and attached_to = $2 and not in_message and deleted_at is null
        returning {MediaRows.Columns}
        """;

    private const string Delete = "update media set deleted_at = clock_timestamp() where id = $1 and owner_id = $2 and deleted_at is null";

    private readonly NpgsqlDataSource _database;
    private readonly CoalescedReader<Guid, StoredMedia> _reader;

    public MediaCatalog(NpgsqlDataSource database)
    {
        _database = database;
        _reader = new((ids, cancellation) => database.ReadByIdAsync(Find, ids, MediaRows.Read, media => media.View.Id, cancellation));
    }

    public async Task<StoredMedia?> CreateAsync(AwaitedMedia media, int maxUnattached)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(new(LockOwner) { Parameters = { new NpgsqlParameter<string> { TypedValue = $"media/{media.OwnerId:N}" } } });
        batch.BatchCommands.Add(new(Create)
        {
            Parameters =
            {
                Id(media.Id),
                Id(media.OwnerId),
                Number((short)media.Media.Kind),
                Text(media.Media.ContentType),
                Number(media.Media.Size),
                Number(maxUnattached),
                OrNull(media.Media.FileName, NpgsqlDbType.Text),
            },
        });
        await using (var rows = await batch.ExecuteReaderAsync())
        {
            await rows.NextResultAsync();
            if (await rows.ReadAsync())
                return MediaRows.Read(rows);
        }
        return await FindAsync(media.Id);
    }

    public Task<StoredMedia?> FindAsync(Guid id) => _reader.ReadAsync(id);

    public Task<StoredMedia?> UploadedAsync(Guid id, UploadedFile file) =>
        OneAsync(Uploaded, Id(id), Id(file.Attempt), new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = file.Sha256 });

    public Task<StoredMedia?> ProcessedAsync(Guid id, Guid lease, ProcessedImage image) => OneAsync(
        Processed, Id(id), Id(lease), Number(image.Width), Number(image.Height), Text(MediaRows.Write(image.Sizes)), Text(image.BlurHash),
        OrNull(image.Content?.ContentType, NpgsqlDbType.Text), OrNull(image.Content?.Size, NpgsqlDbType.Bigint),
        OrNull(image.Content?.DurationMs, NpgsqlDbType.Integer), OrNull(image.Content?.Waveform, NpgsqlDbType.Bytea));

    public Task<StoredMedia?> FailedAsync(Guid id, Guid lease, string failure) => OneAsync(Failed, Id(id), Id(lease), Text(failure));

    public Task<StoredMedia?> AttachAsync(Guid id, Guid ownerId, MediaKind kind, Guid attachedTo) =>
        OneAsync(Attach, Id(id), Id(ownerId), Number((short)kind), Id(attachedTo));

    public Task<StoredMedia?> AttachToMessageAsync(Guid id, Guid ownerId, MediaKind kind, Guid attachedTo) =>
        OneAsync(AttachToMessage, Id(id), Id(ownerId), Number((short)kind), Id(attachedTo));

    public Task<StoredMedia?> DetachAsync(Guid id, Guid attachedTo) => OneAsync(Detach, Id(id), Id(attachedTo));

    public async Task<bool> DeleteAsync(Guid id, Guid ownerId)
    {
        await using var command = _database.CreateCommand(Delete);
        command.Parameters.Add(Id(id));
        command.Parameters.Add(Id(ownerId));
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private async Task<StoredMedia?> OneAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? MediaRows.Read(row) : null;
    }

    private static NpgsqlParameter<Guid> Id(Guid id) => new() { TypedValue = id };

    private static NpgsqlParameter<string> Text(string text) => new() { TypedValue = text };

    private static NpgsqlParameter OrNull(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter<T> Number<T>(T number) => new() { TypedValue = number };
}
