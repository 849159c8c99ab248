using InstaHub.Silo.Database.Migrations;

namespace InstaHub.Stores.Contract;

public sealed class MigrationCatalogTests
{
    [Fact]
    public void A_missing_number_is_refused() =>
        Assert.Equal("The migration expand/0002 is missing; the next one is expand/0003_c.sql.", Refusal("0001_a.sql", "0003_c.sql"));

    [Fact]
    public void Numbers_begin_at_one() =>
        Assert.Equal("The migration expand/0001 is missing; the next one is expand/0002_b.sql.", Refusal("0002_b.sql"));

    [Fact]
    public void A_number_given_twice_is_refused() =>
        Assert.Equal("Two migrations have one number: expand/0001_a.sql and expand/0001_b.sql.", Refusal("0001_a.sql", "0001_b.sql"));

    [Theory]
    [InlineData("1_a.sql")]
    [InlineData("0001-a.sql")]
    [InlineData("0001_A.sql")]
    [InlineData("0001_a.txt")]
    public void A_file_with_another_kind_of_name_is_refused(string name) =>
        Assert.Equal($"The migration expand/{name} is not named like 0001_lower_case.sql.", Refusal(name));

    [Fact]
    public void Phases_are_numbered_by_themselves()
    {
        var catalog = new MigrationCatalog(
        [
            MigrationCatalog.Parse(MigrationPhase.Expand, "0001_a.sql", ""),
            MigrationCatalog.Parse(MigrationPhase.Contract, "0001_a.sql", ""),
        ]);

        Assert.Equal("contract/0001_a.sql", Assert.Single(catalog[MigrationPhase.Contract]).ToString());
    }

    [Theory]
    [InlineData("-- no transaction\nselect 1;\n", true)]
    [InlineData("-- No transaction\r\nselect 1;\r\n", true)]
    [InlineData("-- why\n-- no transaction\nselect 1;\n", false)]
    [InlineData("select 1 -- no transaction", false)]
    public void Only_the_first_line_takes_a_file_out_of_its_transaction(string sql, bool outside) =>
        Assert.Equal(outside, new Migration(MigrationPhase.Expand, 1, "a", sql).OutsideTransaction);

    [Fact]
    public void Statements_end_with_a_semicolon_at_the_end_of_a_line() =>
        Assert.Equal(
            ["-- no transaction\nselect 'a;b'", "select\n2"],
            new Migration(MigrationPhase.Expand, 1, "a", "-- no transaction\nselect 'a;b';\n\nselect\n2;\n-- the end\n").Statements);

    private static string Refusal(params string[] names) => Assert.Throws<MigrationException>(
        () => new MigrationCatalog(names.Select(name => MigrationCatalog.Parse(MigrationPhase.Expand, name, "")))).Message;
}
