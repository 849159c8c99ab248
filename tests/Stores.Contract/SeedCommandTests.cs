using InstaHub.Silo.Commands;
using Microsoft.Extensions.Configuration;

namespace InstaHub.Stores.Contract;

/// <summary>The command <c>seed</c> against PostgreSQL: what it writes keeps every rule that the product keeps.</summary>
public sealed class SeedCommandTests
{
    private const int Users = 3_000;

    /// <summary>Each finds rows that break a rule.</summary>
    private static readonly (string Rule, string Violations)[] Rules =
    [
        ("every account has its profile, name and numbers",
            "select id from accounts a where not exists (select from profiles where user_id = a.id) or not exists (select from user_counts where user_id = a.id)"
            + " or not exists (select from usernames u where u.user_id = a.id and u.username = a.username)"),
        ("the number of followers is that of the rows",
            "select user_id from user_counts c where followers <> (select count(*) from follows where followee_id = c.user_id)"),
        ("the number of followees is that of the rows",
            "select user_id from user_counts c where following <> (select count(*) from follows where follower_id = c.user_id)"),
        ("there are no posts", "select user_id from user_counts where posts <> 0"),
        ("nobody has anything with themselves",
            "select follower_id from follows where follower_id = followee_id union all select requester_id from follow_requests where requester_id = target_id"
            + " union all select owner_id from user_marks where owner_id = target_id"),
        ("all are there",
            "select id from (select follower_id id from follows union select followee_id from follows union select requester_id from follow_requests"
            + " union select target_id from follow_requests union select owner_id from user_marks union select target_id from user_marks) x"
            + " where not exists (select from accounts where accounts.id = x.id)"),
        ("what is private only is asked for, by who does not follow",
            "select target_id from follow_requests r where not (select is_private from profiles where user_id = r.target_id)"
            + " or exists (select from follows where (follower_id, followee_id) = (r.requester_id, r.target_id))"),
        ("blocks end follows and requests both ways",
            "select owner_id from user_marks m where kind = 1 and (parts <> 0"
            + " or exists (select from follows where (follower_id, followee_id) in ((m.owner_id, m.target_id), (m.target_id, m.owner_id)))"
            + " or exists (select from follow_requests where (requester_id, target_id) in ((m.owner_id, m.target_id), (m.target_id, m.owner_id))))"),
        ("mutes are of something", "select owner_id from user_marks where kind = 2 and parts not between 1 and 7"),
        ("nothing came before who it is about, or has not come yet",
            "select follower_id from follows f join accounts a on a.id in (f.follower_id, f.followee_id) where since <= a.created_at or since > now()"),
    ];

    [Fact]
    public async Task What_it_writes_keeps_every_rule_and_so_do_those_it_adds()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        Assert.Equal(0, await RunAsync(database, "--users", $"{Users}"));
        await KeepsTheRules(database);
        var first = await database.QueryAsync<string>("select string_agg(f::text, ',' order by f) from (select md5(f::text) f from follows f) x");
        Assert.Equal([Users], await database.QueryAsync<long>("select count(*) from accounts"));
        Assert.InRange((await database.QueryAsync<long>("select count(*) from follows")).Single(), Users * 29, Users * 31);
        foreach (var table in new[] { "follow_requests where true", "user_marks where kind = 1", "user_marks where kind = 2", "profiles where is_private" })
            Assert.NotEqual([0L], await database.QueryAsync<long>($"select count(*) from {table}"));

        Assert.Equal(0, await RunAsync(database, "--users", "500", "--seed", "2", "--append"));
        await KeepsTheRules(database);
        Assert.Equal([0L], await database.QueryAsync<long>(
            "select count(*) from follows join accounts a on a.id = follower_id join accounts b on b.id = followee_id where (a.username like '%.2') <> (b.username like '%.2')"));

        await using var again = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(0, await RunAsync(again, "--users", $"{Users}"));
        Assert.Equal(first, await again.QueryAsync<string>("select string_agg(f::text, ',' order by f) from (select md5(f::text) f from follows f) x"));
    }

    [Fact]
    public async Task It_touches_nothing_where_there_are_accounts_unless_it_is_told_to_and_leaves_nothing_behind_when_it_fails()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(0, await RunAsync(database, "--users", "20"));

        Assert.Equal(1, await RunAsync(database, "--users", "20", "--seed", "2"));
        Assert.Equal(1, await RunAsync(database, "--users", "30", "--append"));

        Assert.Equal([20L], await database.QueryAsync<long>("select count(*) from accounts"));
        await KeepsTheRules(database);
    }

    private static async Task KeepsTheRules(TestDatabase database)
    {
        foreach (var (rule, violations) in Rules)
            Assert.True((await database.QueryAsync<Guid>(violations)).Count == 0, $"Broken: {rule}.");
    }

    private static Task<int> RunAsync(TestDatabase database, params string[] args) =>
        SeedCommand.RunAsync(
            new ConfigurationBuilder().AddInMemoryCollection([database.Configuration, new("PasswordHashing:Iterations", "1000")]).Build(),
            args, TestContext.Current.CancellationToken);
}
