using Npgsql;

namespace InstaHub.Silo.Database.Migrations;

/// <summary>The command <c>migrate [--contract]</c>: brings the schema up to date and ends.</summary>
public static class MigrateCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="configuration">Holds <c>ConnectionStrings:InstaHub</c> and the section <c>Database</c>.</param>
    /// <param name="args">What follows the word <c>migrate</c>.</param>
    /// <param name="cancellationToken">Breaks it off; a migration under way is undone.</param>
    /// <returns>The exit code: 0 done, 1 failed, 2 wrong arguments.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args, CancellationToken cancellationToken)
    {
        if (args.Except(["--contract"]).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"""
                Unknown argument {unknown}.
                migrate             applies what this build needs; older builds go on working
                migrate --contract  also removes what only older builds need; none of them may run
                """);
            return 2;
        }

        var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(console => console.SingleLine = true))
            .AddDatabase();
        await using var provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<Migrator>().MigrateAsync(args.Contains("--contract"), cancellationToken);
            return 0;
        }
        catch (Exception e) when (e is MigrationException or DatabaseUnavailableException or PostgresException
            or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
