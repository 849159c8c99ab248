using InstaHub.Load.Faults;

namespace InstaHub.Faults;

/// <summary>Something dies in the middle of ten thousand writes with events: nothing acknowledged is lost, every effect happens once.</summary>
public sealed class WriteFaultTests
{
    [Fact]
    public async Task A_process_killed_among_writes_loses_no_acknowledged_row_and_its_successor_has_each_effect_once()
    {
        var outcome = await FaultScenario.KillProcessAsync();

        Assert.True(outcome.Acknowledged < FaultScenario.Rows, $"The process was not killed among its writes: {outcome}");
        AssertKept(outcome);
    }

    [Fact]
    public async Task A_database_that_crashes_among_writes_loses_no_acknowledged_row_and_has_each_effect_once()
    {
        var outcome = await FaultScenario.CrashDatabaseAsync();

        Assert.Equal(FaultScenario.Rows, outcome.Acknowledged);
        Assert.NotEmpty(outcome.Refused);
        AssertKept(outcome);
    }

    private static void AssertKept(FaultOutcome outcome)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{outcome}");
        Assert.True(outcome.Rows >= outcome.Acknowledged, $"{outcome}");
        Assert.True(outcome.IsGood, $"{outcome}");
    }
}
