namespace InstaHub.Stores.Contract;

/// <summary>The statements of grain state keep the contract of Orleans' ADO.NET persistence.</summary>
public sealed class OrleansStorageTests(AssemblyDatabase assembly)
{
    private readonly OrleansQueries _queries = new(assembly.Database.DataSource);
    private readonly string _service = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_new_state_gets_version_1_and_is_read_back()
    {
        Assert.Equal(1, await WriteAsync(null, 7));

        var row = Assert.Single(await ReadAsync());
        Assert.Equal(1, row["Version"]);
        Assert.Equal(new byte[] { 7 }, row["PayloadBinary"]);
    }

    [Fact]
    public async Task Each_write_counts_the_version_up()
    {
        await WriteAsync(null, 1);

        Assert.Equal(2, await WriteAsync(1, 2));
        Assert.Equal(3, await WriteAsync(2, 3));
        Assert.Equal(3, ((byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!).Single());
    }

    [Fact]
    public async Task A_write_with_another_version_answers_that_version_and_changes_nothing()
    {
        await WriteAsync(null, 1);
        await WriteAsync(1, 2);

        Assert.Equal(1, await WriteAsync(1, 9));
        Assert.Equal(7, await WriteAsync(7, 9));
        Assert.Null(await WriteAsync(null, 9));
        Assert.Equal(2, ((byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!).Single());
    }

    [Fact]
    public async Task A_versioned_write_of_a_state_that_is_not_there_changes_nothing()
    {
        Assert.Equal(1, await WriteAsync(1, 9));

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Of_first_writes_at_once_one_succeeds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => WriteAsync(null, (byte)i)));

        Assert.Equal(1, Assert.Single(answers, answer => answer is not null));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Of_writes_of_one_version_at_once_one_succeeds()
    {
        await WriteAsync(null, 0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => WriteAsync(1, (byte)i)));

        Assert.Single(answers, answer => answer is 2);
        Assert.Equal(15, answers.Count(answer => answer is 1));
    }

    [Fact]
    public async Task A_cleared_state_keeps_its_row_and_goes_on_counting()
    {
        await WriteAsync(null, 1);

        Assert.Equal(2, Assert.Single(await RunAsync("ClearStorageKey", Key, ("GrainStateVersion", 1)))["NewGrainStateVersion"]);
        var row = Assert.Single(await ReadAsync());
        Assert.Equal((2, null), (row["Version"], row["PayloadBinary"]));
        Assert.Equal(3, await WriteAsync(2, 1));
    }

    [Fact]
    public async Task A_deleted_state_is_gone_and_begins_again()
    {
        await WriteAsync(null, 1);

        Assert.Equal(2, Assert.Single(await RunAsync("DeleteStorageKey", Key, ("GrainStateVersion", 1)))["NewGrainStateVersion"]);
        Assert.Empty(await ReadAsync());
        Assert.Equal(1, await WriteAsync(null, 1));
    }

    [Theory]
    [InlineData("ClearStorageKey")]
    [InlineData("DeleteStorageKey")]
    public async Task Clearing_with_another_version_answers_no_row_and_changes_nothing(string statement)
    {
        await WriteAsync(null, 1);
        await WriteAsync(1, 2);

        Assert.Empty(await RunAsync(statement, Key, ("GrainStateVersion", 1)));
        Assert.Empty(await RunAsync(statement, Key, ("GrainStateVersion", null)));
        Assert.Equal(2, Assert.Single(await ReadAsync())["Version"]);
    }

    [Theory]
    [InlineData("GrainIdN0", 5L)]
    [InlineData("GrainIdN1", 5L)]
    [InlineData("GrainTypeString", "other")]
    [InlineData("GrainIdExtensionString", "other")]
    [InlineData("ServiceId", "other")]
    public async Task Grains_with_the_same_hashes_are_told_apart(string part, object value)
    {
        var other = Key.Select(given => given.Item1 == part ? (part, value) : given).ToArray();
        await RunAsync("WriteToStorageKey", Key, ("GrainStateVersion", null), ("PayloadBinary", new byte[] { 1 }));

        Assert.Empty(await _queries.RunAsync("ReadFromStorageKey", other));
        Assert.Equal(1, Assert.Single(await RunAsync("WriteToStorageKey", other, ("GrainStateVersion", null), ("PayloadBinary", new byte[] { 2 })))["NewGrainStateVersion"]);
        Assert.Equal(1, ((byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!).Single());
    }

    private (string, object?)[] Key =>
    [
        ("GrainIdHash", 11), ("GrainIdN0", 0L), ("GrainIdN1", 42L), ("GrainTypeHash", -22), ("GrainTypeString", "account.state"),
        ("GrainIdExtensionString", null), ("ServiceId", _service),
    ];

    private async Task<object?> WriteAsync(int? version, byte payload) =>
        Assert.Single(await RunAsync("WriteToStorageKey", Key, ("GrainStateVersion", version), ("PayloadBinary", new[] { payload })))["NewGrainStateVersion"];

    private Task<IReadOnlyList<Dictionary<string, object?>>> ReadAsync() => _queries.RunAsync("ReadFromStorageKey", Key);

    private Task<IReadOnlyList<Dictionary<string, object?>>> RunAsync(string statement, (string, object?)[] key, params (string, object?)[] more) =>
        _queries.RunAsync(statement, [.. key, .. more]);
}
