using System.Net;
using Npgsql;

namespace InstaHub.Faults;

/// <summary>Two silos with a web front end each, one of which is to be killed. With the embedded runtime the test is skipped.</summary>
internal sealed class ClusterOfTwo : IAsyncDisposable
{
    private readonly string _cluster = $"{Guid.NewGuid()}";
    private readonly TimeSpan _limit;

    private ClusterOfTwo(TestDatabase database, TimeSpan limit)
    {
        (Database, _limit) = (database, limit);
        (Killed, Left) = (Start("killed"), Start("left"));
    }

    public TestDatabase Database { get; }

    /// <summary>The one to be killed.</summary>
    public SiloProcess Killed { get; }

    /// <summary>The other.</summary>
    public SiloProcess Left { get; }

    /// <param name="limit">Of all that is waited for.</param>
    public static async Task<ClusterOfTwo> StartAsync(TimeSpan limit)
    {
        Assert.SkipWhen(TestRuntime.IsEmbedded, "The embedded runtime is one process.");
        var cluster = new ClusterOfTwo(await TestDatabase.CreateMigratedAsync(), limit);
        try
        {
            await cluster.Killed.UntilReadinessIsAsync(HttpStatusCode.OK);
            await cluster.Left.UntilReadinessIsAsync(HttpStatusCode.OK);
            await cluster.UntilMembersAreAsync(active: 2, dead: 0);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it. Nothing that it has begun goes on then, in the database neither.</summary>
    public async Task KillAsync()
    {
        await Killed.KillAsync();
        await Patience.UntilAsync(
            async () => (await Database.QueryAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and application_name like 'killed%'"))[0] == 0,
            "the killed silo's connections to end");
    }

    /// <summary>Waits until the cluster knows so many members. 3 and 6 are SiloStatus.Active and SiloStatus.Dead.</summary>
    public Task UntilMembersAreAsync(int active, int dead) => Patience.UntilAsync(
        async () => (await Database.QueryAsync<int>($"select status from orleansmembershiptable where deploymentid = '{_cluster}' order by status"))
            .SequenceEqual([.. Enumerable.Repeat(3, active), .. Enumerable.Repeat(6, dead)]),
        $"{active} silos to be active and {dead} dead",
        _limit);

    public async ValueTask DisposeAsync()
    {
        await Killed.DisposeAsync();
        await Left.DisposeAsync();
        await Database.DisposeAsync();
    }

    private SiloProcess Start(string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { ApplicationName = name };
        var silo = SiloProcess.Start(connection.ConnectionString, ("PasswordHashing__Iterations", "1000"), ("Cluster__ClusterId", _cluster));
        silo.Client.Timeout = _limit;
        return silo;
    }
}
