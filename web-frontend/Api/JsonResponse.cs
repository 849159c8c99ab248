using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InstaHub.Web.Api;

/// <summary>
/// Writes a JSON answer with its length, from a buffer that each thread keeps. Nothing reaches the client
/// before the whole answer has been made, so a failure while making it is still answered as one.
/// </summary>
internal static class JsonResponse
{
    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>A buffer that one large answer has grown beyond this many bytes is not kept.</summary>
    private const int KeptBytes = 256 << 10;

    [ThreadStatic]
    private static JsonBuffer? _kept;

    /// <summary>Writes the answer; it is sent when the request ends.</summary>
    public static void Write<T>(HttpContext context, int statusCode, T value, JsonTypeInfo<T> type)
    {
        // Taken, not borrowed: should serializing throw, a half-written buffer is never seen again.
        var buffer = _kept ?? new JsonBuffer();
        _kept = null;
        JsonSerializer.Serialize(buffer.Writer, value, type);
        buffer.Writer.Flush();

        var response = context.Response;
        var json = buffer.Bytes.WrittenSpan;
        response.StatusCode = statusCode;
        response.ContentType = ContentType;
        response.ContentLength = json.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            response.BodyWriter.Write(json);

        if (buffer.Bytes.Capacity <= KeptBytes)
            _kept = buffer.Cleared();
    }

    private sealed class JsonBuffer
    {
        public readonly ArrayBufferWriter<byte> Bytes = new(4096);
        public readonly Utf8JsonWriter Writer;

        public JsonBuffer() =>
            Writer = new Utf8JsonWriter(Bytes, new JsonWriterOptions { Encoder = ApiJson.Encoder, SkipValidation = true });

        public JsonBuffer Cleared()
        {
            Bytes.ResetWrittenCount();
            Writer.Reset();
            return this;
        }
    }
}
