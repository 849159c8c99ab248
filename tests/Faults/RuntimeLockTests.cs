namespace InstaHub.Faults;

/// <summary>One database is served by one embedded runtime, or by silos of Orleans, which share it.</summary>
public sealed class RuntimeLockTests
{
    [Fact]
    public async Task A_second_embedded_process_does_not_start()
    {
        Assert.SkipWhen(typeof(IGrain).Assembly.GetName().Name != "Orleans.Embedded", "Silos of Orleans share a database.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var first = await SiloProcess.StartReadyAsync(database.ConnectionString);
        await using var second = SiloProcess.Start(database.ConnectionString);

        Assert.NotEqual(0, await second.ExitAsync());
        Assert.Contains("is served by another runtime", second.Output);
        Assert.NotNull(await first.ReadinessAsync());
    }
}
