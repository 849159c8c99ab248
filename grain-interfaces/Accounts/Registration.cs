using System.Text;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>What somebody gives to get an account, unchecked.</summary>
/// <param name="Email">An e-mail address.</param>
/// <param name="Username">3 to 30 of <c>a-z 0-9 _ .</c>; upper case is folded.</param>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="DisplayName">Up to 50 characters; null: the username.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.Registration")]
public sealed record Registration(
    [property: Id(0)] string Email,
    [property: Id(1)] string Username,
    [property: Id(2)] string Password,
    [property: Id(3)] string? DisplayName)
{
    // A record prints itself, into logs too; a password must not be there.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Username = ").Append(Username);
        return true;
    }
}

/// <summary>What somebody gives to sign in, unchecked.</summary>
/// <param name="Login">Username or e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">A one-time password or a recovery code, which an account with a second factor needs.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.Credentials")]
public sealed record Credentials([property: Id(0)] string Login, [property: Id(1)] string Password, [property: Id(2)] string? Code = null)
{
    // A login may be an e-mail address.
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Where a request comes from.</summary>
/// <param name="Address">The client's network address, as text.</param>
/// <param name="Device">What the client says it is (its <c>User-Agent</c>), at most <see cref="MaxDeviceLength"/> characters.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.Origin")]
public sealed record Origin([property: Id(0)] string Address, [property: Id(1)] string Device)
{
    /// <summary>What is longer is cut before it gets here.</summary>
    public const int MaxDeviceLength = 200;
}
