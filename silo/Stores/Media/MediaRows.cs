using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using Npgsql;

namespace InstaHub.Silo.Stores.Media;

/// <summary>Reads rows of <c>media</c>, and writes what a column holds as JSON.</summary>
internal static class MediaRows
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns =
        "id, owner_id, kind, status, failure, sizes::text, blur_hash, width, height, attached_to, content_type, size, sha256, created_at, "
        + "made_type, made_size, duration, waveform, file_name, in_message";

    public static StoredMedia Read(NpgsqlDataReader row) => new(
        new MediaView(
            row.GetGuid(0), row.GetGuid(1), (MediaKind)row.GetInt16(2), (MediaStatus)row.GetInt16(3), Text(row, 4),
            JsonSerializer.Deserialize(row.GetString(5), MediaRowJson.Default.IReadOnlyListMediaSize)!, Text(row, 6), row.GetInt32(7), row.GetInt32(8),
            row.IsDBNull(9) ? null : row.GetGuid(9), ReadContent(row), Text(row, 18), row.GetBoolean(19)),
        row.GetString(10), row.GetInt64(11), row.IsDBNull(12) ? null : row.GetFieldValue<byte[]>(12), row.GetFieldValue<DateTimeOffset>(13));

    public static string Write(IReadOnlyList<MediaSize> sizes) => JsonSerializer.Serialize(sizes, MediaRowJson.Default.IReadOnlyListMediaSize);

    private static MediaContent? ReadContent(NpgsqlDataReader row)
    {
        if (row.IsDBNull(14))
            return null;
        // Said with its type: a plain null would become an empty memory.
        ReadOnlyMemory<byte>? waveform = row.IsDBNull(17) ? default(ReadOnlyMemory<byte>?) : row.GetFieldValue<byte[]>(17);
        return new MediaContent(row.GetString(14), row.GetInt64(15), row.IsDBNull(16) ? null : row.GetInt32(16), waveform);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>The JSON in rows of <c>media</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<MediaSize>))]
internal sealed partial class MediaRowJson : JsonSerializerContext;
