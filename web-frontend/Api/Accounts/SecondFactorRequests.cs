using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Body of <c>POST auth/2fa/enable</c> and <c>recovery-codes</c>: a one-time password.</summary>
internal sealed record CodeRequest(string Code);

/// <summary>Body of <c>POST auth/2fa/disable</c>: the password, or a code.</summary>
internal sealed record DisableSecondFactorRequest(string? Password = null, string? Code = null);

/// <summary>Answer of <c>POST auth/2fa/setup</c>: the secret in base32, and the same as <c>otpauth://</c> for a QR code.</summary>
internal sealed record SecondFactorSetupAnswer(string Secret, string Uri)
{
    public static SecondFactorSetupAnswer Of(SecondFactorSetup setup) => new(setup.Secret, setup.Uri);
}

/// <summary>Codes that each work once; shown this once.</summary>
internal sealed record RecoveryCodesAnswer(IReadOnlyList<string> RecoveryCodes)
{
    public static RecoveryCodesAnswer Of(RecoveryCodes codes) => new(codes.Codes);
}

/// <summary>Whether sign-ins need a code.</summary>
internal sealed record SecondFactorAnswer(bool Enabled);

/// <summary>The JSON of second factors.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(DisableSecondFactorRequest))]
[JsonSerializable(typeof(Success<SecondFactorSetupAnswer>))]
[JsonSerializable(typeof(Success<RecoveryCodesAnswer>))]
[JsonSerializable(typeof(Success<SecondFactorAnswer>))]
internal sealed partial class SecondFactorJson : JsonSerializerContext;
