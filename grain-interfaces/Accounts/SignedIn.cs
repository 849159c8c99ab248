using System.Text;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>A session that has begun.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="AccessToken">JWT that proves who calls, see <see cref="AccessTokenFormat"/>.</param>
/// <param name="RefreshToken">Secret by which the next access token is asked for; only its hash is stored.</param>
/// <param name="ExpiresIn">How long the access token is valid, in seconds.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.SessionTokens")]
public sealed record SessionTokens(
    [property: Id(0)] Guid UserId,
    [property: Id(1)] string AccessToken,
    [property: Id(2)] string RefreshToken,
    [property: Id(3)] int ExpiresIn)
{
    // Tokens do not belong into logs.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("UserId = ").Append(UserId);
        return true;
    }
}

/// <summary>Somebody who has signed in, and their session.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.SignedIn")]
public sealed record SignedIn([property: Id(0)] Me User, [property: Id(1)] SessionTokens Tokens);
