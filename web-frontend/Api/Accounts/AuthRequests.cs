using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Body of <c>POST auth/register</c>.</summary>
internal sealed record RegisterRequest(string Email, string Username, string Password, string? DisplayName = null);

/// <summary>Body of <c>POST auth/login</c>: username or e-mail address, and password.</summary>
internal sealed record LoginRequest(string Login, string Password);

/// <summary>Answer to whoever has signed in. <c>ExpiresIn</c>: seconds until the access token ends.</summary>
internal sealed record SignedInAnswer(Me User, string AccessToken, string RefreshToken, int ExpiresIn)
{
    public static SignedInAnswer Of(SignedIn signedIn) =>
        new(signedIn.User, signedIn.Tokens.AccessToken, signedIn.Tokens.RefreshToken, signedIn.Tokens.ExpiresIn);
}

/// <summary>The JSON of this feature.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(Success<SignedInAnswer>))]
[JsonSerializable(typeof(Success<Me>))]
internal sealed partial class AccountJson : JsonSerializerContext;
