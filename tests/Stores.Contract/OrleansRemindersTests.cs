namespace InstaHub.Stores.Contract;

/// <summary>The statements of reminders keep the contract of Orleans' ADO.NET reminders.</summary>
public sealed class OrleansRemindersTests(AssemblyDatabase assembly)
{
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly OrleansQueries _queries = new(assembly.Database.DataSource);
    private readonly (string, object?) _service = ("ServiceId", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_reminder_is_read_back()
    {
        Assert.Equal(0, await UpsertAsync("g", "r", 5));

        var row = Assert.Single(await ReadAsync("g", "r"));
        Assert.Equal(("g", "r", Start, 60_000L, 0), (row["GrainId"], row["ReminderName"], row["StartTime"], row["Period"], row["Version"]));
    }

    [Fact]
    public async Task A_reminder_that_is_changed_counts_its_version_up()
    {
        await UpsertAsync("g", "r", 5);

        Assert.Equal(1, await UpsertAsync("g", "r", 6, period: 4_000_000_000L));

        Assert.Equal(4_000_000_000L, Assert.Single(await ReadAsync("g", "r"))["Period"]);
        Assert.Equal("r", Assert.Single(await RangeAsync("ReadRangeRows1Key", 5, 6)));
    }

    [Fact]
    public async Task Changes_at_once_each_get_a_version_of_their_own()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UpsertAsync("g", "r", 5)));

        Assert.Equal(Enumerable.Range(0, 8).Cast<object>(), versions.Order());
    }

    [Fact]
    public async Task A_grains_reminders_are_read_together()
    {
        await UpsertAsync("g", "b", 1);
        await UpsertAsync("g", "a", 1);
        await UpsertAsync("other", "c", 1);

        var rows = await _queries.RunAsync("ReadReminderRowsKey", _service, ("GrainId", "g"));

        Assert.Equal(["a", "b"], rows.Select(row => row["ReminderName"]).Order());
    }

    [Fact]
    public async Task A_range_is_open_at_its_beginning_and_closed_at_its_end()
    {
        foreach (var hash in new[] { -10, 0, 10 })
            await UpsertAsync("g", hash.ToString(System.Globalization.CultureInfo.InvariantCulture), hash);

        Assert.Equal(["0", "10"], await RangeAsync("ReadRangeRows1Key", -10, 10));
        Assert.Equal(["-10"], await RangeAsync("ReadRangeRows2Key", 10, -10));
        Assert.Equal(["-10", "10"], await RangeAsync("ReadRangeRows2Key", 0, -10));
        Assert.Equal(["-10", "0", "10"], await RangeAsync("ReadRangeRows2Key", 0, 0));
    }

    [Fact]
    public async Task A_reminder_is_deleted_by_its_version_only()
    {
        await UpsertAsync("g", "r", 5);

        Assert.Equal(0, await DeleteAsync("g", "r", 1));
        Assert.Equal(0, await DeleteAsync("g", "other", 0));
        Assert.Single(await ReadAsync("g", "r"));
        Assert.Equal(1, await DeleteAsync("g", "r", 0));
        Assert.Empty(await ReadAsync("g", "r"));
    }

    [Fact]
    public async Task All_reminders_of_a_service_can_be_deleted()
    {
        await UpsertAsync("g", "r", 5);

        await _queries.RunAsync("DeleteReminderRowsKey", _service);

        Assert.Empty(await ReadAsync("g", "r"));
    }

    private async Task<object?> UpsertAsync(string grain, string name, int hash, object? period = null) => Assert.Single(await _queries.RunAsync(
        "UpsertReminderRowKey",
        _service, ("GrainId", grain), ("ReminderName", name), ("StartTime", Start), ("Period", period ?? 60_000), ("GrainHash", hash)))["Version"];

    private Task<object?> DeleteAsync(string grain, string name, int version) =>
        _queries.NumberAsync("DeleteReminderRowKey", _service, ("GrainId", grain), ("ReminderName", name), ("Version", version));

    private Task<IReadOnlyList<Dictionary<string, object?>>> ReadAsync(string grain, string name) =>
        _queries.RunAsync("ReadReminderRowKey", _service, ("GrainId", grain), ("ReminderName", name));

    private async Task<IEnumerable<string>> RangeAsync(string key, int begin, int end) =>
        (await _queries.RunAsync(key, _service, ("BeginHash", begin), ("EndHash", end))).Select(row => (string)row["ReminderName"]!).Order(StringComparer.Ordinal);
}
