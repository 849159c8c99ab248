using InstaHub.Silo.Media;

namespace InstaHub.Grains.Unit.Media;

public sealed class WebPMetadataTests
{
    private static readonly byte[] Picture = [.. "VP8 "u8, 3, 0, 0, 0, 1, 2, 3, 0];

    [Fact]
    public void Only_the_picture_is_kept()
    {
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x3C, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        byte[] stripped = [.. extended[..8], 0x10, .. extended[9..]];

        var file = WebPMetadata.Strip(Riff([.. extended, .. Chunk("ICCP"), .. Picture, .. Chunk("EXIF"), .. Chunk("XMP ")]));

        Assert.Equal(Riff([.. stripped, .. Picture]), file);
    }

    [Fact]
    public void A_file_without_more_stays_as_it_is() => Assert.Equal(Riff(Picture), WebPMetadata.Strip(Riff(Picture)));

    [Fact]
    public void What_is_no_whole_file_is_refused()
    {
        var file = Riff([.. Picture, .. Chunk("EXIF")]);
        for (var length = 0; length < file.Length; length++)
        {
            if (length == 12 || length == 12 + Picture.Length)
                continue; // the file ends where a chunk does
            Assert.Throws<InvalidDataException>(() => WebPMetadata.Strip(file.AsSpan(0, length)));
        }
        Assert.Throws<InvalidDataException>(() => WebPMetadata.Strip([.. Riff([]), .. "EXIF"u8, 255, 255, 255, 255, 0, 0]));
    }

    private static byte[] Chunk(string name) => [.. System.Text.Encoding.ASCII.GetBytes(name), 5, 0, 0, 0, 9, 9, 9, 9, 9, 0];

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];
}
