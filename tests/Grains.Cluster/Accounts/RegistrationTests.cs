using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Cluster.Accounts;

/// <summary>Accounts on a running silo.</summary>
public sealed class RegistrationTests(ProductFixture fixture)
{
    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();

    [Fact]
    public async Task Who_has_registered_signs_in_by_username_and_address_in_any_case()
    {
        var ada = new Person(_grains);
        var registered = (await ada.RegisterAsync()).Value!;

        foreach (var login in new[] { ada.Username, ada.Username.ToLowerInvariant(), ada.Email, ada.Email.ToUpperInvariant() })
        {
            var signedIn = (await ada.SignInAsync(login)).Value!;
            Assert.Equal(registered.User.Id, signedIn.User.Id);
            Assert.NotEqual(registered.Tokens.RefreshToken, signedIn.Tokens.RefreshToken);
        }
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();

        var wrong = await ada.SignInAsync(password: "not the password");
        var unknown = await ada.SignInAsync(login: "nobody.at.all");

        Assert.Equal(AccountErrors.WrongCredentials, wrong.Error);
        Assert.Equal(AccountErrors.WrongCredentials, unknown.Error);
    }

    [Fact]
    public async Task Acts_reach_the_audit_trail_once()
    {
        var ada = new Person(_grains);
        var userId = (await ada.RegisterAsync()).Value!.User.Id;
        await ada.SignInAsync(password: "not the password");
        await ada.SignInAsync();

        await Patience.UntilAsync(async () => (await ActsAsync()).Count >= 3, "three acts in the audit trail");

        Assert.Equal(["registered", "sign_in_failed", "signed_in"], (await ActsAsync()).Order());
        Assert.Equal([3L], await _database.QueryAsync<long>(
            $"select count(*) from events_handled join audit_log using (event_id) where handler = 'account-activity' and user_id = '{userId}'"));

        Task<IReadOnlyList<string>> ActsAsync() => _database.QueryAsync<string>($"select act from audit_log where user_id = '{userId}' order by happened_at");
    }

    [Fact]
    public async Task Only_hashes_of_secrets_are_stored()
    {
        var ada = new Person(_grains);
        var tokens = (await ada.RegisterAsync()).Value!.Tokens;

        var rows = await _database.QueryAsync<string>(
            $"""
            select accounts::text || sessions::text || refresh_tokens::text from accounts
            join sessions on sessions.user_id = accounts.id join refresh_tokens on refresh_tokens.session_id = sessions.id
            where accounts.id = '{tokens.UserId}'
            """);

        var row = Assert.Single(rows);
        Assert.DoesNotContain(ada.Password, row);
        Assert.DoesNotContain(tokens.RefreshToken, row);
        Assert.DoesNotContain(Convert.ToHexStringLower(System.Buffers.Text.Base64Url.DecodeFromChars(tokens.RefreshToken)), row);
    }

    [Fact]
    public async Task A_user_who_was_asked_for_too_early_is_there_later()
    {
        var ada = new Person(_grains);
        var userId = Guid.CreateVersion7();
        Assert.Null(await _grains.GetUser(userId).GetMe());
        Assert.Null(await _grains.GetUser(userId).GetMeJson());

        await _grains.GetAccount(userId).Register(new Registration(ada.Email, ada.Username, ada.Password, null), ada.Origin);

        await Patience.UntilAsync(async () => await _grains.GetUser(userId).GetMe() is not null, "the user to be found");
    }

    [Fact]
    public async Task A_hash_of_other_parameters_goes_on_working_and_is_made_anew()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Person ada;
        await using (var before = await TestProduct.StartAsync(database.ConnectionString, ("PasswordHashing:Iterations", "1000")))
        {
            ada = new Person(before.Get<IGrainFactory>());
            Assert.True((await ada.RegisterAsync()).IsSuccess);
        }

        var hash = Assert.Single(await HashesAsync());
        await using var after = await TestProduct.StartAsync(database.ConnectionString, ("PasswordHashing:Iterations", "2000"));
        var grains = after.Get<IGrainFactory>();
        Assert.True((await SignInAsync()).IsSuccess);
        var renewed = Assert.Single(await HashesAsync());
        Assert.NotEqual(hash, renewed);

        Assert.True((await SignInAsync()).IsSuccess);
        Assert.Equal(renewed, Assert.Single(await HashesAsync()));

        Task<IReadOnlyList<string>> HashesAsync() => database.QueryAsync<string>("select password_hash from accounts");
        Task<GrainInterfaces.Common.Result<SignedIn>> SignInAsync() =>
            grains.GetAuthentication().SignIn(new Credentials(ada.Username, ada.Password), ada.Origin);
    }
}
