using InstaHub.Silo.Database;
using InstaHub.Silo.Health;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Health;
using InstaHub.Web.Hosting;

namespace InstaHub.Silo.Hosting;

/// <summary>The product in one process, put together; what Main runs, and what tests and benchmarks run too.</summary>
public static class SiloApplication
{
    /// <summary>Registers everything, builds the host and maps what <paramref name="roles"/> ask for. Starts nothing.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, SiloRoles roles)
    {
        builder.Services.AddDatabase();
        builder.Services.AddReadinessCheck<DatabaseCheck>("database");
        builder.Services.AddSingleton<IServiceAvailability, DatabaseAvailability>();
        builder.AddGrains();
        builder.AddInstaHubWeb();

        var app = builder.Build();
        if (roles.HasFlag(SiloRoles.Web))
        {
            app.UseInstaHubWeb();
            app.MapInstaHubWeb();
        }
        else
        {
            app.MapOperation();
        }

        return app;
    }
}
