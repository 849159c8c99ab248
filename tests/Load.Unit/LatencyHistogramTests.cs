using FsCheck;
using FsCheck.Fluent;
using InstaHub.Load.Mix;

namespace InstaHub.Load.Unit;

/// <summary>What the histogram says of durations, against the durations themselves.</summary>
public sealed class LatencyHistogramTests
{
    [Fact]
    public void A_percentile_is_never_less_than_the_exact_one_and_at_most_one_percent_more()
    {
        var durations = Gen.Choose(0, 1_000_000).SelectMany(_ => Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(0, 100_000), Gen.Choose(0, int.MaxValue))).NonEmptyListOf();
        Prop.ForAll(durations.ToArbitrary(), Gen.Choose(1, 1_000).ToArbitrary(), (microseconds, permille) =>
        {
            var histogram = new LatencyHistogram();
            foreach (var duration in microseconds)
                histogram.Record(TimeSpan.FromMicroseconds(duration));
            var exact = microseconds.Order().ElementAt((int)Math.Ceiling(permille / 1000.0 * microseconds.Count) - 1);

            var said = histogram.Percentile(permille / 1000.0).TotalMicroseconds;

            Assert.InRange(said, exact, exact * 1.01);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(LatencyHistogram.Longest)]
    public void The_edges_of_buckets_are_in_them(long microseconds)
    {
        var histogram = new LatencyHistogram();

        histogram.Record(TimeSpan.FromMicroseconds(microseconds));

        Assert.InRange(histogram.Buckets().Single().End.TotalMicroseconds, microseconds, microseconds * 1.01);
        Assert.Equal(microseconds, histogram.Percentile(0.5).TotalMicroseconds);
    }

    [Fact]
    public void What_is_longer_than_the_longest_counts_as_that_and_what_is_below_zero_as_zero()
    {
        var histogram = new LatencyHistogram();

        histogram.Record(TimeSpan.FromDays(2));
        histogram.Record(TimeSpan.FromSeconds(-1));

        Assert.Equal(TimeSpan.FromMicroseconds(LatencyHistogram.Longest), histogram.Max);
        Assert.Equal([0.0, LatencyHistogram.Longest], histogram.Buckets().Select(bucket => Math.Min(bucket.End.TotalMicroseconds, LatencyHistogram.Longest)));
    }

    [Fact]
    public void Counts_means_and_longest_of_several_add_up_and_an_empty_one_says_zero()
    {
        var (one, other) = (new LatencyHistogram(), new LatencyHistogram());
        Assert.Equal((0L, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), (one.Count, one.Mean, one.Max, one.Percentile(0.99)));
        one.Record(TimeSpan.FromMilliseconds(1));
        other.Record(TimeSpan.FromMilliseconds(2));
        other.Record(TimeSpan.FromMilliseconds(6));

        one.Add(other);

        Assert.Equal((3L, TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(6)), (one.Count, one.Mean, one.Max));
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_count_at_once()
    {
        var histogram = new LatencyHistogram();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var j = 0; j < 500_000; j++)
                histogram.Record(TimeSpan.FromMicroseconds(j & 1));
        }, TestContext.Current.CancellationToken)));

        Assert.Equal(4_000_000, histogram.Count);
        Assert.Equal(TimeSpan.FromMicroseconds(0.5), histogram.Mean);
    }
}
