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
    public const string MediaType = "application/json";

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
        Write(context, statusCode, buffer.Bytes.WrittenSpan);
        if (buffer.Bytes.Capacity <= KeptBytes)
            _kept = buffer.Cleared();
    }

    /// <summary>Writes an answer that is JSON already, in UTF-8: what a grain keeps ready to be served.</summary>
    public static void Write(HttpContext context, int statusCode, ReadOnlySpan<byte> json)
    {
        var response = context.Response;
        response.StatusCode = statusCode;
        response.ContentType = ContentType;
        if (Compression.TryWrite(context, json))
            return;
        response.ContentLength = json.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            response.BodyWriter.Write(json);
    }

    /// <summary>Writes 200 with the envelope around data that are JSON already.</summary>
    public static void WriteSuccess(HttpContext context, ReadOnlySpan<byte> data)
    {
        var opening = """{"success":true,"data":"""u8;
        var length = opening.Length + data.Length + 1;
        var whole = ArrayPool<byte>.Shared.Rent(length);
        opening.CopyTo(whole);
        data.CopyTo(whole.AsSpan(opening.Length));
        whole[length - 1] = (byte)'}';
        Write(context, StatusCodes.Status200OK, whole.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(whole);
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
