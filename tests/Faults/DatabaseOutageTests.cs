using System.Net;

namespace InstaHub.Faults;

/// <summary>The database goes away under the running product and comes back.</summary>
public sealed class DatabaseOutageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Readiness_follows_the_database(bool crash)
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await using var database = await TestDatabase.CreateEmptyAsync(server.ConnectionString);
        await using var silo = await SiloProcess.StartReadyAsync(database.ConnectionString);

        await (crash ? server.CrashAsync() : server.StopAsync());
        await silo.UntilReadinessIsAsync(HttpStatusCode.ServiceUnavailable);
        using var alive = await silo.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        await server.StartAsync();
        await silo.UntilReadinessIsAsync(HttpStatusCode.OK);
        Assert.Equal(0, await silo.TerminateAsync());
    }
}
