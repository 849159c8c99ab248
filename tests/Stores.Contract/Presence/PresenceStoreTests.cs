using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Presence;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Presence;

namespace InstaHub.Stores.Contract.Presence;

/// <summary>What is stored of whether users are there.</summary>
public sealed class PresenceStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase _database = null!;
    private DatabaseHost _host = null!;

    private IPresenceStore Store => _host.Get<IPresenceStore>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _host = new DatabaseHost(
            _database.ConnectionString, configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddPresenceStores());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Of_whom_nothing_is_stored_nothing_was_chosen_or_seen() =>
        Assert.Equal(new StoredPresence(PresenceStatus.Online, null, IsHere: false), await FindAsync(await _database.MakeUserAsync()));

    [Fact]
    public async Task What_is_chosen_is_kept_beside_what_was_seen()
    {
        var user = await _database.MakeUserAsync();

        await Store.ChooseAsync(user, PresenceStatus.Away, default);
        Assert.Equal(new StoredPresence(PresenceStatus.Away, null, IsHere: false), await FindAsync(user));
        await Store.MarkAsync(new SeenMark(user, Noon, IsHere: true), default);
        Assert.Equal(new StoredPresence(PresenceStatus.Away, Noon, IsHere: true), await FindAsync(user));
        await Store.ChooseAsync(user, PresenceStatus.Offline, default);
        await Store.MarkAsync(new SeenMark(user, Noon.AddSeconds(1), IsHere: false), default);

        Assert.Equal(new StoredPresence(PresenceStatus.Offline, Noon.AddSeconds(1), IsHere: false), await FindAsync(user));
    }

    [Fact]
    public async Task Who_was_seen_first_wants_to_be_seen_online()
    {
        var user = await _database.MakeUserAsync();

        await Store.MarkAsync(new SeenMark(user, Noon, IsHere: true), default);

        Assert.Equal(new StoredPresence(PresenceStatus.Online, Noon, IsHere: true), await FindAsync(user));
    }

    [Fact]
    public async Task An_older_time_changes_nothing()
    {
        var user = await _database.MakeUserAsync();
        await Store.MarkAsync(new SeenMark(user, Noon, IsHere: false), default);

        await Store.MarkAsync(new SeenMark(user, Noon.AddSeconds(-1), IsHere: true), default);
        Assert.Equal(new StoredPresence(PresenceStatus.Online, Noon, IsHere: false), await FindAsync(user));
        await Store.MarkAsync(new SeenMark(user, Noon, IsHere: true), default);

        Assert.Equal(new StoredPresence(PresenceStatus.Online, Noon, IsHere: true), await FindAsync(user));
    }

    [Fact]
    public async Task Many_are_marked_at_once_each_with_their_own_in_few_commits_that_do_not_wait_for_the_disk()
    {
        var users = await _database.MakeUsersAsync(300);
        await Store.MarkAsync(new SeenMark(users[0], Noon.AddDays(-1), IsHere: true), default);
        await _database.ExecuteAsync(
            """
            create table commits (xid xid8, flushes text);
            create function note() returns trigger language plpgsql as
                $$ begin insert into commits values (pg_current_xact_id(), current_setting('synchronous_commit')); return null; end $$;
            create trigger note after insert or update on presence for each statement execute function note()
            """);

        await Patience.ForAsync(
            Task.WhenAll(users.Select((user, i) => Store.MarkAsync(new SeenMark(user, Noon.AddSeconds(i), i % 2 == 0), default))), "300 marks");

        for (var i = 0; i < users.Length; i++)
            Assert.Equal(new StoredPresence(PresenceStatus.Online, Noon.AddSeconds(i), i % 2 == 0), await FindAsync(users[i]));
        Assert.Equal(["off"], await _database.QueryAsync<string>("select distinct flushes from commits"));
        Assert.InRange((await _database.QueryAsync<long>("select count(distinct xid) from commits")).Single(), 1, users.Length / 5);
    }

    [Fact]
    public async Task Of_users_who_are_gone_nothing_is_stored_and_the_others_are_not_kept_from_it()
    {
        var (user, gone) = (await _database.MakeUserAsync(), Guid.CreateVersion7());

        await Task.WhenAll(
            Store.MarkAsync(new SeenMark(gone, Noon, IsHere: true), default), Store.MarkAsync(new SeenMark(user, Noon, IsHere: true), default),
            Store.ChooseAsync(gone, PresenceStatus.Away, default));

        Assert.Equal([user], await _database.QueryAsync<Guid>("select user_id from presence"));
    }

    [Fact]
    public async Task With_the_account_it_is_removed()
    {
        var user = await _database.MakeUserAsync();
        await Store.MarkAsync(new SeenMark(user, Noon, IsHere: true), default);

        await _database.ExecuteAsync($"delete from user_counts where user_id = '{user}'; delete from profiles where user_id = '{user}'; delete from usernames where user_id = '{user}'; delete from accounts where id = '{user}'");

        Assert.Empty(await _database.QueryAsync<Guid>("select user_id from presence"));
    }

    private Task<StoredPresence> FindAsync(Guid user) => Store.FindAsync(user, default);
}
