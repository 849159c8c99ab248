using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Database.Migrations;
using InstaHub.Web.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Hosting;

/// <summary>Runs a process that serves, and says in one sentence why it cannot start when the reason is one that operators mend.</summary>
internal static class Serving
{
    private const int Failed = 1;

    // Logs every failed start with its stack, in a category that it shares with failures of background work.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Serves until the process is told to stop.</summary>
    /// <returns>
    /// The exit code: 0 it was told to; 1 it could not start, which is said on standard error, or another runtime took the database. A
    /// web process has further ones, see <see cref="WebProcess"/>.
    /// </returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder)
    {
        var hasStarted = false;
        builder.Logging.AddFilter(HostCategory, level => hasStarted && level >= LogLevel.Information);
        try
        {
            var roles = builder.Configuration.ReadRoles();
            if (roles == SiloRoles.Web)
                return await WebProcess.RunAsync(builder, () => hasStarted = true);

            await using var app = SiloApplication.Build(builder, roles);
            await app.StartAsync();
            hasStarted = true;
            await app.WaitForShutdownAsync();
            return app.Services.GetRequiredService<RuntimeLock>().IsTakenOver ? Failed : 0;
        }
        catch (Exception e) when (!hasStarted && SentenceOf(e) is not null)
        {
            await Console.Error.WriteLineAsync($"InstaHub cannot start. {SentenceOf(e)}");
            return Failed;
        }
    }

    // Null: it is a fault of ours, and its stack is what helps.
    private static string? SentenceOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RuntimeLockException or MigrationException or DatabaseUnavailableException or OptionsValidationException or PostgresException
                or RolesException or AddressInUseException or IOException { InnerException: AddressInUseException })
                return cause.Message;
        }
        return null;
    }
}
