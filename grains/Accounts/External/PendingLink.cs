using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Grains.Accounts.External;

/// <summary>State of a ceremony <see cref="CeremonyPurpose.ExternalLink"/>: whom a provider has named, and what is missing.</summary>
public sealed record PendingLink(ExternalIdentity Identity, bool NeedsPassword);

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(PendingLink))]
public sealed partial class PendingLinkJson : JsonSerializerContext;
