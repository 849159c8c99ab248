using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security;

/// <summary>What stands between the network and the application: proxies that are believed, origins that are let in.</summary>
internal static class EdgeSetup
{
    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        services.AddOptions<CorsSettings>().BindConfiguration(CorsSettings.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CorsSettings>, CorsSettingsValidator>();
        services.AddCors();
        services.AddSingleton<CookieGuard>();
        return services;
    }

    /// <summary>Goes before everything that looks at the client's address or at the scheme.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value is { Any: true } proxies)
            app.UseForwardedHeaders(proxies.ToForwardedHeaders());
    }

    /// <summary>Answers preflights, and marks answers for the origins that are let in. Adds nothing when none are.</summary>
    public static void UseKnownOrigins(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CorsSettings>>().Value is not { Origins.Count: > 0 } settings)
            return;
        app.Services.GetRequiredService<IOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>>().Value.AddDefaultPolicy(settings.ToPolicy());
        app.UseCors();
    }
}
