using InstaHub.GrainInterfaces.RateLimits;

namespace InstaHub.Web.RateLimits;

/// <summary>Whose requests are counted, and which of them.</summary>
internal readonly record struct RateLimitSubject(RateLimitKind Kind, UInt128 Id);
