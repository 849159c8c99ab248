using InstaHub.Grains.Accounts;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Accounts;

/// <summary>Registration of this folder.</summary>
internal static class PasswordHashingServices
{
    public static IServiceCollection AddPasswordHashing(this IServiceCollection services)
    {
        services.AddOptions<PasswordHashingOptions>().BindConfiguration(PasswordHashingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PasswordHashingOptions>, PasswordHashingOptionsValidator>();
        return services.AddSingleton<IPasswordHashing, PasswordHashing>();
    }
}
