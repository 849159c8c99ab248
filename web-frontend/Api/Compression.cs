using System.Buffers;
using System.IO.Compression;
using InstaHub.Web.Assets;
using InstaHub.Web.Idempotency;
using Microsoft.Extensions.Primitives;

namespace InstaHub.Web.Api;

/// <summary>
/// Packs answers that are large enough to gain from it. An answer is whole when it is written, so its packed length is known too.
/// An attacker who could mix text of theirs with a secret might learn the secret from lengths (BREACH): tokens are only in small
/// answers, which are never packed, and no page of another origin can send a caller's <c>Authorization</c>.
/// </summary>
internal static class Compression
{
    /// <summary>Below this many bytes an answer fits into the first packet or nearly so, and packing only costs.</summary>
    public const int Threshold = 1400;

    // Quality 4 of 11 packs JSON about as well as gzip's best at a tenth of the cost of Brotli's own best.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 18;

    private static readonly StringValues AcceptEncoding = "Accept-Encoding";
    private static readonly StringValues Brotli = "br";
    private static readonly StringValues Gzip = "gzip";

    /// <summary>Writes the body packed, if it is large enough and the client takes it.</summary>
    /// <returns>False when it is to be written as it is; then <c>Vary</c> is set where it could have been packed.</returns>
    public static bool TryWrite(HttpContext context, ReadOnlySpan<byte> plain)
    {
        if (plain.Length < Threshold || IdempotentRequest.IsRecorded(context))
            return false;

        var response = context.Response;
        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, AcceptEncoding);
        var accepted = AcceptedCodings.Read(context.Request.Headers.AcceptEncoding);
        if (accepted == ContentCodings.None)
            return false;

        // Room for what packs to no less than it was; such an answer is sent as it is.
        var room = ArrayPool<byte>.Shared.Rent(plain.Length);
        try
        {
            var isBrotli = accepted.HasFlag(ContentCodings.Brotli);
            var packed = isBrotli ? PackBrotli(plain, room) : PackGzip(plain, room);
            if (packed == 0)
                return false;

            response.Headers.ContentEncoding = isBrotli ? Brotli : Gzip;
            response.ContentLength = packed;
            if (!HttpMethods.IsHead(context.Request.Method))
                response.BodyWriter.Write(room.AsSpan(0, packed));
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static int PackBrotli(ReadOnlySpan<byte> plain, byte[] room) =>
        BrotliEncoder.TryCompress(plain, room, out var written, BrotliQuality, BrotliWindow) && written < plain.Length ? written : 0;

    private static int PackGzip(ReadOnlySpan<byte> plain, byte[] room)
    {
        try
        {
            using var target = new MemoryStream(room, writable: true);
            using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(plain);
            return (int)target.Position;
        }
        catch (NotSupportedException)
        {
            // The room was too small: it does not pack.
            return 0;
        }
    }
}
