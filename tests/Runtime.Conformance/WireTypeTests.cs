using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

/// <summary>What arrives equals what was sent, through a wire and between grains of one silo.</summary>
public sealed class WireTypeTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    private static readonly Circle Circle = new("circle", new Point(1, 2), 3.5);
    private static readonly Polygon Polygon = new("polygon", [new Point(1, 2), new Point(3, 4)]);

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_derived_record_arrives_as_what_it_is(Caller caller)
    {
        var circle = await Echo(caller, vault => vault.EchoShape(Circle));
        var polygon = await Echo(caller, vault => vault.EchoShape(Polygon));

        Assert.Equal(Circle, circle);
        Assert.Equal(Polygon.Corners, Assert.IsType<Polygon>(polygon).Corners);
        Assert.Equal("polygon", polygon.Name);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Null_arrives_as_null(Caller caller) => Assert.Null(await Echo(caller, vault => vault.EchoShape(null)));

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_generic_record_arrives_with_its_items(Caller caller)
    {
        var page = await Echo(caller, vault => vault.EchoPage(new Page<Point>([new Point(1, 2), new Point(3, 4)], "next")));

        Assert.Equal([new Point(1, 2), new Point(3, 4)], page.Items);
        Assert.Equal("next", page.Next);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Derived_records_within_a_generic_record_arrive_as_what_they_are(Caller caller)
    {
        var page = await Echo(caller, vault => vault.EchoShapes(new Page<Shape>([Circle, Polygon], null)));

        Assert.Equal(Circle, page.Items[0]);
        Assert.IsType<Polygon>(page.Items[1]);
        Assert.Null(page.Next);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Each_kind_of_member_arrives_with_its_value(Caller caller)
    {
        var id = Guid.NewGuid();
        var sent = new Sampler
        {
            Flag = true,
            Number = int.MinValue,
            Large = long.MaxValue,
            Real = Math.PI,
            Exact = 1.10m,
            Text = "zażółć 🐢",
            Id = id,
            At = new DateTimeOffset(2026, 2, 28, 23, 59, 59, 999, TimeSpan.FromHours(-3.5)).AddTicks(7),
            Utc = new DateTime(2026, 2, 28, 23, 59, 59, DateTimeKind.Utc),
            Span = TimeSpan.FromTicks(-5),
            Colour = Colour.Green,
            Maybe = 0,
            MaybeColour = Colour.Red,
            Address = new Uri("https://example.org/a?b=c"),
            Pair = (7, "right"),
            Points = [new Point(1, 2)],
            Names = ["ada", "bob"],
            Shapes = { [id] = Circle },
            Row = [Circle, null, Circle],
            Bytes = new byte[] { 0, 1, 255 },
        };
        var echo = await Echo(caller, vault => vault.EchoSampler(sent));

        Assert.Equal(sent.At.Offset, echo.At.Offset);
        Assert.Equal(DateTimeKind.Utc, echo.Utc.Kind);
        Assert.Equal(sent.Points.AsEnumerable(), echo.Points);
        Assert.Equal(sent.Names, echo.Names);
        Assert.Equal(sent.Shapes, echo.Shapes);
        Assert.Equal(sent.Row, echo.Row);
        Assert.Equal(sent.Bytes.ToArray(), echo.Bytes.ToArray());
        Assert.Equal(
            sent,
            echo with { Points = sent.Points, Names = sent.Names, Shapes = sent.Shapes, Row = sent.Row, Bytes = sent.Bytes });
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Members_at_their_defaults_arrive_at_their_defaults(Caller caller)
    {
        var echo = await Echo(caller, vault => vault.EchoSampler(new Sampler()));

        Assert.Null(echo.Text);
        Assert.Null(echo.Maybe);
        Assert.Null(echo.Address);
        Assert.Equal(default, echo.At);
        Assert.Equal(default, echo.Colour);
        Assert.Empty(echo.Points);
        Assert.Empty(echo.Shapes);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Large_arguments_and_results_arrive_whole(Caller caller)
    {
        var bytes = new byte[4 * 1024 * 1024];
        new Random(1).NextBytes(bytes);

        Assert.Equal(bytes, await Echo(caller, vault => vault.EchoBytes(bytes)));
    }

    private Task<T> Echo<T>(Caller caller, Func<IVaultGrain, Task<T>> call) =>
        As(caller, grains => call(grains.GetGrain<IVaultGrain>(Key)));
}
