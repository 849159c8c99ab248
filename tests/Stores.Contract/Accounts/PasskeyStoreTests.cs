using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts.Passkeys;

namespace InstaHub.Stores.Contract.Accounts;

/// <summary>Passkeys in PostgreSQL: whose a credential is, how many there are, which count is the newest.</summary>
public sealed class PasskeyStoreTests(AssemblyDatabase assembly) : IAsyncLifetime
{
    private readonly AccountStoreHost _host = new(assembly.Database.ConnectionString);
    private Guid _user;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPasskeyStore Store => _host.Get<IPasskeyStore>();

    public async ValueTask InitializeAsync() => _user = await RegisterAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_added_is_read_and_removed()
    {
        var passkey = Passkey(signCount: 3);
        Assert.Equal(PasskeyOutcome.Added, await AddAsync(_user, passkey));

        var read = Assert.Single(await Store.ReadAsync(_user, Cancellation));
        Assert.Equal(passkey.CredentialId.ToArray(), read.CredentialId.ToArray());
        Assert.Equal(passkey.PublicKey.ToArray(), read.PublicKey.ToArray());
        Assert.Equal(passkey.Transports, read.Transports);
        Assert.Equal(
            (passkey.Id, passkey.Name, passkey.SignCount, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, (DateTimeOffset?)null),
            (read.Id, read.Name, read.SignCount, read.IsUserVerified, read.IsBackupEligible, read.IsBackedUp, read.LastUsedAt));

        Assert.False(await RemoveAsync(await RegisterAsync(), passkey.Id)); // somebody else's
        Assert.True(await RemoveAsync(_user, passkey.Id));
        Assert.False(await RemoveAsync(_user, passkey.Id));
        Assert.Empty(await Store.ReadAsync(_user, Cancellation));
    }

    [Fact]
    public async Task A_credential_belongs_to_one_user()
    {
        var passkey = Passkey();
        await AddAsync(_user, passkey);

        Assert.Equal(PasskeyOutcome.KnownAlready, await AddAsync(await RegisterAsync(), passkey with { Id = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task Of_many_simultaneous_additions_no_more_than_the_cap_succeed()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => AddAsync(_user, Passkey())));

        Assert.Equal(20, outcomes.Count(outcome => outcome == PasskeyOutcome.Added));
        Assert.Equal(10, outcomes.Count(outcome => outcome == PasskeyOutcome.TooMany));
    }

    [Fact]
    public async Task Nobody_adds_to_an_account_that_is_not_there() => Assert.Equal(PasskeyOutcome.NoUser, await AddAsync(Guid.CreateVersion7(), Passkey()));

    [Fact]
    public async Task A_count_only_rises_and_of_twenty_equal_ones_one_is_taken()
    {
        var passkey = Passkey(signCount: 3);
        await AddAsync(_user, passkey);

        Assert.False(await UseAsync(passkey.Id, 2));
        Assert.False(await UseAsync(passkey.Id, 3));
        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UseAsync(passkey.Id, 9)));
        Assert.Single(uses, used => used);
        Assert.False(await UseAsync(passkey.Id, 0));

        var read = Assert.Single(await Store.ReadAsync(_user, Cancellation));
        Assert.Equal(9, read.SignCount);
        Assert.True(read.IsBackedUp);
        Assert.NotNull(read.LastUsedAt);
    }

    [Fact]
    public async Task Who_does_not_count_stays_at_zero()
    {
        var passkey = Passkey(signCount: 0);
        await AddAsync(_user, passkey);

        Assert.True(await UseAsync(passkey.Id, 0));
        Assert.True(await UseAsync(passkey.Id, 0));
        Assert.True(await UseAsync(passkey.Id, 1));
        Assert.False(await UseAsync(passkey.Id, 0));
    }

    private async Task<Guid> RegisterAsync()
    {
        var account = AccountStoreHost.Account();
        await _host.Accounts.RegisterAsync(account, Cancellation);
        return account.UserId;
    }

    private Task<PasskeyOutcome> AddAsync(Guid user, Passkey passkey) =>
        Store.AddAsync(user, passkey, AccountStoreHost.Event(user, AccountEvents.PasskeyAdded), Cancellation);

    private Task<bool> RemoveAsync(Guid user, Guid id) =>
        Store.RemoveAsync(user, id, AccountStoreHost.Event(user, AccountEvents.PasskeyRemoved), Cancellation);

    private Task<bool> UseAsync(Guid id, long count) =>
        Store.UseAsync(new PasskeyUse(_user, id, count, IsBackedUp: true), DateTimeOffset.UtcNow, Cancellation);

    private static Passkey Passkey(long signCount = 0) => new(
        Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(77), "a key", DateTimeOffset.UtcNow, null, signCount,
        ["internal", "hybrid"], IsUserVerified: true, IsBackupEligible: true, IsBackedUp: false);
}
