using System.Text;
using InstaHub.Load.Http;

namespace InstaHub.Load.Unit;

/// <summary>Which records are found in the bytes that a server sends, however these are cut.</summary>
public sealed class HubRecordsTests
{
    private const byte Text = 0x81, Begun = 0x01, Ended = 0x80, Ping = 0x89, Close = 0x88;

    private static readonly string Long = new('x', 70_000);

    // Of all three lengths; several records in a frame, one record in several, a frame of another kind between them, an empty one.
    private static readonly byte[] Sent =
    [
        .. Frame(Text, "{}\x1e{\"type\":6}\x1e"), .. Frame(Text, new string('a', 200) + "\x1e"), .. Frame(Ping, "ping"), .. Frame(Begun, "{\"half"),
        .. Frame(Ping, ""), .. Frame(Ended, "\":1}\x1e"), .. Frame(Text, Long + "\x1elast\x1e"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Records_are_found_however_the_bytes_are_cut(int piece)
    {
        var records = new List<string>();
        var reader = new HubRecords(record => records.Add(Encoding.UTF8.GetString(record)));

        foreach (var bytes in Sent.Chunk(piece))
            reader.Add(bytes);

        Assert.Equal(["{}", "{\"type\":6}", new string('a', 200), "{\"half\":1}", Long, "last"], records);
        Assert.False(reader.IsClosed);
    }

    [Fact]
    public void Nothing_comes_after_the_close_frame()
    {
        var records = new List<string>();
        var reader = new HubRecords(record => records.Add(Encoding.UTF8.GetString(record)));

        reader.Add([.. Frame(Text, "a\x1e"), .. Frame(Close, "\x03\xe8"), .. Frame(Text, "b\x1e")]);

        Assert.Equal(["a"], records);
        Assert.True(reader.IsClosed);
    }

    private static byte[] Frame(byte kind, string text)
    {
        var payload = Encoding.Latin1.GetBytes(text);
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            < 1 << 16 => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length],
        };
        return [kind, .. length, .. payload];
    }
}
