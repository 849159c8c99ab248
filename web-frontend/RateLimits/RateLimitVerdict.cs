namespace InstaHub.Web.RateLimits;

/// <summary>Whether a request may pass, and where its caller stands.</summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left in this window, as far as this process knows.</param>
/// <param name="ResetSeconds">Until the next window may open.</param>
internal readonly record struct RateLimitVerdict(bool IsAllowed, int Limit, int Remaining, int ResetSeconds);
