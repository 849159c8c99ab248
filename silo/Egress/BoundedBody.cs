using System.IO.Compression;

namespace InstaHub.Silo.Egress;

/// <summary>Reads bodies of answers as far as they may go.</summary>
internal static class BoundedBody
{
    /// <summary>The encodings that are understood, as <c>Accept-Encoding</c> says it.</summary>
    public const string Encodings = "gzip, deflate, br";

    /// <summary>Reads the beginning of a body, decompressed, and no more of it than that takes.</summary>
    /// <param name="content">The body.</param>
    /// <param name="most">Bytes of it; compressed ones may be a sixteenth and 1 KiB more, however few they are decompressed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>At most <paramref name="most"/> bytes.</returns>
    /// <exception cref="EgressException">It is compressed in another way, or wrongly.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        // What cannot be compressed gets a little longer by it.
        var raw = new CappedStream(await content.ReadAsStreamAsync(cancellationToken), most + most / 16 + 1024);
        await using var body = Decompress(raw, content.Headers.ContentEncoding);
        using var read = new MemoryStream();
        var buffer = new byte[16 << 10];
        try
        {
            int count;
            while (read.Length < most && (count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - read.Length)), cancellationToken)) > 0)
                read.Write(buffer, 0, count);
        }
        catch (InvalidDataException e)
        {
            throw new EgressException(EgressOutcome.BadAnswer, "The body is not compressed as its header says.", e);
        }

        return read.ToArray();
    }

    private static Stream Decompress(Stream raw, ICollection<string> encodings) => string.Join(',', encodings).ToLowerInvariant() switch
    {
        "" or "identity" => raw,
        "gzip" or "x-gzip" => new GZipStream(raw, CompressionMode.Decompress),
        "deflate" => new ZLibStream(raw, CompressionMode.Decompress),
        "br" => new BrotliStream(raw, CompressionMode.Decompress),
        _ => throw new EgressException(EgressOutcome.BadAnswer, "The body is encoded in a way that was not asked for."),
    };
}
