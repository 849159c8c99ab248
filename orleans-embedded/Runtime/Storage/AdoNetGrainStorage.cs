using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>
/// Grain states in the table OrleansStorage, in the rows that Orleans' ADO.NET provider keeps: found by hashes of the key and
/// of the state's name, versioned by a count.
/// </summary>
internal sealed class AdoNetGrainStorage(string name, string serviceId, NpgsqlDataSource dataSource, IGrainStorageSerializer serializer, bool deleteOnClear, int initStage) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private AdoNetQueries? _queries;

    private AdoNetQueries Queries => _queries ?? throw new InvalidOperationException($"Storage {name} has not begun");

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(AdoNetGrainStorage), initStage, async cancellationToken => _queries = await AdoNetQueries.Read(dataSource, cancellationToken));

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await Queries.Run(
            "ReadFromStorageKey",
            reader => (Payload: reader["PayloadBinary"] as byte[], Version: reader["Version"] as int?),
            Key(stateName, grainId));
        var (payload, version) = rows.SingleOrDefault();
        grainState.State = payload is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(new BinaryData(payload));
        grainState.ETag = version?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State).ToArray();
        var rows = await Queries.Run(
            "WriteToStorageKey",
            reader => reader["NewGrainStateVersion"] as int?,
            [.. Key(stateName, grainId), Version(grainState), ("PayloadBinary", NpgsqlDbType.Bytea, payload)]);
        grainState.ETag = NewVersion("WriteState", rows, stateName, grainId, grainState);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists && string.IsNullOrWhiteSpace(grainState.ETag))
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        var rows = await Queries.Run(
            deleteOnClear ? "DeleteStorageKey" : "ClearStorageKey",
            reader => reader[0] as int?,
            [.. Key(stateName, grainId), Version(grainState)]);
        var version = NewVersion("ClearState", rows, stateName, grainId, grainState);
        grainState.ETag = deleteOnClear ? null : version;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    // What has not been written answers with the version it was to replace, or with no row.
    private string NewVersion<T>(string operation, List<int?> rows, string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = rows.SingleOrDefault()?.ToString(CultureInfo.InvariantCulture);
        return version is null || version == grainState.ETag
            ? throw new InconsistentStateException($"Version conflict ({operation}): ServiceId={serviceId} ProviderName={name} GrainType={stateName} GrainId={grainId} ETag={grainState.ETag}.")
            : version;
    }

    private static (string, NpgsqlDbType, object?) Version<T>(IGrainState<T> grainState) =>
        ("GrainStateVersion", NpgsqlDbType.Integer, string.IsNullOrWhiteSpace(grainState.ETag) ? null : int.Parse(grainState.ETag, CultureInfo.InvariantCulture));

    private (string, NpgsqlDbType, object?)[] Key(string stateName, GrainId grainId)
    {
        var (n0, n1, extension, bytes) = Split(grainId);
        Array.Reverse(bytes);
        return
        [
            ("GrainIdHash", NpgsqlDbType.Integer, (int)StableHash.ComputeHash(bytes)),
            ("GrainIdN0", NpgsqlDbType.Bigint, n0),
            ("GrainIdN1", NpgsqlDbType.Bigint, n1),
            ("GrainTypeHash", NpgsqlDbType.Integer, (int)StableHash.ComputeHash(Encoding.UTF8.GetBytes(stateName))),
            ("GrainTypeString", NpgsqlDbType.Varchar, stateName),
            ("GrainIdExtensionString", NpgsqlDbType.Varchar, extension),
            ("ServiceId", NpgsqlDbType.Varchar, serviceId),
        ];
    }

    // A key is two numbers and a text: the halves of a GUID, or 0 and an integer, each with the key's extension; or a text alone.
    private static (long N0, long N1, string? Extension, byte[] HashBytes) Split(GrainId grainId)
    {
        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            var bytes = guid.ToByteArray();
            return (BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)), extension, Extend(bytes, extension));
        }

        if (grainId.TryGetIntegerKey(out var number, out extension))
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            return (0, number, extension, Extend(bytes, extension));
        }

        return (0, 0, grainId.Key.ToString(), grainId.Key.AsSpan().ToArray());
    }

    private static byte[] Extend(byte[] bytes, string? extension) => extension is null ? bytes : [.. bytes, .. Encoding.UTF8.GetBytes(extension)];
}
