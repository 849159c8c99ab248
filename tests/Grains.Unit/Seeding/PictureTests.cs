using System.Buffers.Binary;
using System.IO.Compression;
using InstaHub.Silo.Commands.Content;
using InstaHub.Silo.Media;

namespace InstaHub.Grains.Unit.Seeding;

/// <summary>Generated pictures, and the files that they are written to.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Pictures_differ_have_several_shapes_and_are_always_the_same()
    {
        // One of each kind, then two of the first in its other shapes.
        int[] numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 16];
        var pictures = Array.ConvertAll(numbers, number => Painting.Paint(1, number));

        Assert.Equal(3, pictures.Select(picture => (picture.Width, picture.Height)).Distinct().Count());
        Assert.All(pictures, picture => Assert.InRange(picture.Rgb.Distinct().Count(), 20, 256));
        Assert.Equal(numbers.Length, pictures.Select(picture => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(picture.Rgb))).Distinct().Count());
        Assert.Equal(pictures[5].Rgb, Painting.Paint(1, 5).Rgb);
        Assert.NotEqual(pictures[5].Rgb, Painting.Paint(2, 5).Rgb);
    }

    [Fact]
    public void Portraits_differ_are_square_and_always_the_same()
    {
        var portraits = Enumerable.Range(0, 12).Select(number => Painting.PaintPortrait(1, number)).ToArray();

        Assert.All(portraits, portrait => Assert.Equal((Painting.PortraitSize, Painting.PortraitSize), (portrait.Width, portrait.Height)));
        Assert.Equal(12, portraits.Select(portrait => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(portrait.Rgb))).Distinct().Count());
        Assert.Equal(portraits[5].Rgb, Painting.PaintPortrait(1, 5).Rgb);
        Assert.NotEqual(portraits[5].Rgb, Painting.PaintPortrait(2, 5).Rgb);
    }

    [Fact]
    public void A_file_has_the_pixels_that_were_written_and_sums_that_a_reader_checks()
    {
        var picture = new PortablePixmap(3, 2, [.. Enumerable.Range(1, 18).Select(i => (byte)(i * 14))]);

        var file = PngFile.Encode(picture);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = ChunksOf(file);
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0], chunks[0].Data);
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress))
            zlib.CopyTo(unpacked);
        Assert.Equal([0, .. picture.Rgb[..9], 0, .. picture.Rgb[9..]], unpacked.ToArray());
        // Of no data; as every PNG file ends (ISO/IEC 15948, 11.2.5).
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], file[^4..]);
    }

    private static List<(string Type, byte[] Data)> ChunksOf(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += length + 12;
        }
        return chunks;
    }
}
