using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>Positions as clients hold them.</summary>
public sealed class LivePositionTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        (LivePart, LivePoint)[] parts = [(LivePart.Feed, new(long.MinValue, 0)), (LivePart.Account, new(-1, long.MaxValue))];

        var read = LivePosition.Read(LivePosition.Write(parts));

        Assert.Equal(parts, read!.Select(part => (part.Key, part.Value)));
    }

    [Fact]
    public void No_parts_are_a_position_too() => Assert.Empty(LivePosition.Read(LivePosition.Write([]))!);

    /// <summary>A client keeps positions while servers are replaced; their form is pinned.</summary>
    [Fact]
    public void The_form_does_not_change() =>
        Assert.Equal("AQQAAAAAAAAAAgAAAAAAAAAD", LivePosition.Write([(LivePart.Account, new(2, 3))]));

    [Fact]
    public void One_of_another_version_has_no_parts() => Assert.Empty(LivePosition.Read("AgECAw")!);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("AQE")]
    [InlineData("AQQAAAAAAAAAAv__________")] // a negative number
    [InlineData("AQQAAAAAAAAAAgAAAAAAAAADBAAAAAAAAAACAAAAAAAAAAM")] // the same part twice
    public void What_has_never_been_one_is_not_read(string text) => Assert.Null(LivePosition.Read(text));

    [Fact]
    public void What_is_too_long_is_not_read() => Assert.Null(LivePosition.Read(new string('A', 100_000)));
}
