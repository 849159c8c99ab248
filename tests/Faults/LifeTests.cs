using System.Net;

namespace InstaHub.Faults;

/// <summary>How the process begins and ends.</summary>
public sealed class LifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_is_told_to_end_ends_well()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var silo = await SiloProcess.StartReadyAsync(database.ConnectionString);

        Assert.Equal(0, await silo.TerminateAsync());
    }

    [Fact]
    public async Task A_killed_process_can_be_started_again_at_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var killed = await SiloProcess.StartReadyAsync(database.ConnectionString);
        await killed.KillAsync();

        await using var silo = await killed.StartAgainReadyAsync(database.ConnectionString);
        using var answer = await silo.Client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
