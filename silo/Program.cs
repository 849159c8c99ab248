using InstaHub.Silo.Commands;
using InstaHub.Silo.Database.Migrations;
using InstaHub.Silo.Hosting;

namespace InstaHub.Silo;

/// <summary>The silo: <c>migrate [--contract]</c>, <c>seed [options]</c>, or nothing to serve.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (args is ["migrate", .. var options])
            return await MigrateCommand.RunAsync(builder.Configuration, options, CancellationToken.None);
        if (args is ["seed", .. var seedOptions])
            return await SeedCommand.RunAsync(builder.Configuration, seedOptions, CancellationToken.None);

        return await Serving.RunAsync(builder);
    }
}
