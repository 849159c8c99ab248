using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using Npgsql;

namespace InstaHub.Silo.Stores.Media;

/// <inheritdoc cref="IMediaKeyStore"/>
internal sealed class MediaKeyStore(NpgsqlDataSource database) : IMediaKeyStore
{
    private const int SecretBytes = 32;

    public async Task<IReadOnlyList<MediaKey>> GetAsync(int period, CancellationToken cancellationToken)
    {
        var keys = await ReadAsync(period, cancellationToken);
        if (keys is [{ } newest, ..] && newest.Period == period)
            return keys;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("insert into media_keys (period, secret) values ($1, $2) on conflict (period) do nothing")
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = period },
                new NpgsqlParameter<byte[]> { TypedValue = RandomNumberGenerator.GetBytes(SecretBytes) },
            },
        });
        // Nothing signed by them is valid any more.
        batch.BatchCommands.Add(new("delete from media_keys where period < $1 - 2") { Parameters = { new NpgsqlParameter<int> { TypedValue = period } } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return await ReadAsync(period, cancellationToken);
    }

    private async Task<List<MediaKey>> ReadAsync(int period, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select period, secret from media_keys where period between $1 - 1 and $1 order by period desc");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = period });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<MediaKey>();
        while (await rows.ReadAsync(cancellationToken))
            keys.Add(new MediaKey(rows.GetInt32(0), rows.GetFieldValue<byte[]>(1)));
        return keys;
    }
}
