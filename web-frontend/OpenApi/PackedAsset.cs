using System.IO.Compression;
using InstaHub.Web.Assets;

namespace InstaHub.Web.OpenApi;

/// <summary>Makes assets of what is not packed when the client is built.</summary>
internal static class PackedAsset
{
    /// <summary>The asset with its packed forms. It is asked about each time: its address stays when a new build changes it.</summary>
    public static ClientAsset Make(string contentType, byte[] plain) =>
        new(contentType, "no-cache", plain, Pack(plain, to => new BrotliStream(to, CompressionLevel.SmallestSize)),
            Pack(plain, to => new GZipStream(to, CompressionLevel.SmallestSize)));

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            stream.Write(plain);
        return packed.ToArray();
    }
}
