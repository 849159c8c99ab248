using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace InstaHub.Web.Idempotency;

/// <summary>What a request says, as a hash: its query, its content type, its body.</summary>
internal static class RequestFingerprint
{
    private const int ChunkBytes = 16 << 10;

    /// <summary>Bodies up to this size are kept in memory while they are hashed; larger ones in a file.</summary>
    private const int MemoryBytes = 64 << 10;

    /// <summary>Reads the body, and leaves it to be read again.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large, or does not arrive.</exception>
    public static async Task<byte[]> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(MemoryBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // A line break can be in neither.
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString}\n{request.ContentType}\n"));

        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
                hash.AppendData(chunk, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
