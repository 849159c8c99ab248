using System.Diagnostics;
using System.Globalization;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Accounts;
using InstaHub.Silo.Commands.Content;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Migrations;
using InstaHub.Silo.Media;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Commands;

/// <summary>
/// The command <c>seed</c>: fills the product with invented accounts, a network of follows among them, and what they post, like, comment
/// and say in chats, and ends. The product may be running.
/// </summary>
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
            .AddImageProcessing()
            .AddSingleton<PictureLibrary>()
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(contract: false, cancellationToken);
            return await SeedAsync(services, options, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return await RefuseAsync(options);
        }
        catch (Exception e) when (e is MigrationException or DatabaseUnavailableException or NpgsqlException or OptionsValidationException or MediaFailedException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> SeedAsync(IServiceProvider services, SeedOptions options, CancellationToken cancellationToken)
    {
        await using var connection = await services.GetRequiredService<StartupConnector>().OpenAsync("seed", cancellationToken);
        if (!options.Append && await IsThereAsync(connection, "select exists (select from accounts)", cancellationToken))
        {
            await Console.Error.WriteLineAsync("There are accounts already. --append adds to them.");
            return 1;
        }

        var began = Stopwatch.GetTimestamp();
        var hash = await services.GetRequiredService<IPasswordHashing>().HashAsync(Password, cancellationToken);
        var users = SeededUsers.Invent(options.Seed, options.Users).ToArray();
        if (await IsThereAsync(connection, $"select exists (select from accounts where id = '{users[0].Id}')", cancellationToken))
            return await RefuseAsync(options);
        var network = SeededNetwork.Invent(options.Seed, options.Users);
        var relations = SeededRelations.Invent(options.Seed, network, Array.ConvertAll(users, user => user.IsPrivate));
        var library = services.GetRequiredService<PictureLibrary>();
        if (options is { HasContent: true, Photos: > 0 } && !library.CanMake)
        {
            await Console.Out.WriteLineAsync("Posts have no photos: libvips-tools is not installed.");
            options = options with { Photos = 0 };
        }
        var content = options.HasContent ? SeededContent.Invent(options.Seed, network, options.ContentAt(DateTime.UtcNow)) : null;

        var steps = SeedWriter.RowsOf(network, relations) + (content is null ? 0 : content.Pictures + content.Portraits + ContentWriter.RowsOf(content) + ChatWriter.RowsOf(content.Chats));
        var progress = new SeedProgress(steps, Console.Out, !Console.IsOutputRedirected);
        var isWritten = false;
        try
        {
            if (content is not null)
                await library.MakeAsync(content, progress.Step, cancellationToken);
            await WriteAsync(connection, progress, options.Seed, users, hash, network, relations, content, library, cancellationToken);
            isWritten = true;
        }
        finally
        {
            await library.RemoveAsync(all: !isWritten);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{users.Length} accounts and {network.Count} follows of seed {options.Seed} in {seconds:0.0} s; everybody's password is \"{Password}\""));
        if (content is not null)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{content.Posts.Length} posts with {content.Photos.Length} photos, {content.Avatars.Length} portraits, {content.LikeCount} likes, {content.Comments.Length} comments, {content.Chats.Length} chats with {content.Chats.Sum(chat => chat.Messages.Length)} messages until {content.Size.Until:yyyy-MM-dd HH:mm} UTC"));
        }
        return 0;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, SeedProgress progress, int seed, SeededUser[] users, string hash, SeededNetwork network, SeededRelations relations,
        SeededContent? content, PictureLibrary library, CancellationToken cancellationToken)
    {
        var copy = new BulkCopy(connection, progress.Step, cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await new SeedWriter(copy, cancellationToken).WriteAsync(
                seed, users, hash, network, relations, content?.PostCounts() ?? new long[users.Length],
                content?.Avatars.ToDictionary(avatar => avatar.User, avatar => avatar.Id) ?? []);
            if (content is not null)
            {
                await new ChatWriter(copy, seed, content.Chats, users, cancellationToken).WriteAsync();
                await new ContentWriter(copy, content, users, library, cancellationToken).WriteAsync();
            }
            await transaction.CommitAsync(cancellationToken);
        }
        // A planner that knows nothing of so many new rows would read whole tables.
        await copy.ExecuteAsync($"analyze {SeedWriter.Tables}");
        if (content is not null)
            await copy.ExecuteAsync($"analyze {ContentWriter.Tables}, {ChatWriter.Tables}");
    }

    private static async Task<int> RefuseAsync(SeedOptions options)
    {
        await Console.Error.WriteLineAsync($"Some accounts of seed {options.Seed} are there already; use another --seed.");
        return 1;
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, string question, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
