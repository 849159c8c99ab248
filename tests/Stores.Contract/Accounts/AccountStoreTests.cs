using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;

namespace InstaHub.Stores.Contract.Accounts;

/// <summary>Accounts in the database.</summary>
public sealed class AccountStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly AccountStoreHost _host = new(assembly.Database.ConnectionString);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_registered_account_is_found_by_its_id_and_by_each_of_its_names()
    {
        var account = AccountStoreHost.Account(email: $"Ada.{Guid.NewGuid():N}@Example.com");

        Assert.Equal(RegistrationOutcome.Registered, await RegisterAsync(account));

        Assert.Equal(account.UserId, await _host.Accounts.FindByUsernameAsync(account.Username, Cancellation));
        Assert.Equal(account.UserId, await _host.Accounts.FindByEmailAsync(AccountRules.Fold(account.Email), Cancellation));
        Assert.Equal(new StoredCredentials(account.PasswordHash, 1), await _host.Accounts.FindCredentialsAsync(account.UserId, Cancellation));
    }

    [Fact]
    public async Task What_was_not_registered_is_not_found()
    {
        Assert.Null(await _host.Accounts.FindByUsernameAsync("nobody", Cancellation));
        Assert.Null(await _host.Accounts.FindByEmailAsync("nobody@example.com", Cancellation));
        Assert.Null(await _host.Accounts.FindCredentialsAsync(Guid.NewGuid(), Cancellation));
    }

    [Fact]
    public async Task A_registration_leaves_its_session_refresh_token_and_event()
    {
        var account = AccountStoreHost.Account();

        await RegisterAsync(account);

        Assert.Equal([account.Session.Id], await _database.QueryAsync<Guid>($"select id from sessions where user_id = '{account.UserId}' and address = '192.0.2.1' and device = 'a test'"));
        Assert.Equal([account.Session.RefreshTokenHash], await _database.QueryAsync<byte[]>($"select token_hash from refresh_tokens where session_id = '{account.Session.Id}'"));
        Assert.Equal([account.Registered.Id], await EventsOfAsync(account));
    }

    [Fact]
    public async Task Of_many_who_want_one_username_at_once_one_gets_it_and_the_others_leave_nothing()
    {
        var username = $"u{Guid.NewGuid().ToString("N")[..24]}";
        var accounts = Enumerable.Range(0, 20).Select(_ => AccountStoreHost.Account(username)).ToArray();

        var outcomes = await Task.WhenAll(accounts.Select(RegisterAsync));

        Assert.Single(outcomes, RegistrationOutcome.Registered);
        Assert.Equal(19, outcomes.Count(outcome => outcome == RegistrationOutcome.UsernameTaken));
        await AssertTracesAsync(accounts, outcomes);
    }

    [Fact]
    public async Task Of_many_who_want_one_address_in_any_case_at_once_one_gets_it_and_the_others_leave_nothing()
    {
        var email = $"Ada.{Guid.NewGuid():N}@example.com";
        var accounts = Enumerable.Range(0, 20).Select(i => AccountStoreHost.Account(email: i % 2 == 0 ? email : email.ToUpperInvariant())).ToArray();

        var outcomes = await Task.WhenAll(accounts.Select(RegisterAsync));

        Assert.Single(outcomes, RegistrationOutcome.Registered);
        Assert.Equal(19, outcomes.Count(outcome => outcome == RegistrationOutcome.EmailTaken));
        await AssertTracesAsync(accounts, outcomes);
    }

    [Fact]
    public async Task Who_wants_a_taken_username_and_a_taken_address_is_told_of_the_username()
    {
        var account = AccountStoreHost.Account();
        await RegisterAsync(account);

        Assert.Equal(RegistrationOutcome.UsernameTaken, await RegisterAsync(AccountStoreHost.Account(account.Username, account.Email)));
    }

    [Fact]
    public async Task Registrations_that_cross_each_others_names_in_two_transactions_all_get_an_answer()
    {
        await using var host = new AccountStoreHost(_database.ConnectionString, ("GroupCommit:Lanes", "8"), ("GroupCommit:MaxBatch", "5"));
        var names = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid().ToString("N")).ToArray();
        // Each name is wanted by four accounts, usernames in one order and addresses in the other.
        var accounts = Enumerable.Range(0, 80).Select(i =>
            AccountStoreHost.Account($"u{names[i % 20][..24]}", $"{names[19 - (i % 20)]}@example.com")).ToArray();

        var outcomes = await Task.WhenAll(accounts.Select(account =>
            Patience.ForAsync(host.Accounts.RegisterAsync(account, Cancellation), $"the outcome of {account.Username}")));

        Assert.Equal(20, outcomes.Count(outcome => outcome == RegistrationOutcome.Registered));
        await AssertTracesAsync(accounts, outcomes);
    }

    [Fact]
    public async Task A_new_hash_replaces_only_the_one_that_was_seen()
    {
        var account = AccountStoreHost.Account();
        await RegisterAsync(account);

        Assert.True(await _host.Accounts.ReplacePasswordHashAsync(account.UserId, 1, "a newer hash", Cancellation));
        Assert.False(await _host.Accounts.ReplacePasswordHashAsync(account.UserId, 1, "a late hash", Cancellation));

        Assert.Equal(new StoredCredentials("a newer hash", 2), await _host.Accounts.FindCredentialsAsync(account.UserId, Cancellation));
    }

    [Fact]
    public async Task A_session_and_its_event_are_written_together_and_an_event_alone()
    {
        var account = AccountStoreHost.Account();
        await RegisterAsync(account);
        var (session, signedIn) = (AccountStoreHost.Session(account.UserId), AccountStoreHost.Event(account.UserId, AccountEvents.SignedIn));
        var failed = AccountStoreHost.Event(account.UserId, AccountEvents.SignInFailed);

        Assert.True(await _host.Accounts.AddSessionAsync(session, 1, signedIn, Cancellation));
        await _host.Accounts.AddEventAsync(failed, Cancellation);

        Assert.Equal([account.Registered.Id, signedIn.Id, failed.Id], await EventsOfAsync(account));
        Assert.Contains(session.Id, await _database.QueryAsync<Guid>($"select id from sessions where user_id = '{account.UserId}'"));
    }

    [Fact]
    public async Task A_session_of_nobody_is_refused_with_its_event()
    {
        var nobody = AccountStoreHost.Account();
        var signedIn = AccountStoreHost.Event(nobody.UserId, AccountEvents.SignedIn);

        Assert.False(await _host.Accounts.AddSessionAsync(AccountStoreHost.Session(nobody.UserId), 1, signedIn, Cancellation));

        Assert.Empty(await EventsOfAsync(nobody));
    }

    [Fact]
    public async Task A_session_of_an_account_that_has_changed_is_refused_with_its_event()
    {
        var account = AccountStoreHost.Account();
        await RegisterAsync(account);
        await _host.Accounts.ReplacePasswordHashAsync(account.UserId, 1, "a newer hash", Cancellation);
        var (session, signedIn) = (AccountStoreHost.Session(account.UserId), AccountStoreHost.Event(account.UserId, AccountEvents.SignedIn));

        Assert.False(await _host.Accounts.AddSessionAsync(session, 1, signedIn, Cancellation));
        Assert.Equal([account.Registered.Id], await EventsOfAsync(account));

        Assert.True(await _host.Accounts.AddSessionAsync(session, 2, signedIn, Cancellation));
        Assert.Equal([account.Registered.Id, signedIn.Id], await EventsOfAsync(account));
    }

    private Task<RegistrationOutcome> RegisterAsync(NewAccount account) => _host.Accounts.RegisterAsync(account, Cancellation);

    private Task<IReadOnlyList<Guid>> EventsOfAsync(NewAccount account) =>
        _database.QueryAsync<Guid>($"select id from events where namespace = 'accounts' and key = '{account.UserId}' order by position");

    // Rows of whoever was registered, none of anybody else.
    private async Task AssertTracesAsync(NewAccount[] accounts, RegistrationOutcome[] outcomes)
    {
        var winners = accounts.Where((_, i) => outcomes[i] == RegistrationOutcome.Registered).Select(account => account.UserId).Order().ToArray();
        var all = string.Join(',', accounts.Select(account => $"'{account.UserId}'"));
        Assert.Equal(winners, (await _database.QueryAsync<Guid>($"select id from accounts where id in ({all})")).Order());
        Assert.Equal(winners, (await _database.QueryAsync<Guid>($"select user_id from profiles where user_id in ({all})")).Order());
        Assert.Equal(winners, (await _database.QueryAsync<Guid>($"select user_id from sessions where user_id in ({all})")).Order());
        Assert.Equal(winners, (await _database.QueryAsync<Guid>($"select key::uuid from events where namespace = 'accounts' and key in ({all})")).Order());
    }
}
