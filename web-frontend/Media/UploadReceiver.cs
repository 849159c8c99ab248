using System.Buffers;
using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using Microsoft.AspNetCore.Http.Features;

namespace InstaHub.Web.Media;

/// <summary>Receives an uploaded file into the store's temporary folder, and checks what can be told without decoding it.</summary>
internal static class UploadReceiver
{
    private const int BufferBytes = 64 << 10;

    /// <summary>
    /// Reads the request's body into a file that the caller disposes of. What is not awaited any more has no file: it is read for its hash.
    /// </summary>
    /// <returns>Or <see cref="MediaErrors.UnsupportedType"/>, <see cref="MediaErrors.TypeMismatch"/>, <see cref="MediaErrors.SizeMismatch"/>.</returns>
    /// <exception cref="BadHttpRequestException">The body is larger than the terms' limit: 413, as soon as that is known.</exception>
    public static async Task<Result<ReceivedUpload>> ReceiveAsync(HttpContext context, UploadTerms terms, IMediaStore store)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = terms.MaxBytes;

        var upload = new ReceivedUpload(terms.Status == MediaStatus.Awaiting ? Path.Combine(store.TempFolder, $"upload-{Guid.NewGuid():N}") : null);
        try
        {
            if (await CopyAsync(context, upload, terms) is { } refusal)
            {
                upload.Dispose();
                return refusal;
            }
            return upload;
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    private static async Task<Error?> CopyAsync(HttpContext context, ReceivedUpload upload, UploadTerms terms)
    {
        var header = new byte[ImageTypes.HeaderBytes];
        var size = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await using var file = upload.Path is { } path ? new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0) : Stream.Null;
            while (await context.Request.Body.ReadAsync(buffer.AsMemory(0, BufferBytes), context.RequestAborted) is > 0 and var read)
            {
                if (size < header.Length)
                    buffer.AsSpan(0, (int)Math.Min(read, header.Length - size)).CopyTo(header.AsSpan((int)size));
                size += read;
                // What is larger than declared but within the limit is read to its end: that may still turn out to be too large, which is said first.
                if (size > terms.Size)
                    continue;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (size != terms.Size)
            return MediaErrors.SizeMismatch;
        if (DeclaredTypes.Check(terms, header.AsSpan(0, (int)Math.Min(size, header.Length))) is { } refusal)
            return refusal;
        upload.Sha256 = hash.GetHashAndReset();
        return null;
    }
}

/// <summary>A file that has been received; disposing of it removes it, unless it has been moved away.</summary>
internal sealed class ReceivedUpload(string? path) : IDisposable
{
    /// <summary>Null: it was not kept.</summary>
    public string? Path { get; } = path;

    public byte[] Sha256 { get; set; } = [];

    public void Dispose()
    {
        if (Path is not null)
            File.Delete(Path);
    }
}
