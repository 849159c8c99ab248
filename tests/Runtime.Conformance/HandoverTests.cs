using System.Diagnostics;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

/// <summary>
/// One runtime goes on where another has stopped, on the same rows. Runs the builds of both runtimes, one after the other on one
/// database; skipped where the other one has not been built.
/// </summary>
public sealed class HandoverTests(SharedCluster cluster)
{
    private const string Worker = "Runtime.Handover";

    // <artifacts>/<runtime>/bin/<project>/<configuration>/
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
    private static readonly DirectoryInfo Runtime = Output.Parent!.Parent!.Parent!;

    [Fact]
    public Task State_and_reminders_are_taken_over_by_the_same_runtime() => HandOver(Runtime.Name, Runtime.Name);

    [Fact]
    public Task State_and_reminders_are_taken_over_by_the_other_runtime() => HandOver(Runtime.Name, Other);

    [Fact]
    public Task State_and_reminders_of_the_other_runtime_are_taken_over() => HandOver(Other, Runtime.Name);

    private static string Other => Runtime.Name == "embedded" ? "orleans" : "embedded";

    private async Task HandOver(string from, string to)
    {
        foreach (var runtime in new[] { from, to })
        {
            Assert.SkipUnless(File.Exists(Program(runtime)), $"The {runtime} runtime is not built here: there is no {Program(runtime)}.");
        }

        var service = Guid.NewGuid().ToString("N");
        await Run(from, "leave", service);
        await Run(to, "find", service);
    }

    private static string Program(string runtime) =>
        Path.Combine(Runtime.Parent!.FullName, runtime, "bin", Worker, Output.Name, $"{Worker}.dll");

    private async Task Run(string runtime, string what, string service)
    {
        var start = new ProcessStartInfo("dotnet", [Program(runtime), what, cluster.Database.ConnectionString, service])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).Within($"the {runtime} runtime to {what}");
        Assert.True(process.ExitCode == 0 && (await output).Contains($"{what}: 4 grains", StringComparison.Ordinal), $"{await output}{await errors}");
    }
}
