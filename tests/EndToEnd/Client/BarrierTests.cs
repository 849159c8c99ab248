using InstaHub.EndToEnd.Support;

namespace InstaHub.EndToEnd.Client;

/// <summary>No screen of the client has a barrier that axe-core finds, in its light and its dark colours.</summary>
public sealed class BarrierTests(ProductFixture fixture)
{
    // Some forty screens, twice.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Axe_finds_nothing_on_any_screen_light_or_dark()
    {
        var input = new { address = fixture.Address.ToString().TrimEnd('/'), chromium = Chromium.Path };
        var screens = await NodeScript.RunAsync("browser/axe.mjs", "axe-core", input, Limit);

        Assert.NotEmpty(screens.EnumerateArray());
        Assert.Equal([], screens.EnumerateArray()
            .Where(screen => screen.GetProperty("violations").GetArrayLength() > 0)
            .Select(screen => $"{screen.GetProperty("screen")} {screen.GetProperty("scheme")}: {screen.GetProperty("violations")}"));
    }
}
