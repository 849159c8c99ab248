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

    [Fact]
    public async Task A_process_without_its_database_waits_for_it_and_then_gives_up_with_an_error()
    {
        await using var silo = SiloProcess.Start("Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=none", ("Database__StartupWait", "00:00:02"));

        Assert.NotEqual(0, await silo.ExitAsync());
        Assert.Contains("127.0.0.1:1", silo.Output);
    }
}
