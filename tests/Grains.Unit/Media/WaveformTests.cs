using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using InstaHub.Silo.Media;

namespace InstaHub.Grains.Unit.Media;

public sealed class WaveformTests
{
    [Fact]
    public void The_loudest_part_is_100_and_the_others_are_in_proportion()
    {
        // 100 s; of each tenth second the samples are all as high as its number says.
        var waveform = Of(Enumerable.Range(0, 100).SelectMany(second => Enumerable.Repeat((short)(second * 300), Waveform.Rate)));

        Assert.Equal(TimeSpan.FromSeconds(100), waveform.Duration);
        Assert.Equal(Enumerable.Range(0, 100).Select(second => (byte)Math.Round(second * 100 / 99.0)), waveform.Build());
    }

    [Fact]
    public void It_is_the_root_of_the_mean_of_squares_that_counts()
    {
        // One sample of four is at 4000: the root of the mean is 2000, as where all are.
        var spikes = Enumerable.Range(0, Waveform.Rate).Select(i => (short)(i % 4 == 0 ? -4000 : 0));

        Assert.All(Of(spikes.Concat(Enumerable.Repeat((short)2000, Waveform.Rate))).Build(), value => Assert.Equal(100, value));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(32, 98)]
    [InlineData(33, 100)]
    public void What_is_almost_silent_is_not_drawn_as_loud(short height, byte value) =>
        Assert.All(Of(Enumerable.Repeat(height, Waveform.Rate)).Build(), point => Assert.Equal(value, point));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(79)]
    [InlineData(4001)]
    public void Sound_of_any_length_has_100_values(int samples)
    {
        var values = Of(Enumerable.Repeat((short)1000, samples)).Build();

        Assert.Equal(100, values.Length);
        Assert.All(values, value => Assert.Equal(samples == 0 ? 0 : 100, value));
    }

    [Fact]
    public void In_which_pieces_the_bytes_come_does_not_matter() => Prop.ForAll<short[], byte[]>((samples, cuts) =>
    {
        var waveform = new Waveform();
        var rest = Bytes(samples).AsSpan();
        foreach (var cut in cuts)
        {
            var length = Math.Min(cut, rest.Length);
            waveform.Add(rest[..length]);
            rest = rest[length..];
        }
        waveform.Add(rest);

        return waveform.Samples == samples.Length && waveform.Build().SequenceEqual(Of(samples).Build());
    }).QuickCheckThrowOnFailure();

    private static Waveform Of(IEnumerable<short> samples)
    {
        var waveform = new Waveform();
        waveform.Add(Bytes(samples));
        return waveform;
    }

    private static byte[] Bytes(IEnumerable<short> samples)
    {
        short[] all = [.. samples];
        var bytes = new byte[all.Length * 2];
        for (var i = 0; i < all.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * 2), all[i]);
        return bytes;
    }
}
