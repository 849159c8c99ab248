using System.Diagnostics;
using System.Globalization;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Accounts;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Migrations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Commands;

/// <summary>The command <c>seed</c>: fills the product with invented accounts and a network of follows among them, and ends. The product may be running.</summary>
public static class SeedCommand
{
    /// <summary>Everybody's.</summary>
    public const string Password = "instahub-seed";

    /// <summary>Runs the command.</summary>
    /// <param name="configuration">Holds <c>ConnectionStrings:InstaHub</c> and the section <c>Database</c>.</param>
    /// <param name="args">What follows the word <c>seed</c>.</param>
    /// <param name="cancellationToken">Breaks it off; nothing is left behind.</param>
    /// <returns>The exit code: 0 done, 1 failed or refused, 2 wrong arguments.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, string[] args, CancellationToken cancellationToken)
    {
        if (SeedOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(SeedOptions.Usage);
            return 2;
        }

        await using var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true))
            .AddDatabase()
            .AddPasswordHashing()
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(contract: false, cancellationToken);
            return await SeedAsync(services, options, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await Console.Error.WriteLineAsync($"Some accounts of seed {options.Seed} are there already; use another --seed.");
            return 1;
        }
        catch (Exception e) when (e is MigrationException or DatabaseUnavailableException or NpgsqlException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> SeedAsync(IServiceProvider services, SeedOptions options, CancellationToken cancellationToken)
    {
        await using var connection = await services.GetRequiredService<StartupConnector>().OpenAsync("seed", cancellationToken);
        if (!options.Append && await HasAccountsAsync(connection, cancellationToken))
        {
            await Console.Error.WriteLineAsync("There are accounts already. --append adds to them.");
            return 1;
        }

        var began = Stopwatch.GetTimestamp();
        var hash = await services.GetRequiredService<IPasswordHashing>().HashAsync(Password, cancellationToken);
        var users = SeededUsers.Invent(options.Seed, options.Users).ToArray();
        var network = SeededNetwork.Invent(options.Seed, options.Users);
        var relations = SeededRelations.Invent(options.Seed, network, Array.ConvertAll(users, user => user.IsPrivate));
        var progress = new SeedProgress(SeedWriter.RowsOf(network, relations), Console.Out, !Console.IsOutputRedirected);
        await new SeedWriter(connection, progress.Step, cancellationToken).WriteAsync(options.Seed, users, hash, network, relations);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{users.Length} accounts and {network.Count} follows of seed {options.Seed} in {seconds:0.0} s; everybody's password is \"{Password}\""));
        return 0;
    }

    private static async Task<bool> HasAccountsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select exists (select from accounts)", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
