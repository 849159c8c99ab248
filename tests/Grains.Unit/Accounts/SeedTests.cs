using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Commands;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>Invented accounts.</summary>
public sealed class SeedTests
{
    [Fact]
    public void The_same_seed_gives_the_same_accounts_and_more_of_them_begin_with_the_fewer() =>
        Prop.ForAll(Gen.Choose(1, SeedOptions.MaxSeed).ToArbitrary(), seed =>
            SeededUsers.Invent(seed, 20).SequenceEqual(SeededUsers.Invent(seed, 30).Take(20))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_seed_gives_what_it_always_gave()
    {
        var first = SeededUsers.Invent(1, 1).Single();

        Assert.Equal(Guid.Parse("018cc252-129b-7669-9c73-c4a1cd103413"), first.Id);
        Assert.Equal(("noor.olsen0", "Noor Olsen", "noor.olsen0@example.com"), (first.Username, first.DisplayName, first.Email));
    }

    [Fact]
    public void Accounts_of_any_seed_pass_the_rules_of_registration() =>
        Prop.ForAll(Gen.Choose(1, SeedOptions.MaxSeed).ToArbitrary(), seed => SeededUsers.Invent(seed, 50).All(IsAllowed)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_longest_name_with_the_largest_numbers_is_a_username() =>
        Assert.All(SeededUsers.Invent(SeedOptions.MaxSeed, 20_000).Index(), user =>
            Assert.InRange(user.Item.Username.Length + Digits(SeedOptions.MaxUsers - 1) - Digits(user.Index), 0, AccountRules.MaxUsernameLength));

    [Fact]
    public void Accounts_have_unlike_names_and_ids_in_the_order_of_their_making()
    {
        var users = SeededUsers.Invent(1, 10_000).Concat(SeededUsers.Invent(2, 10_000)).ToArray();

        Assert.Equal(users.Length, users.Select(user => user.Username).Distinct().Count());
        Assert.Equal(users.Length, users.Select(user => user.Id).Distinct().Count());
        Assert.All(users, user => Assert.Equal(7, user.Id.Version));
        Assert.Equal(users[..10_000].OrderBy(user => user.CreatedAt), users[..10_000]);
        Assert.All(users, user => Assert.Equal(0, user.CreatedAt.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    [Theory]
    [InlineData(new string[0], 1_000, 1, false)]
    [InlineData(new[] { "--users", "5", "--seed", "7", "--append" }, 5, 7, true)]
    [InlineData(new[] { "--append", "--seed", "999999" }, 1_000, 999_999, true)]
    public void Arguments_are_understood(string[] args, int users, int seed, bool append) =>
        Assert.Equal(new SeedOptions(users, seed, append), SeedOptions.Parse(args));

    [Theory]
    [InlineData("--users")]
    [InlineData("--users", "0")]
    [InlineData("--users", "-1")]
    [InlineData("--users", "10000000")]
    [InlineData("--seed", "x")]
    [InlineData("--seed", "1000000")]
    [InlineData("5")]
    [InlineData("--apend")]
    public void Arguments_that_are_not_understood_are_refused(params string[] args) => Assert.Null(SeedOptions.Parse(args));

    [Fact]
    public void On_a_terminal_one_line_is_written_over_and_elsewhere_each_tenth_is_a_line()
    {
        using var terminal = new StringWriter { NewLine = "\n" };
        using var file = new StringWriter { NewLine = "\n" };
        var (bar, lines) = (new SeedProgress(1_000, terminal, isTerminal: true), new SeedProgress(1_000, file, isTerminal: false));
        for (var i = 0; i < 1_000; i++)
        {
            bar.Step();
            lines.Step();
        }

        Assert.Equal("10 %\n20 %\n30 %\n40 %\n50 %\n60 %\n70 %\n80 %\n90 %\n100 %\n", file.ToString());
        Assert.EndsWith($"\r[{new string('#', 40)}] 100 %{Environment.NewLine}", terminal.ToString());
        Assert.Single(terminal.ToString(), '\n');
    }

    private static int Digits(int number) => number.ToString().Length;

    private static bool IsAllowed(SeededUser user) =>
        AccountRules.Check(new Registration(user.Email, user.Username, SeedCommand.Password, user.DisplayName)) is null;
}
