using System.Diagnostics.Metrics;
using InstaHub.Web.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Metrics;

/// <summary>What becomes of measurements in the text format.</summary>
public sealed class PrometheusTests : IDisposable
{
    private readonly Meter _meter = new($"Test.{Guid.NewGuid():N}");
    private readonly MetricCollector _collector;

    public PrometheusTests()
    {
        var options = new MetricsOptions { Meters = { _meter.Name } };
        _collector = new MetricCollector(Options.Create(options), NullLogger<MetricCollector>.Instance);
        _collector.StartAsync(TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _collector.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void A_counter_is_a_total()
    {
        var counter = _meter.CreateCounter<long>("test.sent", "{message}", "Messages\nthat \\ were \"sent\".");
        counter.Add(2, new("to", "a"), new("ok", true));
        counter.Add(3, new("ok", true), new("to", "a"));
        counter.Add(1, new KeyValuePair<string, object?>("to", "b"));

        var read = Collect();

        Assert.Equal("counter", read.Types["test_sent_total"]);
        Assert.Equal("Messages\\nthat \\\\ were \"sent\".", read.Helps["test_sent_total"]);
        Assert.Equal(5, read.Find("test_sent_total", ("to", "a"), ("ok", "true")).Value);
        Assert.Equal(1, read.Find("test_sent_total", ("to", "b")).Value);
    }

    [Fact]
    public void What_goes_up_and_down_is_a_gauge()
    {
        var counter = _meter.CreateUpDownCounter<int>("test.open");
        counter.Add(5);
        counter.Add(-7);
        _meter.CreateGauge<double>("test.ratio", "1").Record(0.25);

        var read = Collect();

        Assert.Equal(("gauge", -2), (read.Types["test_open"], read.Find("test_open").Value));
        Assert.Equal(("gauge", 0.25), (read.Types["test_ratio"], read.Find("test_ratio").Value));
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_of_its_own_bounds()
    {
        var histogram = _meter.CreateHistogram<double>(
            "test.duration", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 10] });
        foreach (var value in (double[])[0.05, 0.1, 0.5, 1, 100])
            histogram.Record(value, new KeyValuePair<string, object?>("route", "/x"));

        var read = Collect();

        Assert.Equal("histogram", read.Types["test_duration_seconds"]);
        Assert.Equal(2, read.Find("test_duration_seconds_bucket", ("le", "0.1"), ("route", "/x")).Value);
        Assert.Equal(4, read.Find("test_duration_seconds_bucket", ("le", "1")).Value);
        Assert.Equal(4, read.Find("test_duration_seconds_bucket", ("le", "10")).Value);
        Assert.Equal(5, read.Find("test_duration_seconds_bucket", ("le", "+Inf")).Value);
        Assert.Equal(5, read.Find("test_duration_seconds_count").Value);
        Assert.Equal(101.65, read.Find("test_duration_seconds_sum").Value, 6);
    }

    [Fact]
    public void What_is_observed_is_asked_at_each_collection_and_forgotten_when_it_is_gone()
    {
        var open = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        _meter.CreateObservableGauge("test.observed", () => open.Select(pair => new Measurement<int>(pair.Value, new KeyValuePair<string, object?>("name", pair.Key))));
        long bytes = 10;
        _meter.CreateObservableCounter("test.read", () => bytes, "By");
        Collect();

        open.Remove("a");
        open["b"] = 5;
        bytes = 30;
        var read = Collect();

        Assert.Equal(5, Assert.Single(read.Samples, sample => sample.Name == "test_observed").Value);
        Assert.Equal(("counter", 30), (read.Types["test_read_bytes_total"], read.Find("test_read_bytes_total").Value));
    }

    [Fact]
    public void One_that_cannot_be_observed_does_not_hide_the_others()
    {
        _meter.CreateObservableGauge("test.broken", int () => throw new InvalidOperationException());
        _meter.CreateObservableGauge("test.well", () => 1);

        Assert.Equal(1, Collect().Find("test_well").Value);
    }

    [Fact]
    public void Label_values_may_hold_anything()
    {
        const string Hostile = "a\\b\"c\nd}e=\",f{ü";
        _meter.CreateCounter<int>("test.hostile").Add(1, new("a.b-c", Hostile), new("0x", null), new("a_b_c", 1.5));

        var labels = Collect().Find("test_hostile_total").Labels;

        // Two names that become one are joined, in the order of the names.
        Assert.Equal($"{Hostile};1.5", labels["a_b_c"]);
        Assert.Equal("", labels["_0x"]);
    }

    [Fact]
    public void Values_may_be_anything_a_number_can_be()
    {
        var gauge = _meter.CreateGauge<double>("test.numbers");
        foreach (var value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, -0.1])
            gauge.Record(value, new KeyValuePair<string, object?>("value", value));

        Assert.All(Collect().Samples.Where(sample => sample.Name == "test_numbers"), sample =>
            Assert.Equal(sample.Labels["value"] switch { "Infinity" => double.PositiveInfinity, "-Infinity" => double.NegativeInfinity, var text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) }, sample.Value));
    }

    [Fact]
    public void A_name_that_another_type_has_is_left_out()
    {
        _meter.CreateUpDownCounter<int>("test.shared").Add(1);
        _meter.CreateHistogram<int>("test.shared").Record(5);

        Assert.Equal(("gauge", 1), (Collect().Types["test_shared"], Collect().Find("test_shared").Value));
    }

    [Fact]
    public void Labels_without_end_do_not_fill_the_memory()
    {
        var counter = _meter.CreateCounter<int>("test.endless");
        for (var i = 0; i < MetricFamily.MaxSeries + 500; i++)
            counter.Add(1, new KeyValuePair<string, object?>("i", i));

        Assert.Equal(MetricFamily.MaxSeries, Collect().Samples.Count(sample => sample.Name == "test_endless_total"));
    }

    [Fact]
    public async Task Measurements_from_many_threads_are_all_counted()
    {
        var counter = _meter.CreateCounter<int>("test.parallel");
        var histogram = _meter.CreateHistogram<int>("test.parallel.sizes");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("half", i % 2));
                histogram.Record(i % 7);
            }
        })));

        var read = Collect();
        Assert.Equal(40_000, read.Samples.Where(sample => sample.Name == "test_parallel_total").Sum(sample => sample.Value));
        Assert.Equal(40_000, read.Find("test_parallel_sizes_count").Value);
    }

    [Theory]
    [InlineData("http.server.request.duration", "s", false, "http_server_request_duration_seconds")]
    [InlineData("process.memory", "By", false, "process_memory_bytes")]
    [InlineData("dotnet.gc.collections", "{collection}", true, "dotnet_gc_collections_total")]
    [InlineData("wait.seconds", "s", true, "wait_seconds_total")]
    [InlineData("already_total", null, true, "already_total")]
    [InlineData("read_bytes_total", "By", true, "read_bytes_total")]
    [InlineData("rate", "By/s", false, "rate_bytes_per_second")]
    [InlineData("usage", "%", false, "usage_percent")]
    [InlineData("ratio", "1", false, "ratio")]
    [InlineData("9lives", null, false, "_9lives")]
    [InlineData("a..b--c", null, false, "a_b_c")]
    public void Names_are_those_that_Prometheus_users_expect(string instrument, string? unit, bool isCounter, string expected) =>
        Assert.Equal(expected, MetricName.Of(instrument, unit, isCounter));

    private Exposition Collect() => Exposition.Parse(_collector.Collect());
}
