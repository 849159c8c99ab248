using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.Stores.Contract.Accounts;

/// <summary>Second factors in PostgreSQL: who of several simultaneous callers uses a code.</summary>
public sealed class SecondFactorStoreTests(AssemblyDatabase assembly) : IAsyncLifetime
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly AccountStoreHost _host = new(assembly.Database.ConnectionString);
    private readonly byte[] _secret = OneTimePassword.NewSecret();
    private Guid _user;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISecondFactorStore Store => _host.Get<ISecondFactorStore>();

    public async ValueTask InitializeAsync()
    {
        var account = AccountStoreHost.Account();
        await _host.Accounts.RegisterAsync(account, Cancellation);
        _user = account.UserId;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_secret_is_replaced_until_it_is_enabled()
    {
        Assert.True(await Store.SetUpAsync(_user, OneTimePassword.NewSecret(), Cancellation));
        Assert.True(await Store.SetUpAsync(_user, _secret, Cancellation));
        Assert.Equal(_secret, (await Store.FindAsync(_user, Cancellation))!.Secret);
        Assert.False((await Store.FindAsync(_user, Cancellation))!.IsEnabled);

        Assert.True(await EnableAsync(5));

        Assert.False(await Store.SetUpAsync(_user, OneTimePassword.NewSecret(), Cancellation));
        Assert.False(await EnableAsync(6));
        var factor = await Store.FindAsync(_user, Cancellation);
        Assert.Equal(_secret, factor!.Secret);
        Assert.True(factor.IsEnabled);
    }

    [Fact]
    public async Task A_secret_that_was_replaced_is_not_enabled()
    {
        await Store.SetUpAsync(_user, OneTimePassword.NewSecret(), Cancellation);

        Assert.False(await EnableAsync(5));
        Assert.False((await Store.FindAsync(_user, Cancellation))!.IsEnabled);
    }

    [Fact]
    public async Task The_code_of_a_step_is_used_by_one_of_twenty_and_those_before_it_by_nobody()
    {
        await Store.SetUpAsync(_user, _secret, Cancellation);
        Assert.False(await Store.UseStepAsync(_user, _secret, 1, Cancellation)); // not enabled yet
        await EnableAsync(5);
        Assert.False(await Store.UseStepAsync(_user, _secret, 5, Cancellation));
        Assert.False(await Store.UseStepAsync(_user, OneTimePassword.NewSecret(), 7, Cancellation));

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.UseStepAsync(_user, _secret, 7, Cancellation)));

        Assert.Single(uses, used => used);
        Assert.False(await Store.UseStepAsync(_user, _secret, 6, Cancellation));
        Assert.True(await Store.UseStepAsync(_user, _secret, 8, Cancellation));
    }

    [Fact]
    public async Task A_recovery_code_is_used_by_one_of_twenty()
    {
        await Store.SetUpAsync(_user, _secret, Cancellation);
        var (_, hashes) = RecoveryCode.MakeSet(_user);
        await EnableAsync(5, hashes);

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UseAsync(hashes[3])));

        Assert.Single(uses, used => used);
        Assert.True(await UseAsync(hashes[4]));
        Assert.Equal(2, (await EventsAsync()).Count(type => type == AccountEvents.RecoveryCodeUsed));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones()
    {
        await Store.SetUpAsync(_user, _secret, Cancellation);
        var (_, old) = RecoveryCode.MakeSet(_user);
        var (_, next) = RecoveryCode.MakeSet(_user);
        await EnableAsync(5, old);
        Assert.False(await ReplaceAsync(5, next));
        Assert.True(await ReplaceAsync(6, next));

        Assert.False(await UseAsync(old[0]));
        Assert.True(await UseAsync(next[0]));

        Task<bool> ReplaceAsync(long step, byte[][] hashes) => Store.ReplaceRecoveryCodesAsync(
            _user, _secret, step, hashes, AccountStoreHost.Event(_user, AccountEvents.RecoveryCodesReplaced), Cancellation);
    }

    [Fact]
    public async Task Enabling_and_disabling_let_no_session_begin_that_has_not_seen_it()
    {
        var seen = await _host.Accounts.FindCredentialsAsync(_user, Cancellation);
        await Store.SetUpAsync(_user, _secret, Cancellation);
        await EnableAsync(5);
        Assert.False(await BeginAsync(seen!.Version));

        seen = await _host.Accounts.FindCredentialsAsync(_user, Cancellation);
        Assert.True(await Store.DisableAsync(_user, AccountStoreHost.Event(_user, AccountEvents.SecondFactorDisabled), Cancellation));
        Assert.False(await BeginAsync(seen!.Version));
        Assert.Null(await Store.FindAsync(_user, Cancellation));
        Assert.Empty(await _database.QueryAsync<Guid>($"select user_id from recovery_codes where user_id = '{_user}'"));
        Assert.False(await Store.DisableAsync(_user, AccountStoreHost.Event(_user, AccountEvents.SecondFactorDisabled), Cancellation));

        Task<bool> BeginAsync(long version) => _host.Accounts.AddSessionAsync(
            AccountStoreHost.Session(_user), version, AccountStoreHost.Event(_user, AccountEvents.SignedIn), Cancellation);
    }

    private Task<bool> EnableAsync(long step, byte[][]? hashes = null) =>
        Store.EnableAsync(_user, _secret, step, hashes ?? RecoveryCode.MakeSet(_user).Hashes, AccountStoreHost.Event(_user, AccountEvents.SecondFactorEnabled), Cancellation);

    private Task<bool> UseAsync(byte[] hash) =>
        Store.UseRecoveryCodeAsync(_user, hash, AccountStoreHost.Event(_user, AccountEvents.RecoveryCodeUsed), Cancellation);

    private Task<IReadOnlyList<string>> EventsAsync() => _database.QueryAsync<string>($"select type from events where key = '{_user}'");
}
