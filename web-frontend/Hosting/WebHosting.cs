using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Assets;
using InstaHub.Web.Health;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Hosting;

/// <summary>Puts the web front end into a host: a web-only process, or the silo that serves both.</summary>
public static class WebHosting
{
    /// <summary>Registers the services and options of the web front end. Call it before the host is built.</summary>
    public static IHostApplicationBuilder AddInstaHubWeb(this IHostApplicationBuilder builder)
    {
        WebDefaults.AddTo(builder.Configuration);

        var services = builder.Services;
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));

        services.AddSingleton<ErrorMapper>();
        services.AddSingleton(ClientAssets.Load);
        services.AddReadiness();
        return builder;
    }

    /// <summary>
    /// Adds the middleware, in order: errors and headers around everything, routing, then the client's files for what
    /// no endpoint claims. Authentication and rate limits go after this call, so that files and errors need neither.
    /// </summary>
    public static WebApplication UseInstaHubWeb(this WebApplication app)
    {
        app.UseMiddleware<ResponseGuard>();
        app.UseRouting();
        app.UseMiddleware<ClientMiddleware>();
        return app;
    }

    /// <summary>Maps every endpoint of the web front end.</summary>
    public static WebApplication MapInstaHubWeb(this WebApplication app)
    {
        app.MapOperation();
        app.MapApi();
        return app;
    }

    /// <summary>Maps what operators and load balancers ask of any process, one that only hosts grains too.</summary>
    public static WebApplication MapOperation(this WebApplication app)
    {
        app.MapHealth();
        return app;
    }
}
