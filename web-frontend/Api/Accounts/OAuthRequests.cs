using System.Text.Json.Serialization;

namespace InstaHub.Web.Api.Accounts;

/// <summary>Body of <c>POST auth/oauth/link</c>: what a sign-in by a provider lacked, the password or the code or both.</summary>
internal sealed record LinkRequest(string Ticket, string? Password = null, string? Code = null);

/// <summary>The names of the providers that users may sign in by.</summary>
internal sealed record ProvidersAnswer(IReadOnlyList<string> Providers);

/// <summary>The JSON of OpenID providers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(Success<ProvidersAnswer>))]
internal sealed partial class OAuthJson : JsonSerializerContext;
