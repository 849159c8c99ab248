using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Security.OpenId;

/// <summary>Why a sign-in at a provider fails before any account is looked at.</summary>
internal static class OAuthErrors
{
    public static readonly ApiError InvalidState = new(400, "invalid_state", "This sign-in was begun elsewhere, or took too long. Start again.");

    public static readonly ApiError AccessDenied = new(403, "access_denied", "The provider did not let you in, or you have changed your mind.");

    public static readonly ApiError ProviderUnavailable = new(503, "provider_unavailable", "The provider does not answer right now. Try again soon.");
}
