using InstaHub.Grains.Accounts.SecondFactors;
using InstaHub.Grains.Accounts.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Accounts;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<SignInThrottleOptions>().BindConfiguration(SignInThrottleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInThrottleOptions>, SignInThrottleOptionsValidator>();
        services.AddSingleton<AccessTokenIssuer>();
        services.AddSingleton<SecondFactorCheck>();
        services.AddSingleton<SessionEndings>();
        return services;
    }
}
