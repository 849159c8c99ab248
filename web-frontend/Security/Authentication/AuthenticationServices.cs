using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InstaHub.Web.Security.Authentication;

/// <summary>Registration of this folder.</summary>
internal static class AuthenticationServices
{
    /// <summary>Signs requests in by access tokens. An endpoint says by <c>RequireAuthorization</c> that it needs that.</summary>
    public static IServiceCollection AddAccessTokens(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<VerificationKeys>();
        services.AddSingleton<AccessTokenVerifier>();
        services.AddSingleton<SessionRevocations>();
        services.AddAuthentication(AccessTokenHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.Scheme, configureOptions: null);
        services.AddAuthorization();
        // The framework would log each request without a valid token.
        services.AddLogging(logging => logging.AddFilter(typeof(AccessTokenHandler).FullName, LogLevel.Warning));
        return services;
    }
}
