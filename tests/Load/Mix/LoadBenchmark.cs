using InstaHub.Silo.Commands;
using InstaHub.TestSupport;
using Microsoft.Extensions.Configuration;

namespace InstaHub.Load.Mix;

/// <summary>
/// A mix of requests at a rate, against a product that is started and seeded for it, or one that runs. Options: <see
/// cref="LoadOptions.Usage"/>. Should too much fail, the exit code is not 0.
/// </summary>
public static class LoadBenchmark
{
    // Enough that posts have some; each different one takes a second to make.
    private const int Photos = 300;

    public static async Task Run(string[] args)
    {
        if (LoadOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(LoadOptions.Usage);
            Environment.ExitCode = 2;
            return;
        }

        var result = options.Url is { } url ? await MeasureAsync(url, options) : await MeasureOwnAsync(options);
        ConsoleReport.Write(result, Console.Out);
        if (options.Report is { } path)
        {
            await File.WriteAllTextAsync(path, HtmlReport.Render(result, DateTime.UtcNow));
            Console.WriteLine($"Report: {Path.GetFullPath(path)}");
        }
        if (result.HasFailed)
            Environment.ExitCode = 1;
    }

    /// <summary>Measures a product that was seeded.</summary>
    public static async Task<LoadResult> MeasureAsync(Uri server, LoadOptions options)
    {
        var preparation = new Preparation(server, options);
        var targets = await preparation.PrepareAsync();
        var (mix, absent) = await preparation.WithoutAbsentAsync(Mixes.Find(options.Mix)!, targets);
        await using var live = new LiveClients(targets.Run);
        await live.ConnectAsync(server, targets.Users.Take(options.Live));
        return await new LoadRun(server, mix, targets, live, options).RunAsync(absent);
    }

    private static async Task<LoadResult> MeasureOwnAsync(LoadOptions options)
    {
        var media = Directory.CreateTempSubdirectory("instahub-load-");
        try
        {
            await using var database = await TestDatabase.CreateEmptyAsync();
            await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Media:Path", media.FullName), ("Logging:LogLevel:Default", "Warning"));
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([database.Configuration, new("PasswordHashing:Iterations", "1000"), new("Media:Path", media.FullName)]).Build();
            if (await SeedCommand.RunAsync(configuration, ["--users", $"{options.Users}", "--seed", $"{options.Seed}", "--photos", $"{Photos}"], CancellationToken.None) != 0)
                throw new InvalidOperationException("The product could not be seeded.");
            return await MeasureAsync(product.Address, options);
        }
        finally
        {
            media.Delete(recursive: true);
        }
    }
}
