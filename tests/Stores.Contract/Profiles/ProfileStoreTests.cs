using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;

namespace InstaHub.Stores.Contract.Profiles;

/// <summary>Profiles in the database.</summary>
public sealed class ProfileStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private const string Waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from user_counts%no key update%'";

    private readonly TestDatabase _database = assembly.Database;
    private readonly ProfileStoreHost _host = new(assembly.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_written_is_found()
    {
        var seen = await _host.FindAsync(await _database.MakeUserAsync());
        var edited = seen with
        {
            Username = ProfileStoreHost.UniqueName(),
            DisplayName = "Ada \U0001F9EE",
            Bio = "First\nsecond, \"third\" \\ {}",
            Links = ["https://example.com/a,b", "https://example.com/{\"c\"}"],
            IsPrivate = true,
            Settings = new UserSettings { Language = "en", ShowLastSeen = "nobody" },
        };

        Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(seen, edited));

        var found = await _host.FindAsync(seen.UserId);
        Assert.Equal(edited.Links, found.Links);
        Assert.Equal(edited with { Version = seen.Version + 1, Links = found.Links }, found);
        Assert.Null(await _host.Profiles.FindAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_account_says_of_itself_is_found_too()
    {
        var userId = await _database.MakeUserAsync();
        Assert.False((await _host.FindAsync(userId)).EmailVerified);

        await _database.ExecuteAsync($"update accounts set email_verified_at = now(), status = 2 where id = '{userId}'");

        var found = await _host.FindAsync(userId);
        Assert.Equal((true, AccountStatus.Suspended), (found.EmailVerified, found.Status));
    }

    [Fact]
    public async Task No_links_are_none()
    {
        var seen = await _host.FindAsync(await _database.MakeUserAsync());
        await _host.WriteAsync(seen, seen with { Links = ["https://example.com"] });
        var again = await _host.FindAsync(seen.UserId);

        await _host.WriteAsync(again, again with { Links = [] });

        Assert.Empty((await _host.FindAsync(seen.UserId)).Links);
    }

    [Fact]
    public async Task A_picture_that_a_profile_lets_go_of_is_looked_at_later_and_no_other()
    {
        var seen = await _host.FindAsync(await _database.MakeUserAsync());
        Guid[] pictures = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var picture in pictures)
            await _database.ExecuteAsync(
                $"insert into media (id, owner_id, kind, status, content_type, size, attached_to) values ('{picture}', '{seen.UserId}', 2, 2, '', 1, '{seen.UserId}')");
        foreach (var (picture, unsettled) in new (Guid?, Guid[])[] { (pictures[0], []), (pictures[0], []), (pictures[1], [pictures[0]]), (null, pictures[..2]) })
        {
            var edited = seen with { AvatarId = picture, Bio = $"{Guid.NewGuid()}" };
            Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(seen, edited));
            Assert.Equal(ProfileWriteOutcome.Outdated, await _host.WriteAsync(seen, edited with { AvatarId = pictures[2] }));
            seen = await _host.FindAsync(seen.UserId);

            Assert.Equal(picture, seen.AvatarId);
            Assert.Equal(
                unsettled.Order(), (await _database.QueryAsync<Guid>($"select id from media where owner_id = '{seen.UserId}' and attached_at is not null")).Order());
        }
    }

    [Fact]
    public async Task What_was_not_written_leaves_no_name_and_no_event()
    {
        var seen = await _host.FindAsync(await _database.MakeUserAsync());
        Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(seen, seen with { Bio = "first" }));
        var name = ProfileStoreHost.UniqueName();

        Assert.Equal(ProfileWriteOutcome.Outdated, await _host.WriteAsync(seen, seen with { Bio = "second", Username = name }));

        Assert.Equal("first", (await _host.FindAsync(seen.UserId)).Bio);
        Assert.Empty(await _database.QueryAsync<Guid>($"select user_id from usernames where username = '{name}'"));
        Assert.Equal([1L], await _database.QueryAsync<long>($"select count(*) from events where namespace = 'profiles' and key = '{seen.UserId}'"));
    }

    [Fact]
    public async Task A_profile_that_is_gone_is_outdated()
    {
        var seen = await _host.FindAsync(await _database.MakeUserAsync());
        await _database.ExecuteAsync($"delete from accounts where id = '{seen.UserId}'");

        Assert.Equal(ProfileWriteOutcome.Outdated, await _host.WriteAsync(seen, seen with { Bio = "still here" }));
    }

    [Fact]
    public async Task Of_many_who_want_one_name_at_once_one_gets_it_and_all_keep_their_own()
    {
        var name = ProfileStoreHost.UniqueName();
        var profiles = await Task.WhenAll((await _database.MakeUsersAsync(20)).Select(_host.FindAsync));

        var outcomes = await Task.WhenAll(profiles.Select(seen => _host.WriteAsync(seen, seen with { Username = name, Bio = "renamed" })));

        Assert.Single(outcomes, ProfileWriteOutcome.Written);
        Assert.Equal(19, outcomes.Count(outcome => outcome == ProfileWriteOutcome.UsernameTaken));
        for (var i = 0; i < profiles.Length; i++)
        {
            var found = await _host.FindAsync(profiles[i].UserId);
            Assert.Equal(outcomes[i] == ProfileWriteOutcome.Written ? (name, "renamed") : (profiles[i].Username, ""), (found.Username, found.Bio));
        }
    }

    [Fact]
    public async Task A_name_once_had_is_taken_back_and_is_nobody_elses()
    {
        var (ada, bob) = (await _host.FindAsync(await _database.MakeUserAsync()), await _host.FindAsync(await _database.MakeUserAsync()));
        await _host.WriteAsync(ada, ada with { Username = ProfileStoreHost.UniqueName() });

        Assert.Equal(ProfileWriteOutcome.UsernameTaken, await _host.WriteAsync(bob, bob with { Username = ada.Username }));
        var renamed = await _host.FindAsync(ada.UserId);
        Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(renamed, renamed with { Username = ada.Username }));
        Assert.Equal(ada.Username, (await _host.FindAsync(ada.UserId)).Username);
    }

    [Fact]
    public async Task Names_are_limited_but_not_the_going_back_to_one()
    {
        var first = await _host.FindAsync(await _database.MakeUserAsync());
        var seen = first;
        for (var i = 1; i < ProfileLimits.MaxUsernames; i++)
        {
            Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(seen, seen with { Username = ProfileStoreHost.UniqueName() }));
            seen = await _host.FindAsync(first.UserId);
        }

        Assert.Equal(ProfileWriteOutcome.TooManyUsernames, await _host.WriteAsync(seen, seen with { Username = ProfileStoreHost.UniqueName() }));
        var taken = (await _host.FindAsync(await _database.MakeUserAsync())).Username;
        Assert.Equal(ProfileWriteOutcome.UsernameTaken, await _host.WriteAsync(seen, seen with { Username = taken }));
        Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(seen, seen with { Username = first.Username }));
    }

    [Fact]
    public async Task A_change_of_privacy_waits_for_who_writes_relations_of_the_user_and_other_changes_do_not()
    {
        var (ada, bob) = (await _host.FindAsync(await _database.MakeUserAsync()), await _host.FindAsync(await _database.MakeUserAsync()));
        await using var connection = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var relations = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await TestDatabase.ExecuteOnAsync(connection, $"select from user_counts where user_id in ('{ada.UserId}', '{bob.UserId}') for no key update");

        var writing = _host.WriteAsync(ada, ada with { IsPrivate = true });
        await Patience.UntilAsync(
            async () => (await _database.QueryAsync<long>(Waiting))[0] > 0, "the change of privacy to wait");
        Assert.Equal(ProfileWriteOutcome.Written, await _host.WriteAsync(bob, bob with { Bio = "changed" }));
        Assert.False(writing.IsCompleted);

        await relations.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ProfileWriteOutcome.Written, await writing);
    }
}
