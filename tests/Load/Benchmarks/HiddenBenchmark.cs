using System.Diagnostics;
using System.Globalization;
using System.Net;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Whether the time of a 404 tells what is hidden from what is not there: one caller asks for a user who blocks them and for users who do
/// not exist, in random order, by id and by username; with the floor that such answers have, and without. Option: tries of each (1,000).
/// </summary>
public static class HiddenBenchmark
{
    private const double Bar = 0.10;

    public static async Task Run(string[] options)
    {
        var tries = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 1000;
        foreach (var floor in new[] { "10", "0" })
        {
            await using var database = await TestDatabase.CreateEmptyAsync();
            await using var product = await TestProduct.StartAsync(
                database.ConnectionString, ("Existence:FloorMilliseconds", floor), ("Logging:LogLevel:Default", "Warning"));
            var viewer = await BenchUser.RegisterAsync(product.Client, "viewer");
            var blocker = await BenchUser.RegisterAsync(product.Client, "blocker");
            await blocker.SendAsync(HttpMethod.Put, $"users/{viewer.Id}/block");

            await CompareAsync($"by id, floor {floor} ms", viewer, tries, () => $"{blocker.Id}", () => $"{Guid.NewGuid()}");
            await CompareAsync($"by username, floor {floor} ms", viewer, tries, () => "blocker", () => $"u{Guid.NewGuid():N}"[..20]);
        }
    }

    private static async Task CompareAsync(string what, BenchUser viewer, int tries, Func<string> hidden, Func<string> absent)
    {
        var (ofHidden, ofAbsent) = (new List<double>(), new List<double>());
        var order = new Random(1);
        for (var warm = 0; warm < 200; warm++)
            await TimeAsync(viewer, warm % 2 == 0 ? hidden() : absent());
        while (ofHidden.Count < tries || ofAbsent.Count < tries)
        {
            var (times, key) = order.Next(2) == 0 ? (ofHidden, hidden()) : (ofAbsent, absent());
            if (times.Count < tries)
                times.Add(await TimeAsync(viewer, key));
        }

        var (a, b) = (Median(ofHidden), Median(ofAbsent));
        var difference = Math.Abs(a - b) / Math.Max(a, b);
        Print($"{what}: hidden\t{a:0.000}\tms, median of {tries}");
        Print($"{what}: absent\t{b:0.000}\tms, median of {tries}");
        Print($"{what}: ratio\t{a / b:0.000}\tdifference {difference:P1}, bar {Bar:P0}: {(difference < Bar ? "reached" : "missed")}");
    }

    private static async Task<double> TimeAsync(BenchUser viewer, string key)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await viewer.SendAsync(HttpMethod.Get, $"users/{key}");
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.NotFound ? took : throw new InvalidOperationException($"{key} was answered {answer.StatusCode}.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
