using System.Text.Json.Serialization;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Health;

namespace InstaHub.Web.Api;

/// <summary>The generated serializers of what is no feature's own: failures and health.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FailureEnvelope))]
[JsonSerializable(typeof(LivenessReport))]
[JsonSerializable(typeof(ReadinessReport))]
internal sealed partial class WebJsonContext : JsonSerializerContext;
