using System.Text.Json;
using Orleans.Storage;

namespace InstaHub.Silo.Hosting;

/// <summary>
/// The stored form of grain state: JSON without type names, the same on both runtimes, so that each reads what the other
/// wrote and a state class may be moved or renamed.
/// </summary>
public sealed class JsonGrainStateSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options);
}
