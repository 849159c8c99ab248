using System.Diagnostics;
using System.Globalization;
using InstaHub.Load.Faults;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// The scenarios of the fault tests again and again, since what a fault hits is a matter of chance: each outcome is printed, and all
/// must be good. Options: times.
/// </summary>
public static class FaultsBenchmark
{
    private static readonly (string Fault, Func<Task<FaultOutcome>> Run)[] Scenarios =
    [
        ("process killed", FaultScenario.KillProcessAsync),
        ("database crashed", FaultScenario.CrashDatabaseAsync),
    ];

    public static async Task Run(string[] options)
    {
        var times = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
        var bad = 0;
        for (var time = 1; time <= times; time++)
        {
            foreach (var (fault, run) in Scenarios)
            {
                var began = Stopwatch.GetTimestamp();
                var outcome = await run();
                bad += outcome.IsGood ? 0 : 1;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{time}: {fault}, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s: {(outcome.IsGood ? "good" : "BAD")} {outcome}"));
            }
        }

        if (bad > 0)
            throw new InvalidOperationException($"{bad} of {times * Scenarios.Length} outcomes were bad.");
    }
}
