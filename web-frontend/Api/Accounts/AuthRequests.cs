using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Body of <c>POST auth/register</c>.</summary>
internal sealed record RegisterRequest(string Email, string Username, string Password, string? DisplayName = null);

/// <summary>Body of <c>POST auth/login</c>: username or e-mail address, password, and the code that an account with a second factor needs.</summary>
internal sealed record LoginRequest(string Login, string Password, string? Code = null);

/// <summary>Body of <c>POST auth/refresh</c>; without a token the cookie's counts.</summary>
internal sealed record RefreshRequest(string? RefreshToken = null);

/// <summary>Body of <c>POST auth/password/change</c>.</summary>
internal sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword);

/// <summary>Body of <c>POST auth/password/forgot</c>.</summary>
internal sealed record ForgotPasswordRequest(string Email);

/// <summary>Body of <c>POST auth/password/reset</c>.</summary>
internal sealed record ResetPasswordRequest(string Token, string NewPassword);

/// <summary>Body of <c>POST auth/email/verify</c>.</summary>
internal sealed record VerifyEmailRequest(string Token);

/// <summary>Body of <c>POST users/me/deactivate</c>.</summary>
internal sealed record DeactivateRequest(string? Password = null);

/// <summary>Body of <c>DELETE users/me</c>.</summary>
internal sealed record DeleteAccountRequest(string Password);

/// <summary>The JSON of this feature.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(ForgotPasswordRequest))]
[JsonSerializable(typeof(ResetPasswordRequest))]
[JsonSerializable(typeof(VerifyEmailRequest))]
[JsonSerializable(typeof(DeactivateRequest))]
[JsonSerializable(typeof(DeleteAccountRequest))]
[JsonSerializable(typeof(Success<SignedInAnswer>))]
[JsonSerializable(typeof(Success<TokensAnswer>))]
[JsonSerializable(typeof(Success<IReadOnlyList<SessionAnswer>>))]
[JsonSerializable(typeof(Success<EndedAnswer>))]
[JsonSerializable(typeof(Success<VerifiedAnswer>))]
[JsonSerializable(typeof(Success<ExportAnswer>))]
[JsonSerializable(typeof(Success<Nothing>))]
[JsonSerializable(typeof(Success<Me>))]
internal sealed partial class AccountJson : JsonSerializerContext;
