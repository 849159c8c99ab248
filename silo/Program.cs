using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Migrations;
using InstaHub.Silo.Health;
using InstaHub.Silo.Hosting;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Health;
using InstaHub.Web.Hosting;

namespace InstaHub.Silo;

/// <summary>The silo: <c>migrate [--contract]</c>, or nothing to serve.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (args is ["migrate", .. var options])
            return await MigrateCommand.RunAsync(builder.Configuration, options, CancellationToken.None);

        var roles = builder.Configuration.ReadRoles();
        return roles == SiloRoles.Web ? await WebProcess.RunAsync(builder) : await ServeAsync(builder, roles);
    }

    private static async Task<int> ServeAsync(WebApplicationBuilder builder, SiloRoles roles)
    {
        builder.Services.AddDatabase();
        builder.Services.AddReadinessCheck<DatabaseCheck>("database");
        builder.Services.AddSingleton<IServiceAvailability, DatabaseAvailability>();
        builder.AddGrains();
        builder.AddInstaHubWeb();

        await using var app = builder.Build();
        if (roles.HasFlag(SiloRoles.Web))
        {
            app.UseInstaHubWeb();
            app.MapInstaHubWeb();
        }
        else
        {
            app.MapOperation();
        }

        await app.RunAsync();
        return 0;
    }
}
