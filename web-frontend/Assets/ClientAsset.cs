using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace InstaHub.Web.Assets;

/// <summary>A file of the client, with the forms it is kept in and the headers that go with it.</summary>
internal sealed class ClientAsset(string contentType, string cacheControl, byte[] plain, byte[]? brotli = null, byte[]? gzip = null)
{
    private static readonly StringValues AcceptEncoding = "Accept-Encoding";

    private readonly Form _plain = new(plain, default);
    private readonly Form? _brotli = brotli is null ? null : new Form(brotli, "br");
    private readonly Form? _gzip = gzip is null ? null : new Form(gzip, "gzip");

    public string ContentType { get; } = contentType;
    public StringValues CacheControl { get; } = cacheControl;
    public bool IsPage => ContentType == ContentTypes.Html;

    /// <summary>What it may load is said by its own answer, not by those of the pages that use it.</summary>
    public bool IsServiceWorker { get; init; }

    /// <summary>The request headers that choose the form; empty where there is one only.</summary>
    public StringValues Vary => _brotli is null && _gzip is null ? default : AcceptEncoding;

    /// <summary>The smallest form among those accepted.</summary>
    public Form Choose(ContentCodings accepted) =>
        _brotli is not null && accepted.HasFlag(ContentCodings.Brotli) ? _brotli
        : _gzip is not null && accepted.HasFlag(ContentCodings.Gzip) ? _gzip
        : _plain;

    /// <summary>The bytes that go over the wire, their coding, and a strong entity tag of exactly them.</summary>
    internal sealed class Form(byte[] bytes, StringValues coding)
    {
        public byte[] Bytes { get; } = bytes;
        public StringValues Coding { get; } = coding;
        public StringValues ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
    }
}
