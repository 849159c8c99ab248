namespace InstaHub.Stores.Contract;

/// <summary>The statements of membership keep the contract of Orleans' ADO.NET clustering.</summary>
public sealed class OrleansMembershipTests(AssemblyDatabase assembly)
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly OrleansQueries _queries = new(assembly.Database.DataSource);
    private readonly (string, object?) _cluster = ("DeploymentId", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task The_version_row_is_made_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _queries.NumberAsync("InsertMembershipVersionKey", _cluster)));

        Assert.Single(answers, answer => answer is 1);
        Assert.Equal(7, answers.Count(answer => answer is 0));
    }

    [Fact]
    public async Task A_cluster_without_members_answers_its_version()
    {
        await _queries.RunAsync("InsertMembershipVersionKey", _cluster);

        foreach (var row in new[] { Assert.Single(await ReadAllAsync()), Assert.Single(await ReadAsync(1)) })
            Assert.Equal((0, null, null), (row["Version"], row["StartTime"], row["Address"]));
    }

    [Fact]
    public async Task A_member_that_joins_counts_the_version_up_and_is_read_back()
    {
        await _queries.RunAsync("InsertMembershipVersionKey", _cluster);

        Assert.Equal(1, await InsertAsync(1, version: 0));

        var row = Assert.Single(await ReadAsync(1));
        Assert.Equal(
            ("10.0.0.1", 1, 77, "silo", "host", Joining, 30000, null, Start, Start, 1),
            (row["Address"], row["Port"], row["Generation"], row["SiloName"], row["HostName"], row["Status"], row["ProxyPort"],
                row["SuspectTimes"], row["StartTime"], row["IAmAliveTime"], row["Version"]));
    }

    [Fact]
    public async Task A_join_that_has_not_seen_the_newest_version_changes_nothing()
    {
        await StartAsync();

        Assert.Equal(0, await InsertAsync(2, version: 0));
        Assert.Equal(0, await InsertAsync(2, version: 2));

        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task A_member_joins_once()
    {
        await StartAsync();

        Assert.Equal(0, await InsertAsync(1, version: 1));

        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task Of_joins_at_once_one_succeeds()
    {
        await _queries.RunAsync("InsertMembershipVersionKey", _cluster);

        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(port => InsertAsync(port % 4, version: 0)));

        Assert.Single(answers, answer => answer is 1);
        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task An_update_counts_the_version_up_and_is_read_back()
    {
        await StartAsync();

        Assert.Equal(1, await UpdateAsync(1, Dead, version: 1, suspects: "S10.0.0.2:1:7,2030-01-01 00:00:00.000 GMT"));

        var row = Assert.Single(await ReadAsync(1));
        Assert.Equal(
            (Dead, "S10.0.0.2:1:7,2030-01-01 00:00:00.000 GMT", Start.AddSeconds(1), 2),
            (row["Status"], row["SuspectTimes"], row["IAmAliveTime"], row["Version"]));
    }

    [Fact]
    public async Task An_update_that_has_not_seen_the_newest_version_or_of_nobody_changes_nothing()
    {
        await StartAsync();

        Assert.Equal(0, await UpdateAsync(1, Dead, version: 0));
        Assert.Equal(0, await UpdateAsync(9, Dead, version: 1));

        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal((Joining, 1), (row["Status"], row["Version"]));
    }

    [Fact]
    public async Task Of_updates_at_once_one_succeeds_and_none_is_lost()
    {
        await StartAsync();
        var succeeded = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Patience.UntilAsync(async () =>
        {
            var version = (int)Assert.Single(await ReadAllAsync())["Version"]!;
            var done = await UpdateAsync(1, Active, version) is 1;
            if (done)
                Interlocked.Increment(ref succeeded);
            return done;
        }, "the update")));

        Assert.Equal(8, succeeded);
        Assert.Equal(9, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task A_heartbeat_changes_its_time_and_not_the_version()
    {
        await StartAsync();

        await _queries.RunAsync("UpdateIAmAlivetimeKey", [.. Member(1), ("IAmAliveTime", Start.AddMinutes(1))]);

        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal((Start.AddMinutes(1), 1), (row["IAmAliveTime"], row["Version"]));
    }

    [Fact]
    public async Task Gateways_are_the_active_members_that_have_one()
    {
        await StartAsync();
        await InsertAsync(2, version: 1, proxyPort: 0);
        await InsertAsync(3, version: 2);
        await UpdateAsync(1, Active, version: 3);
        await UpdateAsync(2, Active, version: 4);

        var row = Assert.Single(await _queries.RunAsync("GatewaysQueryKey", _cluster, ("Status", Active)));

        Assert.Equal(("10.0.0.1", 30000, 77), (row["Address"], row["ProxyPort"], row["Generation"]));
    }

    [Fact]
    public async Task Members_long_gone_are_removed_and_active_ones_stay()
    {
        await StartAsync();
        await InsertAsync(2, version: 1);
        await InsertAsync(3, version: 2);
        await UpdateAsync(1, Dead, version: 3);
        await UpdateAsync(2, Active, version: 4);
        await _queries.RunAsync("UpdateIAmAlivetimeKey", [.. Member(3), ("IAmAliveTime", Start.AddHours(1))]);

        await _queries.RunAsync("CleanupDefunctSiloEntriesKey", _cluster, ("IAmAliveTime", Start.AddMinutes(30)));

        Assert.Equal([2, 3], (await ReadAllAsync()).Select(row => row["Port"]).Order());
    }

    [Fact]
    public async Task A_cluster_can_be_forgotten()
    {
        await StartAsync();

        await _queries.RunAsync("DeleteMembershipTableEntriesKey", _cluster);

        Assert.Empty(await ReadAllAsync());
    }

    private async Task StartAsync()
    {
        await _queries.RunAsync("InsertMembershipVersionKey", _cluster);
        Assert.Equal(1, await InsertAsync(1, version: 0));
    }

    // A test's members differ by their port.
    private (string, object?)[] Member(int port) => [_cluster, ("Address", "10.0.0.1"), ("Port", port), ("Generation", 77)];

    private Task<object?> InsertAsync(int port, int version, int proxyPort = 30000) => _queries.NumberAsync(
        "InsertMembershipKey",
        [
            .. Member(port), ("SiloName", "silo"), ("HostName", "host"), ("Status", Joining), ("ProxyPort", proxyPort),
            ("StartTime", Start), ("IAmAliveTime", Start), ("Version", version),
        ]);

    private Task<object?> UpdateAsync(int port, int status, int version, string? suspects = null) => _queries.NumberAsync(
        "UpdateMembershipKey",
        [.. Member(port), ("Status", status), ("SuspectTimes", suspects), ("IAmAliveTime", Start.AddSeconds(1)), ("Version", version)]);

    private Task<IReadOnlyList<Dictionary<string, object?>>> ReadAsync(int port) => _queries.RunAsync("MembershipReadRowKey", Member(port));

    private Task<IReadOnlyList<Dictionary<string, object?>>> ReadAllAsync() => _queries.RunAsync("MembershipReadAllKey", _cluster);
}
