using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Cluster.Accounts;

/// <summary>Somebody unlike anybody else who registers and signs in.</summary>
internal sealed class Person(IGrainFactory grains)
{
    private readonly string _unique = Guid.NewGuid().ToString("N")[..20];

    public string Username => $"Ada.{_unique}";

    public string Email => $"Ada.{_unique}@Example.com";

    public string Password { get; init; } = "a password of hers";

    public Origin Origin { get; init; } = new($"2001:db8:{Random.Shared.Next(0x10000):x}:{Random.Shared.Next(0x10000):x}::1", "a test");

    public Task<Result<SignedIn>> RegisterAsync() =>
        grains.GetAuthentication().Register(new Registration(Email, Username, Password, "Ada"), Origin);

    public Task<Result<SignedIn>> SignInAsync(string? login = null, string? password = null) =>
        grains.GetAuthentication().SignIn(new Credentials(login ?? Username, password ?? Password), Origin);
}
