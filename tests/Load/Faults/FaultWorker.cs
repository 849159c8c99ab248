using System.Globalization;
using InstaHub.Grains.Common;
using InstaHub.Load.Benchmarks;
using InstaHub.Silo.Database;
using InstaHub.Silo.Hosting;
using InstaHub.Silo.Stores.GroupCommit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Load.Faults;

/// <summary>
/// A process with the product's silo whose grains write rows and handle their events, to be killed. It tells on its output what was
/// acknowledged, line by line, and serves until it is ended.
/// </summary>
public static class FaultWorker
{
    /// <summary>The argument that makes this program a worker; the next one is the number of rows to write.</summary>
    public const string Argument = "fault-worker";

    /// <summary>The first word of a line: the silo has started.</summary>
    public const string Ready = "ready";

    /// <summary>A row is durable; its id follows.</summary>
    public const string Written = "written";

    /// <summary>A write failed for want of the database; the error follows. Another row is written in its stead.</summary>
    public const string Refused = "refused";

    /// <summary>All rows were acknowledged.</summary>
    public const string Done = "done";

    private const int Writers = 100;

    // As a caller does who is told that the service is unavailable.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the worker.</summary>
    public static async Task Run(string[] options)
    {
        var rows = int.Parse(options[0], CultureInfo.InvariantCulture);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddGroupCommitter<Guid, BenchRow, bool, BenchRowWriter>();
        await using var app = SiloApplication.Build(builder, SiloRoles.Silo);
        await app.StartAsync();
        Console.WriteLine(Ready);

        var grains = app.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(key =>
            Task.Run(() => WriteAsync(grains.GetGrain<IFaultWriterGrain>(key), (rows / Writers) + (key < rows % Writers ? 1 : 0)))));
        Console.WriteLine(Done);
        await app.WaitForShutdownAsync();
    }

    private static async Task WriteAsync(IFaultWriterGrain writer, int rows)
    {
        while (rows > 0)
        {
            try
            {
                var id = await writer.Write();
                Console.WriteLine($"{Written} {id}");
                rows--;
            }
            catch (Exception e) when (e is UnknownOutcomeException || DatabaseErrors.IsUnavailable(e))
            {
                Console.WriteLine($"{Refused} {e.GetType().Name}");
                await Task.Delay(RetryPause);
            }
        }
    }
}
