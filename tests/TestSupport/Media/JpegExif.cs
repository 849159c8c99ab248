using System.Buffers.Binary;
using System.Text;

namespace InstaHub.TestSupport.Media;

/// <summary>Puts metadata into a JPEG, as cameras do: an APP1 segment behind the first marker (CIPA DC-008, Exif 2.32).</summary>
public static class JpegExif
{
    /// <summary>What a test looks for in the metadata's text.</summary>
    public const string Camera = "TELLTALE CAMERA";

    /// <summary>The JPEG with an orientation, the name of a camera, a place (52° 31' N, 13° 24' E) and an XMP packet.</summary>
    public static byte[] Add(byte[] jpeg, ushort orientation)
    {
        byte[] segments = [.. Segment([.. "Exif\0\0"u8, .. Tiff(orientation)]), .. Segment([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp])];
        return [.. jpeg[..2], .. segments, .. jpeg[2..]];
    }

    private static byte[] Xmp => Encoding.UTF8.GetBytes(
        $"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description creator='{Camera}'/></rdf:RDF></x:xmpmeta>");

    private static byte[] Segment(byte[] content)
    {
        var segment = new byte[content.Length + 4];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        content.CopyTo(segment, 4);
        return segment;
    }

    // Big-endian TIFF: the main directory, the directory of the place, then what does not fit into an entry.
    private static byte[] Tiff(ushort orientation)
    {
        const int main = 8, entries = 3, place = main + 2 + entries * 12 + 4, placeEntries = 4, data = place + 2 + placeEntries * 12 + 4;
        var camera = Encoding.ASCII.GetBytes(Camera + "\0");
        var tiff = new byte[data + 48 + camera.Length];
        "MM\0*"u8.CopyTo(tiff);
        Number(tiff, 4, main);
        Short(tiff, main, entries);
        Entry(tiff, main + 2, 0x0110, 2, camera.Length, data + 48); // Model
        Entry(tiff, main + 14, 0x0112, 3, 1, orientation << 16); // Orientation
        Entry(tiff, main + 26, 0x8825, 4, 1, place); // GPS directory
        Short(tiff, place, placeEntries);
        Entry(tiff, place + 2, 1, 2, 2, 'N' << 24);
        Entry(tiff, place + 14, 2, 5, 3, data);
        Entry(tiff, place + 26, 3, 2, 2, 'E' << 24);
        Entry(tiff, place + 38, 4, 5, 3, data + 24);
        foreach (var (index, number) in new[] { 52, 1, 31, 1, 0, 1, 13, 1, 24, 1, 0, 1 }.Index())
            Number(tiff, data + index * 4, number);
        camera.CopyTo(tiff, data + 48);
        return tiff;
    }

    private static void Entry(byte[] tiff, int at, int tag, int type, int count, int value)
    {
        Short(tiff, at, tag);
        Short(tiff, at + 2, type);
        Number(tiff, at + 4, count);
        Number(tiff, at + 8, value);
    }

    private static void Short(byte[] tiff, int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), (ushort)value);

    private static void Number(byte[] tiff, int at, int value) => BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(at), value);
}
