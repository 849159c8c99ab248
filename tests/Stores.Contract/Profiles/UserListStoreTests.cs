using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Silo.Stores.Profiles;
using Npgsql;

namespace InstaHub.Stores.Contract.Profiles;

/// <summary>Lists of users in the database.</summary>
public sealed class UserListStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private const int Many = 30_000;

    private readonly TestDatabase _database = assembly.Database;
    private readonly ProfileStoreHost _host = new(assembly.Database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Each_list_is_read_page_by_page_newest_first_with_what_is_between_viewer_and_user()
    {
        var (owner, others) = (await _database.MakeUserAsync(), await _database.MakeUsersAsync(7));
        // Pairs of the same time, so that ids decide too.
        await _database.ExecuteAsync(string.Join(';', others.Select((other, i) =>
            $"""
            insert into follows values ('{other}', '{owner}', '2026-01-01'::timestamptz + interval '1 second' * {i / 2}), ('{owner}', '{other}', '2026-01-01'::timestamptz + interval '1 second' * {i / 2});
            insert into follow_requests values ('{other}', '{owner}', '2026-01-01'::timestamptz + interval '1 second' * {i / 2});
            insert into user_marks select '{owner}', '{other}', kind, 1, '2026-01-01'::timestamptz + interval '1 second' * {i / 2} from generate_series(1, 4) as kind
            """)));
        var expected = others.Select((other, i) => (other, i / 2)).OrderByDescending(pair => pair.Item2)
            .ThenByDescending(pair => $"{pair.other}", StringComparer.Ordinal).Select(pair => pair.other).ToList();

        foreach (var list in Enum.GetValues<UserList>())
        {
            var read = new List<Guid>();
            ListPosition? after = null;
            for (var count = 3; count == 3;)
            {
                var page = await _host.Lists.ReadAsync(list, owner, owner, after, 3, Cancellation);
                foreach (var found in page)
                {
                    Assert.Equal(found.Position.UserId, found.User!.Id);
                    Assert.Equal(await _database.ReadRelationAsync(owner, found.User.Id), found.Relation);
                    Assert.Equal(AccountStatus.Active, found.Status);
                }
                read.AddRange(page.Select(found => found.User!.Id));
                (after, count) = (page.LastOrDefault()?.Position, page.Count);
            }
            Assert.Equal(expected, read);
        }
    }

    [Fact]
    public async Task For_nobody_known_there_is_no_relation()
    {
        var (owner, other) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        await _database.ExecuteAsync($"insert into follows values ('{other}', '{owner}', now())");

        var found = Assert.Single(await _host.Lists.ReadAsync(UserList.Followers, owner, null, null, 10, Cancellation));

        Assert.Equal(default, found.Relation);
    }

    [Fact]
    public async Task Who_is_gone_keeps_the_place_and_has_no_user()
    {
        var (owner, others) = (await _database.MakeUserAsync(), await _database.MakeUsersAsync(2));
        await _database.ExecuteAsync($"insert into follows values ('{others[0]}', '{owner}', now()), ('{others[1]}', '{owner}', now() - interval '1 day')");
        await _database.ExecuteAsync($"delete from accounts where id = '{others[0]}'");

        var found = await _host.Lists.ReadAsync(UserList.Followers, owner, owner, null, 10, Cancellation);

        Assert.Equal([null, others[1]], found.Select(user => user.User?.Id));
        Assert.Equal(others[0], found[0].Position.UserId);
    }

    [Fact]
    public async Task A_search_reads_names_then_display_names_page_by_page()
    {
        var unique = ProfileStoreHost.UniqueName()[..16];
        var users = await _database.MakeUsersAsync(6);
        await RenameAsync(users[0], unique + "_b", "Somebody");
        await RenameAsync(users[1], unique, unique.ToUpperInvariant());
        await RenameAsync(users[2], null, unique.ToUpperInvariant() + " \U0001F9EE" + new string('z', 40));
        await RenameAsync(users[3], null, unique);
        await RenameAsync(users[4], null, "not " + unique);
        await RenameAsync(users[5], unique + "_c", "Somebody");
        await _database.ExecuteAsync($"update accounts set status = 2 where id = '{users[5]}'");
        var read = new List<Guid>();
        NamePosition? after = null;

        for (var count = 1; count == 1;)
        {
            var page = await _host.Lists.SearchAsync(unique.ToUpperInvariant(), null, after, 1, Cancellation);
            read.AddRange(page.Select(found => found.User!.Id));
            (after, count) = (page.LastOrDefault()?.Position, page.Count);
            Assert.True(after is null || System.Text.Encoding.UTF8.GetByteCount(after.Key) <= NamePosition.MaxKeyBytes);
        }

        Assert.Equal([users[1], users[0], users[3], users[2]], read);
        Assert.Equal([users[2]], (await _host.Lists.SearchAsync(unique + " \U0001F9EEzzzzzzzzzzzzz", null, null, 10, Cancellation)).Select(found => found.User!.Id));
        Assert.Empty(await _host.Lists.SearchAsync(unique + " \U0001F9EEzzzzzzzzzzzzzy", null, null, 10, Cancellation));

        Task RenameAsync(Guid user, string? username, string displayName) => _database.ExecuteAsync(
            $"update accounts set username = coalesce({(username is null ? "null" : $"'{username}'")}, username) where id = '{user}'; update profiles set display_name = '{displayName}' where user_id = '{user}'");
    }

    /// <summary>What a page touches of the database, at the beginning and far into a list of very many.</summary>
    [Fact]
    public async Task A_page_costs_the_same_wherever_it_is_and_however_long_the_list_is()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var star = await database.MakeUserAsync();
        var viewer = await database.MakeUserAsync();
        var fans = await database.MakeUsersAsync(Many);
        await database.ExecuteAsync(
            $"""
            insert into follows select id, '{star}', '2026-01-01'::timestamptz + random() * interval '100 days' from accounts where id not in ('{star}', '{viewer}');
            insert into follows select '{viewer}', followee, '2026-01-01'::timestamptz + random() * interval '100 days' from unnest(array(select id from accounts limit 1000)) as followee where followee <> '{viewer}';
            """);
        await database.ExecuteAsync("vacuum analyze");
        var middle = (await database.QueryAsync<DateTime>($"select since from follows where followee_id = '{star}' order by since offset {Many / 2} limit 1"))[0];

        foreach (var list in new[] { UserList.Followers, UserList.Mutuals })
        {
            var first = await BlocksAsync(list, DateTime.MaxValue);
            var far = await BlocksAsync(list, middle);
            // Of each of 21 users about 40 blocks of indexes and rows; the whole list has thousands.
            Assert.InRange(first, 21, 2_500);
            Assert.InRange(far, 21, 2_500);
        }

        async Task<long> BlocksAsync(UserList list, DateTime since)
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(Cancellation);
            // As the server plans it when it is prepared for any values.
            await TestDatabase.ExecuteOnAsync(connection, "set plan_cache_mode = force_generic_plan");
            await TestDatabase.ExecuteOnAsync(connection, $"prepare page (uuid, uuid, timestamptz, uuid, int) as {UserListSql.List(list)}");
            var before = since == DateTime.MaxValue ? "infinity" : since.ToString("O");
            await using var command = new NpgsqlCommand(
                $"explain (analyze, buffers, format json) execute page ('{viewer}', '{star}', '{before}', '{Guid.AllBitsSet}', 21)", connection);
            using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(Cancellation))!);
            var top = plan.RootElement[0].GetProperty("Plan");
            Assert.Equal(21, top.GetProperty("Actual Rows").GetDouble());
            return top.GetProperty("Shared Hit Blocks").GetInt64() + top.GetProperty("Shared Read Blocks").GetInt64();
        }
    }
}
