using System.Text;

namespace InstaHub.Web.Integration.Metrics;

/// <summary>
/// Reads a Protocol Buffers message as far as its wire format tells (https://protobuf.dev/programming-guides/encoding/): fields by number.
/// </summary>
internal sealed class ProtobufFields(ReadOnlyMemory<byte> message)
{
    /// <summary>The messages, strings or bytes at a path of field numbers, as bytes.</summary>
    public IEnumerable<ProtobufFields> At(params int[] path)
    {
        IEnumerable<ProtobufFields> found = [this];
        foreach (var number in path)
            found = found.SelectMany(fields => fields.Children(number)).ToList();
        return found;
    }

    /// <summary>The strings at a path.</summary>
    public IEnumerable<string> Strings(params int[] path) => At(path).Select(fields => Encoding.UTF8.GetString(fields.Bytes.Span));

    public ReadOnlyMemory<byte> Bytes { get; } = message;

    private List<ProtobufFields> Children(int number)
    {
        var found = new List<ProtobufFields>();
        var position = 0;
        while (position < Bytes.Length)
        {
            var tag = ReadVarint(ref position);
            switch (tag & 7)
            {
                case 0:
                    ReadVarint(ref position);
                    break;
                case 1:
                    position += 8;
                    break;
                case 2:
                    var length = (int)ReadVarint(ref position);
                    if ((int)(tag >> 3) == number)
                        found.Add(new ProtobufFields(Bytes.Slice(position, length)));
                    position += length;
                    break;
                case 5:
                    position += 4;
                    break;
                default:
                    Assert.Fail($"no wire type: {tag & 7}");
                    break;
            }
        }
        Assert.Equal(Bytes.Length, position);
        return found;
    }

    private ulong ReadVarint(ref int position)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Bytes.Span[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
