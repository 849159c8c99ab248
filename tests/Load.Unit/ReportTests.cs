using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using InstaHub.Load.Mix;
using LoadOptions = InstaHub.Load.Mix.LoadOptions;

namespace InstaHub.Load.Unit;

/// <summary>What the reports say of a run.</summary>
public sealed partial class ReportTests
{
    private static readonly DateTime Now = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_table_has_each_operation_with_its_percentiles_and_every_error()
    {
        var text = new StringWriter();

        ConsoleReport.Write(ResultOf(failed: 3), text);

        var lines = text.ToString().Split('\n');
        Assert.Contains(lines, line => Row(line) is ["post", "1003", "3", _, "50.2", "90.1", "99.3", "100", "100", "5.00"]);
        Assert.Contains(lines, line => Row(line) is ["all", "1003", "3", ..]);
        Assert.Contains("error: post: 503 unavailable, 2 times", lines);
        Assert.Contains("error: post: IOException, 1 times", lines);
        Assert.Contains("left out, the product does not have it: explore", lines);
        Assert.Contains("live: post:new, 12 times", lines);
        Assert.Contains(lines, line => line.StartsWith("live: post:new after 4.00", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("FAILED", StringComparison.Ordinal));

        static string[] Row(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void More_than_one_error_in_a_thousand_is_a_failure(int failed, bool isFailure) => Assert.Equal(isFailure, ResultOf(failed).HasFailed);

    [Fact]
    public void Lost_connections_and_a_run_without_answers_are_failures()
    {
        var result = ResultOf(0);

        Assert.True((result with { Live = result.Live with { Lost = 1 } }).HasFailed);
        Assert.True((result with { Live = result.Live with { Connected = result.Live.Connected - 1 } }).HasFailed);
        Assert.True((result with { Operations = [] }).HasFailed);
    }

    [Fact]
    public void The_page_loads_nothing_and_its_plots_are_drawn()
    {
        var page = HtmlReport.Render(ResultOf(failed: 3), Now);

        Assert.DoesNotMatch("(?i)(https?:|src=|href=|url\\(|@import|<script)", page);
        var plots = Svg().Matches(page).Select(match => XElement.Parse(match.Value)).ToArray();
        Assert.Equal(3, plots.Length);
        Assert.Equal(2, plots[0].Elements("polyline").Count());
        // Seconds from left to right, 600 and 400 answered.
        var throughput = Points(plots[0].Elements("polyline").First());
        Assert.Equal(2, throughput.Length);
        Assert.True(throughput[0].X < throughput[1].X && throughput[0].Y < throughput[1].Y);
        // Latencies only grow with the percentile; up is smaller.
        var percentiles = Points(plots[1].Elements("polyline").Single());
        Assert.All(percentiles.Zip(percentiles.Skip(1)), pair => Assert.True(pair.First.X <= pair.Second.X && pair.First.Y >= pair.Second.Y));
        Assert.True(percentiles[0].Y - percentiles[^1].Y > 50);
        // All thousand are in bars of the third.
        Assert.Equal(1_000, plots[2].Elements("rect").Sum(bar => int.Parse(bar.Element("title")!.Value.Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.All(plots.SelectMany(plot => plot.Descendants("polyline").SelectMany(Points)), point => Assert.True(point is { X: >= 0 and <= 860, Y: >= 0 and <= 330 }));
    }

    [Fact]
    public void The_page_says_what_was_measured_and_takes_nothing_for_markup()
    {
        var page = HtmlReport.Render(ResultOf(failed: 2, error: "500 <b>"), Now);

        Assert.Contains("<td>post<td>1002<td>2<td>50.2<td>90.1<td>99.3<td>100<td>100<td>5.00", page, StringComparison.Ordinal);
        Assert.Contains("<td>post<td>500 &lt;b&gt;<td>2", page, StringComparison.Ordinal);
        Assert.Contains("Answered: <b>500.0</b> requests a second", page, StringComparison.Ordinal);
        Assert.Contains("explore", page, StringComparison.Ordinal);
        Assert.Contains("<td>post:new<td>12", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_which_nothing_was_answered_has_a_page_too()
    {
        var result = ResultOf(0);
        var nothing = result with { Operations = [new OperationResult(result.Operations[0].Operation)], Seconds = [default, default] };

        Assert.Contains("Nothing was answered", HtmlReport.Render(nothing, Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.7, "0 0.2 0.4 0.6 0.8")]
    [InlineData(30, "0 5 10 15 20 25 30")]
    [InlineData(1_234, "0 500 1000 1500")]
    public void Axes_have_round_numbers(double max, string ticks) => Assert.Equal(ticks, string.Join(' ', PlotAxis.Linear("x", max).Ticks.Select(tick => tick.Text)));

    [Fact]
    public void A_logarithmic_axis_goes_by_powers_of_ten()
    {
        var axis = PlotAxis.Logarithmic("ms", 0.2, 40);

        Assert.Equal("0.1 1 10 100", string.Join(' ', axis.Ticks.Select(tick => tick.Text)));
        Assert.Equal(1 / 3.0, axis.Place(1), 1e-9);
        Assert.Equal((0.0, 1.0, 0.0), (axis.Place(0.1), axis.Place(1_000), axis.Place(0)));
    }

    // A thousand latencies of 0.1 to 100 ms, 5 ms from sending.
    private static LoadResult ResultOf(int failed, string error = "503 unavailable")
    {
        var operation = new OperationResult(Mixes.ReadHeavy().Operations.Single(operation => operation.Name == "post"));
        for (var i = 1; i <= 1_000; i++)
        {
            operation.Latency.Record(TimeSpan.FromMilliseconds(i / 10.0));
            operation.Service.Record(TimeSpan.FromMilliseconds(5));
        }
        for (var i = 0; i < failed; i++)
            operation.Errors.AddOrUpdate(i < 2 ? error : "IOException", 1, (_, count) => count + 1);
        var pushes = new LatencyHistogram();
        pushes.Record(TimeSpan.FromMilliseconds(4));
        return new LoadResult(
            new LoadOptions(Duration: 2, Live: 2), [operation], [new SecondCount(600, 0), new SecondCount(400, failed)], new LatencyHistogram(),
            new LiveResult(2, 0, new Dictionary<string, long> { ["post:new"] = 12 }, pushes), ["explore"]);
    }

    private static (double X, double Y)[] Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ').Select(point => point.Split(',')).Select(xy => (double.Parse(xy[0], CultureInfo.InvariantCulture), double.Parse(xy[1], CultureInfo.InvariantCulture)))];

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
