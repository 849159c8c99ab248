using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Cluster.Accounts;

/// <summary>Failed attempts are limited, with the limits as they are by default.</summary>
public sealed class SignInThrottleTests : IAsyncLifetime
{
    private static readonly (string, string) Limited = ("RateLimits:Enabled", "true");

    private TestDatabase _database = null!;
    private TestProduct _product = null!;
    private IGrainFactory _grains = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_is_refused_by_that_name_from_anywhere()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(AccountErrors.WrongCredentials, (await ada.SignInAsync(password: "not the password")).Error);

        Assert.InRange(RetryAfter(await ada.SignInAsync()), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        var elsewhere = new Person(_grains).Origin;
        var fromElsewhere = await _grains.GetAuthentication().SignIn(new Credentials(ada.Username.ToUpperInvariant(), ada.Password), elsewhere);
        Assert.InRange(RetryAfter(fromElsewhere), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task After_five_failures_with_different_names_nobody_signs_in_from_that_address()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();
        for (var i = 0; i < 5; i++)
            await ada.SignInAsync(login: $"nobody{i}");

        Assert.Equal("rate_limited", (await ada.SignInAsync()).Error?.Code);
        var other = new Person(_grains);
        await other.RegisterAsync();
        Assert.True((await other.SignInAsync()).IsSuccess);
    }

    [Fact]
    public async Task Asking_for_taken_names_is_limited_by_address()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal("username_taken", (await ada.RegisterAsync()).Error?.Code);

        Assert.Equal("rate_limited", (await ada.RegisterAsync()).Error?.Code);
        Assert.True((await ada.SignInAsync()).IsSuccess);
    }

    [Fact]
    public async Task What_is_counted_is_kept_without_the_name_that_was_given()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();
        await ada.SignInAsync(login: "nobody@insta.example");
        await _grains.GetAuthentication().ForgetPassword("nobody@insta.example", ada.Origin);

        var subjects = await _database.QueryAsync<string>("select subject from sign_in_failures");
        Assert.Contains(subjects, subject => subject.StartsWith("login:", StringComparison.Ordinal));
        Assert.Contains(subjects, subject => subject.StartsWith("mail:", StringComparison.Ordinal));
        Assert.DoesNotContain(subjects, subject => subject.Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Input_that_breaks_the_rules_is_not_counted()
    {
        var ada = new Person(_grains) { Password = "short" };
        for (var i = 0; i < 10; i++)
            Assert.Equal("validation_failed", (await ada.RegisterAsync()).Error?.Code);
    }

    [Fact]
    public async Task Of_many_simultaneous_guesses_no_more_than_the_limit_are_tried()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => ada.SignInAsync(password: $"guess number {i}")));

        Assert.Equal(5, guesses.Count(guess => guess.Error!.Code == "unauthenticated"));
        Assert.Equal(35, guesses.Count(guess => guess.Error!.Code == "rate_limited"));
    }

    [Fact]
    public async Task Many_simultaneous_sign_ins_that_are_right_all_succeed()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ada.SignInAsync()));

        Assert.All(all, signedIn => Assert.True(signedIn.IsSuccess));
    }

    [Fact]
    public async Task A_restart_forgives_nothing()
    {
        var ada = new Person(_grains);
        await ada.RegisterAsync();
        for (var i = 0; i < 5; i++)
            await ada.SignInAsync(password: "not the password");

        await _product.DisposeAsync();
        await StartAsync();

        var result = await _grains.GetAuthentication().SignIn(new Credentials(ada.Username, ada.Password), new Person(_grains).Origin);
        Assert.Equal("rate_limited", result.Error?.Code);
    }

    private async Task StartAsync()
    {
        _product = await TestProduct.StartAsync(_database.ConnectionString, Limited);
        _grains = _product.Get<IGrainFactory>();
    }

    private static TimeSpan RetryAfter(Result<SignedIn> result)
    {
        Assert.Equal((ErrorKind.RateLimited, "rate_limited"), (result.Error!.Kind, result.Error.Code));
        return result.Error.RetryAfter!.Value;
    }
}
