using InstaHub.Silo.Database.Migrations;
using Microsoft.Extensions.Configuration;

namespace InstaHub.Stores.Contract;

public sealed class MigrateCommandTests
{
    [Fact]
    public async Task It_brings_an_empty_database_up_to_date_and_may_be_run_again()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        Assert.Equal(0, await RunAsync(database.ConnectionString));
        Assert.Equal(0, await RunAsync(database.ConnectionString, "--contract"));

        Assert.NotEqual([0L], await database.QueryAsync<long>("select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task An_unknown_argument_is_refused_before_anything_is_done() =>
        Assert.Equal(2, await RunAsync("Host=nowhere.invalid;Database=none", "--expand"));

    [Theory]
    [InlineData("")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=none")]
    public async Task A_database_that_cannot_be_used_is_an_error(string connectionString) =>
        Assert.Equal(1, await RunAsync(connectionString));

    private static Task<int> RunAsync(string connectionString, params string[] args)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:InstaHub"] = connectionString,
            ["Database:StartupWait"] = "00:00:00",
        }).Build();
        return MigrateCommand.RunAsync(configuration, args, CancellationToken.None);
    }
}
