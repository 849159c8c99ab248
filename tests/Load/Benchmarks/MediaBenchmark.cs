using System.Diagnostics;
using System.Globalization;
using InstaHub.Load.Http;
using InstaHub.TestSupport;
using InstaHub.TestSupport.Media;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// A JPEG of 12 megapixels from the beginning of its upload until all variants can be had: alone, and four at once while <c>GET
/// /api/v1/auth/me</c> is read. Reads have what the processes that decode leave of the processors; the figures say how much both take.
/// Options: times alone (5).
/// </summary>
public static class MediaBenchmark
{
    private const double BarMilliseconds = 1500;
    private const int AtOnce = 4;
    private const int Connections = 16;
    private const string Path = "/api/v1/auth/me";

    public static async Task Run(string[] options)
    {
        if (!Vips.IsInstalled)
            throw new InvalidOperationException(Vips.Missing);
        var times = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("Logging:LogLevel:Default", "Warning"), ("Logging:LogLevel:InstaHub.Silo.Media", "Debug"));
        using var pictures = new Pictures();
        var photo = await pictures.NoiseAsync(4000, 3000);
        var user = await MediaUser.RegisterAsync(product.Client, product.Log);
        Print($"photo\t{photo.Length / 1e6:0.0}\tMB");
        await user.UploadAsync(photo);

        var alone = new List<double>();
        for (var i = 0; i < times; i++)
            alone.Add(await TimeAsync(() => user.UploadAsync(photo)));
        var median = alone.Order().ElementAt(times / 2);
        Print($"alone\t{median:0}\tms, worst {alone.Max():0}; bar {BarMilliseconds:0}: {(median < BarMilliseconds ? "reached" : "missed")}");

        var body = await (await user.SendAsync(HttpMethod.Get, Path)).Content.ReadAsByteArrayAsync();
        var reads = new HttpLoad(product.Address, Path, $"Authorization: Bearer {user.Token}", body.Length);
        await reads.RunAsync(Connections, TimeSpan.FromSeconds(2));
        var rateAlone = await reads.RunAsync(Connections, TimeSpan.FromSeconds(5));
        var (rateBeside, each, share) = await BesideAsync(user, photo, reads);
        Print($"{AtOnce} at once\t{each:0}\tms a round of {AtOnce}, beside reads");
        Print($"reads alone\t{rateAlone:0}\trequests/s");
        Print($"reads beside\t{rateBeside:0}\trequests/s, {rateBeside / rateAlone:0.00} of them");
        Print($"decoders take\t{share:0.00}\tof {Environment.ProcessorCount} processors; {1 - share / Environment.ProcessorCount:0.00} is left");
    }

    // Four uploads again and again while reads are counted.
    private static async Task<(double Rate, double Milliseconds, double Processors)> BesideAsync(MediaUser user, byte[] photo, HttpLoad reads)
    {
        using var over = new CancellationTokenSource();
        var (began, before) = (Stopwatch.GetTimestamp(), ChildrenTime());
        var rounds = new List<double>();
        var uploads = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
                rounds.Add(await TimeAsync(() => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => user.UploadAsync(photo)))));
        });
        var rate = await reads.RunAsync(Connections, TimeSpan.FromSeconds(10));
        await over.CancelAsync();
        var processors = (ChildrenTime() - before) / Stopwatch.GetElapsedTime(began);
        await uploads;
        return (rate, rounds.Average(), processors);
    }

    // Of the processes that this one has started and that have ended: fields 16 and 17 of proc(5), in hundredths of a second.
    private static TimeSpan ChildrenTime()
    {
        var fields = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / 100.0);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
