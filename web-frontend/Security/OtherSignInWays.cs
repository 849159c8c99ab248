using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Accounts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security.OpenId;
using InstaHub.Web.Security.Passkeys;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security;

/// <summary>Registration of second factors, passkeys and OpenID providers.</summary>
internal static class OtherSignInWays
{
    public static IServiceCollection AddOtherSignInWays(this IServiceCollection services)
    {
        services.AddOptions<PasskeyOptions>().BindConfiguration(PasskeyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PasskeyOptions>, PasskeyOptionsValidator>();
        services.AddSingleton<PasskeyCeremonies>();

        services.AddOptions<OAuthOptions>().BindConfiguration(OAuthOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OAuthOptions>, OAuthOptionsValidator>();
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<OpenIdProviders>();
        services.AddSingleton<OAuthSignIn>();

        services.AddApiJson(SecondFactorJson.Default);
        services.AddApiJson(PasskeyJson.Default);
        services.AddApiJson(OAuthJson.Default);
        return services.AddErrorReference(
            SecondFactorErrors.Required.ToApiError(), SecondFactorErrors.CodeRefused.ToApiError(), SecondFactorErrors.EnabledAlready.ToApiError(),
            SecondFactorErrors.NotSetUp.ToApiError(), PasskeyErrors.NotRegistered.ToApiError(), PasskeyErrors.KnownAlready.ToApiError(),
            PasskeyErrors.TooMany.ToApiError(), ExternalErrors.LinkRequired.ToApiError(), ExternalErrors.EmailMissing.ToApiError(),
            ExternalErrors.IdentityRefused.ToApiError(), ExternalErrors.TicketRefused.ToApiError(),
            OAuthErrors.InvalidState, OAuthErrors.AccessDenied, OAuthErrors.ProviderUnavailable);
    }
}
