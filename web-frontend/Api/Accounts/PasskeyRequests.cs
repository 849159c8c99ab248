using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Body of <c>POST auth/passkeys/register</c>: the credential is what <c>navigator.credentials.create</c> gave, as JSON.</summary>
internal sealed record RegisterPasskeyRequest(string Ceremony, JsonElement Credential, string? Name = null);

/// <summary>Body of <c>POST auth/passkeys/login</c>: the credential is what <c>navigator.credentials.get</c> gave, as JSON.</summary>
internal sealed record PasskeyLoginRequest(string Ceremony, JsonElement Credential);

/// <summary>What a browser begins with: options in the JSON form of WebAuthn, and by which handle to go on.</summary>
internal sealed record PasskeyOptionsAnswer(string Ceremony, JsonElement Options)
{
    public static PasskeyOptionsAnswer Of((string Ceremony, string Options) begun)
    {
        using var options = JsonDocument.Parse(begun.Options);
        return new PasskeyOptionsAnswer(begun.Ceremony, options.RootElement.Clone());
    }
}

/// <summary>A passkey as its owner sees it.</summary>
internal sealed record PasskeyAnswer(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool BackedUp)
{
    public static PasskeyAnswer Of(Passkey passkey) => new(passkey.Id, passkey.Name, passkey.CreatedAt, passkey.LastUsedAt, passkey.IsBackedUp);
}

/// <summary>The JSON of passkeys.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegisterPasskeyRequest))]
[JsonSerializable(typeof(PasskeyLoginRequest))]
[JsonSerializable(typeof(Success<PasskeyOptionsAnswer>))]
[JsonSerializable(typeof(Success<PasskeyAnswer>))]
[JsonSerializable(typeof(Success<IReadOnlyList<PasskeyAnswer>>))]
internal sealed partial class PasskeyJson : JsonSerializerContext;
