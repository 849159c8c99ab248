using InstaHub.Silo.Stores.Accounts;
using Npgsql;

namespace InstaHub.Silo.Workers;

/// <summary>Writes the file of an export as rows. Each row also renews the claim, and is refused when somebody else has taken over.</summary>
internal sealed class ExportStream(NpgsqlDataSource database, Guid buildId, TimeSpan claim, CancellationToken stopping) : Stream
{
    /// <summary>Bytes of a row.</summary>
    public const int ChunkBytes = 256 << 10;

    private const string AddChunk =
        """
        with mine as (
            update data_exports set claimed_until = clock_timestamp() + $2 where build_id = $1 and status = 0 returning build_id
        )
        insert into data_export_chunks (build_id, number, bytes) select build_id, $3, $4 from mine
        """;

    private readonly MemoryStream _pending = new();
    private int _number;
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    /// <summary>How many bytes have been written.</summary>
    public override long Position { get => _written; set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        while (_pending.Length >= ChunkBytes)
            await AddAsync(ChunkBytes);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    // Small things, such as the headers of a ZIP: kept until the next asynchronous write.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _pending.Write(buffer);
        _written += buffer.Length;
    }

    /// <summary>Writes the last row.</summary>
    public async Task CompleteAsync()
    {
        while (_pending.Length > 0)
            await AddAsync((int)Math.Min(ChunkBytes, _pending.Length));
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task AddAsync(int count)
    {
        var all = _pending.ToArray();
        await using var command = database.CreateCommand(AddChunk).With(buildId).With(claim).With(_number++).With(all[..count]);
        if (await command.ExecuteNonQueryAsync(stopping) == 0)
            throw new InvalidOperationException("Somebody else makes this export now.");
        _pending.SetLength(0);
        _pending.Write(all.AsSpan(count));
    }
}
