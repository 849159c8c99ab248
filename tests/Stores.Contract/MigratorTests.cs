using InstaHub.Silo.Database.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Stores.Contract;

public sealed class MigratorTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Each_migration_is_applied_once_in_the_order_of_phases_and_numbers()
    {
        string[] files =
        [
            "expand/0002_fill.sql", "insert into things values ('expand 2')",
            "expand/0001_things.sql", "insert into things values ('expand 1')",
            "orleans/0001_first.sql", "create table things (name text); insert into things values ('orleans 1')",
        ];

        Assert.Equal(["orleans/0001_first.sql", "expand/0001_things.sql", "expand/0002_fill.sql"], await MigrateAsync(files));
        Assert.Equal([], await MigrateAsync(files));

        Assert.Equal(["orleans 1", "expand 1", "expand 2"], await _database.QueryAsync<string>("select name from things"));
    }

    [Fact]
    public async Task What_was_applied_is_recorded_with_name_checksum_time_and_duration()
    {
        await MigrateAsync("expand/0001_things.sql", "create table things ()");

        var row = Assert.Single(await _database.QueryAsync<string>(
            """
            select concat_ws(' ', phase, number, name, checksum, applied_at > now() - interval '1 minute', duration > interval '0')
            from schema_migrations
            """));
        Assert.Equal($"expand 1 things {Parse("expand/0001_things.sql", "create table things ()").Checksum} t t", row);
    }

    [Fact]
    public async Task A_build_without_migrations_leaves_an_empty_history()
    {
        Assert.Equal([], await MigrateAsync());

        Assert.Equal([0L], await _database.QueryAsync<long>("select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task Processes_that_start_at_once_apply_a_migration_once()
    {
        string[] files = ["expand/0001_things.sql", "create table things (name text)", "expand/0002_fill.sql", "insert into things values ('once')"];

        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MigrateAsync(files)));

        Assert.Equal(["expand/0001_things.sql", "expand/0002_fill.sql"], applied.SelectMany(names => names));
        Assert.Equal(["once"], await _database.QueryAsync<string>("select name from things"));
    }

    [Fact]
    public async Task A_waiting_process_does_not_block_an_index_that_is_built_concurrently()
    {
        await _database.ExecuteAsync("create table things (name text)");
        string[] files = ["expand/0001_index.sql", "-- no transaction\ncreate index concurrently ix_things on things (name);\n"];
        await using var writer = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await writer.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await TestDatabase.ExecuteOnAsync(writer, "insert into things values ('holds the index back')");

        await using var first = HostOf(files);
        await using var second = HostOf(files);
        var building = first.Get<Migrator>().MigrateAsync(false, CancellationToken.None);
        await first.Log.WaitForAsync("Applying the migration expand/0001_index.sql");
        var waiting = second.Get<Migrator>().MigrateAsync(false, CancellationToken.None);
        await second.Log.WaitForAsync("Waiting for another process that is migrating the database");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Single(await Patience.ForAsync(building, "the index"));
        Assert.Empty(await Patience.ForAsync(waiting, "the second process"));
    }

    [Fact]
    public async Task A_process_gives_up_waiting_and_names_who_migrates()
    {
        await using var first = HostOf(["expand/0001_slow.sql", "select pg_sleep(0.5)"]);
        await using var second = HostOf([], ("Database:Migrations:Wait", "00:00:00"));
        var slow = first.Get<Migrator>().MigrateAsync(false, CancellationToken.None);
        await first.Log.WaitForAsync("Applying the migration expand/0001_slow.sql");

        var error = await Assert.ThrowsAsync<MigrationException>(() => second.Get<Migrator>().MigrateAsync(false, CancellationToken.None));

        Assert.Contains("instahub-migrate from 127.0.0.1", error.Message);
        await slow;
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_of_itself_and_keeps_what_came_before()
    {
        string[] good = ["expand/0001_things.sql", "create table things ()"];

        var error = await FailAsync([.. good, "expand/0002_half.sql", "create table half (); create table things ();"]);

        Assert.StartsWith("The migration expand/0002_half.sql failed: 42P07", error.Message);
        Assert.Equal(["things"], await TablesAsync());
        Assert.Equal(["expand/0002_half.sql"], await MigrateAsync([.. good, "expand/0002_half.sql", "create table half ()"]));
        Assert.Equal(["half", "things"], await TablesAsync());
    }

    [Fact]
    public async Task A_migration_that_cannot_be_recorded_leaves_nothing_of_itself()
    {
        await FailAsync(["expand/0001_unrecorded.sql", "create table things (); drop table schema_migrations;"]);

        Assert.Equal([], await TablesAsync());
        Assert.Equal([0L], await _database.QueryAsync<long>("select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task An_applied_file_must_not_change()
    {
        await MigrateAsync("expand/0001_things.sql", "create table things ()");

        var error = await FailAsync(["expand/0001_things.sql", "create table things (name text)", "expand/0002_more.sql", "create table more ()"]);

        Assert.StartsWith("The migration expand/0001_things.sql was changed after it had been applied", error.Message);
        Assert.Equal(["things"], await TablesAsync());
    }

    [Fact]
    public async Task An_applied_file_must_not_be_renamed()
    {
        await MigrateAsync("expand/0001_things.sql", "create table things ()");

        var error = await FailAsync(["expand/0001_stuff.sql", "create table things ()"]);

        Assert.Contains("has expand/0001_things.sql, but this build calls it expand/0001_stuff.sql", error.Message);
    }

    [Fact]
    public void Line_ends_do_not_change_a_checksum() =>
        Assert.Equal(Parse("expand/0001_a.sql", "select 1;\nselect 2;\n").Checksum, Parse("expand/0001_a.sql", "select 1;\r\nselect 2;\r\n").Checksum);

    [Fact]
    public async Task Contract_migrations_run_on_request_only()
    {
        string[] files = ["expand/0001_things.sql", "create table things ()", "contract/0001_things.sql", "drop table things"];

        Assert.Equal(["expand/0001_things.sql"], await MigrateAsync(files));
        Assert.Equal(["things"], await TablesAsync());

        await using var host = HostOf(files);
        Assert.Equal(["contract/0001_things.sql"], Names(await host.Get<Migrator>().MigrateAsync(contract: true, CancellationToken.None)));
        Assert.Equal([], await TablesAsync());
    }

    [Theory]
    [InlineData("expand")]
    [InlineData("orleans")]
    public async Task What_a_newer_build_has_added_is_tolerated(string phase)
    {
        await MigrateAsync($"{phase}/0001_a.sql", "create table a ()", $"{phase}/0002_newer.sql", "create table newer ()");

        await using var older = HostOf([$"{phase}/0001_a.sql", "create table a ()"]);

        Assert.Empty(await older.Get<Migrator>().MigrateAsync(false, CancellationToken.None));
        await older.Log.WaitForAsync($"The database has {phase}/0002_newer.sql of a newer build");
    }

    [Fact]
    public async Task What_a_newer_build_has_removed_is_not_tolerated()
    {
        await using (var newer = HostOf(["contract/0001_newer.sql", "select 1"]))
            await newer.Get<Migrator>().MigrateAsync(contract: true, CancellationToken.None);

        var error = await FailAsync(["expand/0001_a.sql", "create table a ()"]);

        Assert.StartsWith("A newer build has applied contract/0001_newer.sql", error.Message);
        Assert.Equal([], await TablesAsync());
    }

    [Fact]
    public async Task A_hole_in_the_history_is_refused()
    {
        string[] files = ["expand/0001_a.sql", "select 1", "expand/0002_b.sql", "select 1"];
        await MigrateAsync(files);
        await _database.ExecuteAsync("delete from schema_migrations where number = 1");

        Assert.StartsWith("The database has expand/0002_b.sql but not expand/0001", (await FailAsync(files)).Message);
    }

    [Fact]
    public async Task A_migration_that_does_not_get_its_locks_steps_back_and_tries_again()
    {
        await _database.ExecuteAsync("create table things ()");
        await using var reader = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await reader.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await TestDatabase.ExecuteOnAsync(reader, "select from things");
        await using var host = HostOf(
            ["expand/0001_name.sql", "create table made_twice (); alter table things add name text;"],
            ("Database:Migrations:LockTimeout", "00:00:00.05"), ("Database:Migrations:LockAttempts", "1000"));

        var migrating = host.Get<Migrator>().MigrateAsync(false, CancellationToken.None);
        await host.Log.WaitForAsync("The migration expand/0001_name.sql did not get its locks, attempt 2 of 1000");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Single(await Patience.ForAsync(migrating, "the migration"));
    }

    [Fact]
    public async Task Statements_outside_a_transaction_run_one_by_one_and_again_after_a_failure()
    {
        await _database.ExecuteAsync("create table things (name text); insert into things values ('twice'), ('twice')");
        string[] files =
        [
            "expand/0001_unique.sql",
            "-- no transaction\n-- builds: it\ndrop index concurrently if exists ix_things;\ncreate unique index concurrently ix_things\n    on things (name);\n",
        ];

        Assert.StartsWith("The migration expand/0001_unique.sql failed: 23505", (await FailAsync(files)).Message);
        await _database.ExecuteAsync("delete from things");

        Assert.Equal(["expand/0001_unique.sql"], await MigrateAsync(files));
        Assert.Equal([true], await _database.QueryAsync<bool>("select indisvalid from pg_index where indexrelid = 'ix_things'::regclass"));
    }

    [Fact]
    public async Task This_builds_own_migrations_apply_to_an_empty_database()
    {
        await using var host = new DatabaseHost(_database.ConnectionString);

        var applied = await host.Get<Migrator>().MigrateAsync(contract: true, CancellationToken.None);

        Assert.Contains(applied, migration => migration.ToString() == "orleans/0001_queries.sql");
        Assert.Contains("orleansstorage", await TablesAsync());
    }

    private Task<MigrationException> FailAsync(string[] files) => Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(files));

    private async Task<IReadOnlyList<string>> MigrateAsync(params string[] files)
    {
        await using var host = HostOf(files);
        return Names(await host.Get<Migrator>().MigrateAsync(contract: false, CancellationToken.None));
    }

    // Files are given as name, text, name, text …
    private DatabaseHost HostOf(string[] files, params (string, string)[] settings)
    {
        var catalog = new MigrationCatalog(files.Chunk(2).Select(file => Parse(file[0], file[1])));
        return new DatabaseHost(_database.ConnectionString, configure: services => services.AddSingleton(catalog), settings: settings);
    }

    private static Migration Parse(string path, string text)
    {
        var parts = path.Split('/');
        return MigrationCatalog.Parse(Enum.Parse<MigrationPhase>(parts[0], ignoreCase: true), parts[1], text);
    }

    private static IReadOnlyList<string> Names(IEnumerable<Migration> migrations) => [.. migrations.Select(migration => migration.ToString())];

    private Task<IReadOnlyList<string>> TablesAsync() => _database.QueryAsync<string>(
        "select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' order by 1");
}
