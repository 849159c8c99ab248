using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.Ceremonies;
using InstaHub.Grains.Accounts.External;
using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.Stores.Contract.Accounts;

/// <summary>Links with OpenID providers, and ceremonies, in PostgreSQL.</summary>
public sealed class ExternalStoreTests(AssemblyDatabase assembly) : IAsyncLifetime
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly AccountStoreHost _host = new(assembly.Database.ConnectionString);
    private readonly ExternalIdentity _identity = new("here", Guid.NewGuid().ToString(), "x@example.org", true, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IExternalStore Store => _host.Get<IExternalStore>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Somebody_is_linked_with_one_account()
    {
        var accounts = new List<NewAccount>();
        for (var i = 0; i < 5; i++)
            accounts.Add(await RegisterAsync());

        var links = await Task.WhenAll(accounts.Select(account => LinkAsync(account.UserId)));

        Assert.Single(links, linked => linked);
        var owner = await Store.FindUserAsync(_identity.Provider, _identity.Subject, Cancellation);
        Assert.Equal(accounts[Array.IndexOf(links, true)].UserId, owner);
        Assert.Null(await Store.FindUserAsync("elsewhere", _identity.Subject, Cancellation));
        foreach (var account in accounts)
        {
            var link = await Store.ReadAsync(account.UserId, _identity, Cancellation);
            Assert.Equal(new ExternalLink(account.UserId == owner, account.UserId != owner, account.Email, false), link);
        }
    }

    [Fact]
    public async Task Nothing_is_linked_with_an_account_that_has_changed()
    {
        var account = await RegisterAsync();

        Assert.False(await LinkAsync(account.UserId, version: 2));
        Assert.Null(await Store.ClaimAsync(new AccountVersion(account.UserId, 2), _identity, Event(account.UserId), Cancellation));
        Assert.Null(await Store.FindUserAsync(_identity.Provider, _identity.Subject, Cancellation));
    }

    [Fact]
    public async Task Whoever_claims_an_account_is_its_only_user()
    {
        var account = await RegisterAsync();
        var user = account.UserId;
        var secondFactors = _host.Get<ISecondFactorStore>();
        await secondFactors.SetUpAsync(user, OneTimePassword.NewSecret(), Cancellation);
        await Store.LinkAsync(new AccountVersion(user, 1), _identity with { Subject = "eve-" + _identity.Subject }, Event(user), Cancellation);
        await _database.ExecuteAsync(
            $"""
            insert into passkeys (id, user_id, credential_id, public_key, name, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up)
            values (gen_random_uuid(), '{user}', decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), '', 'hers', now(), 0, array[]::text[], true, false, false)
            """);

        var ended = await Store.ClaimAsync(new AccountVersion(user, 1), _identity, Event(user), Cancellation);

        Assert.Equal([account.Session.Id], ended);
        var credentials = await _host.Accounts.FindCredentialsAsync(user, Cancellation);
        Assert.Equal((null, 2), (credentials!.PasswordHash, credentials.Version));
        Assert.Null(await secondFactors.FindAsync(user, Cancellation));
        Assert.Equal(new ExternalLink(true, false, account.Email, true), await Store.ReadAsync(user, _identity, Cancellation));
        Assert.Equal([_identity.Subject], await _database.QueryAsync<string>($"select subject from external_identities where user_id = '{user}'"));
        foreach (var table in new[] { "passkeys", "sessions", "mailed_tokens" })
            Assert.Empty(await _database.QueryAsync<Guid>($"select user_id from {table} where user_id = '{user}'"));
    }

    [Fact]
    public async Task A_new_account_may_begin_linked_and_without_a_password()
    {
        var account = AccountStoreHost.Account() with { PasswordHash = null, Identity = _identity };

        Assert.Equal(RegistrationOutcome.Registered, await _host.Accounts.RegisterAsync(account, Cancellation));

        Assert.Null((await _host.Accounts.FindCredentialsAsync(account.UserId, Cancellation))!.PasswordHash);
        Assert.Equal(new ExternalLink(true, false, account.Email, true), await Store.ReadAsync(account.UserId, _identity, Cancellation));
        Assert.Empty(await _database.QueryAsync<string>($"select kind from mails where user_id = '{account.UserId}'"));
    }

    [Fact]
    public async Task A_ceremony_is_taken_by_one_of_twenty_and_by_its_purpose_alone()
    {
        var ceremonies = _host.Get<ICeremonyStore>();
        var (hash, now) = (Guid.NewGuid().ToByteArray(), DateTimeOffset.UtcNow);
        var ceremony = new Ceremony(Guid.NewGuid(), """{"a":1}""", DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + 60));
        await ceremonies.AddAsync(hash, CeremonyPurpose.PasskeySignIn, ceremony, Cancellation);

        Assert.Null(await ceremonies.TakeAsync(hash, CeremonyPurpose.PasskeyRegistration, now, Cancellation));
        Assert.Null(await ceremonies.TakeAsync(hash, CeremonyPurpose.PasskeySignIn, now.AddMinutes(2), Cancellation));
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ceremonies.TakeAsync(hash, CeremonyPurpose.PasskeySignIn, now, Cancellation)));

        Assert.Equal(ceremony, Assert.Single(taken, one => one is not null));
    }

    private async Task<NewAccount> RegisterAsync()
    {
        var account = AccountStoreHost.Account();
        await _host.Accounts.RegisterAsync(account, Cancellation);
        return account;
    }

    private Task<bool> LinkAsync(Guid user, long version = 1) => Store.LinkAsync(new AccountVersion(user, version), _identity, Event(user), Cancellation);

    private static GrainInterfaces.Events.DomainEvent Event(Guid user) => AccountStoreHost.Event(user, AccountEvents.ExternalLinked);
}
